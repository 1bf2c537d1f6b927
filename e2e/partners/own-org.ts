import assert from 'node:assert/strict';
import { it } from 'node:test';
import { assignPermissionSets } from '../../scripts/src/org/permission-sets.ts';
import { queryAll, rest, type RestSession } from '../../scripts/src/org/rest.ts';
import { apexValue } from '../anonymous-apex.ts';
import type { PartnerStory } from './stories.ts';

interface Failure {
  readonly type: string;
  readonly statusCode: number | null;
  readonly code: string | null;
  readonly message: string;
}

/** What a call failed with: the exception's class, and the first problem that the org named. */
function failureOf(session: RestSession, statement: string): Promise<Failure> {
  return apexValue<Failure>(
    session,
    `HubCalloutException failed;
    try { ${statement} } catch (HubCalloutException e) { failed = e; }
    List<HubOwnOrgProblem> problems = failed == null ? new List<HubOwnOrgProblem>() : HubOwnOrgProblem.of(failed);
    System.debug(JSON.serialize(new Map<String, Object>{
      'type' => failed?.getTypeName(), 'statusCode' => failed?.statusCode, 'message' => failed?.getMessage(),
      'code' => problems.isEmpty() ? null : problems[0].errorCode }));`,
  );
}

/** The org calls itself; nothing is simulated. */
export const story: PartnerStory = (system) => {
  const session = (): RestSession => system().session;
  const runAs = async (): Promise<string> => {
    const [user] = await queryAll<{ Username: string }>(
      session(),
      "SELECT Username FROM User WHERE Username LIKE 'own-org.%@integration-hub.invalid'",
    );
    return user.Username;
  };

  it('reads rows page by page, as the API-only user', async () => {
    const [read, total, calls, users] = await apexValue<number[]>(
      session(),
      `Integer read = 0;
      HubOwnOrgRows rows = new HubOwnOrgClient().pagesOf(200).query('SELECT Id FROM User ORDER BY Id');
      for (Map<String, Object> row : rows) { read++; }
      System.debug(JSON.serialize(new List<Integer>{ read, rows.totalSize, Limits.getCallouts(), [SELECT COUNT() FROM User] }));`,
    );
    assert.equal(read, users, 'every user is read once');
    assert.equal(total, users, 'and counted');
    assert.ok(users > 200, 'more than a page');
    assert.equal(calls, Math.ceil(users / 200), 'a page is a callout');
  });

  it('asks how a query would run', async () => {
    const [plan] = await apexValue<{ leadingOperation: string; objectName: string }[]>(
      session(),
      "System.debug(JSON.serialize(new HubOwnOrgClient().plans('SELECT Id FROM User WHERE Name LIKE \\'%a\\'')));",
    );
    assert.equal(plan.objectName, 'User', 'the object');
    assert.match(plan.leadingOperation, /^(TableScan|Index|Other|Sharing)$/, 'how it begins');
  });

  it('reads limits and Tooling', async () => {
    const [remaining, name] = await apexValue<[number, string]>(
      session(),
      `HubOwnOrgClient client = new HubOwnOrgClient();
      System.debug(JSON.serialize(new List<Object>{ client.orgLimits().get('DailyApiRequests').remaining,
        client.toolingQuery('SELECT Name FROM ApexClass WHERE Name = \\'HubOwnOrgClient\\'').next().get('Name') }));`,
    );
    assert.ok(remaining > 0, 'requests are left');
    assert.equal(name, 'HubOwnOrgClient', 'Tooling shows the class itself');
  });

  it('reads an event log row by row', async () => {
    const [rows, provisioning] = await apexValue<[number, number]>(
      session(),
      `HubOwnOrgLogs logs = new HubOwnOrgLogs();
      List<HubOwnOrgLogFile> files = logs.files('ApiTotalUsage', System.now().addDays(-3));
      HubOwnOrgLogFile yesterday = files[files.size() - 1];
      Integer rows = 0; Integer provisioning = 0;
      for (Map<String, String> row : logs.download(yesterday)) {
        rows++;
        provisioning += row.get('CONNECTED_APP_NAME') == 'Directory Provisioning' ? 1 : 0;
      }
      System.debug(JSON.serialize(new List<Integer>{ rows, provisioning }));`,
    );
    assert.equal(rows, 4_000, 'every call of the demo day');
    assert.ok(provisioning / rows > 0.9, 'most of them by the provisioning app');
  });

  it('says when event logs cannot be seen, and by which right', async () => {
    const [assignment] = await queryAll<{ Id: string }>(
      session(),
      `SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '${await runAs()}' AND PermissionSet.Name = 'Hub_Own_Org_Event_Logs'`,
    );
    await rest(session(), 'DELETE', `/sobjects/PermissionSetAssignment/${assignment.Id}`);
    try {
      const failed = await failureOf(
        session(),
        "new HubOwnOrgLogs().files('ApiTotalUsage', System.now().addDays(-3));",
      );
      assert.equal(failed.type, 'HubOwnOrgException.NoEventLogsException', failed.message);
      assert.match(failed.message, /View Event Log Files/, 'the right is named');
    } finally {
      await assignPermissionSets(session(), await runAs(), ['Hub_Own_Org_Event_Logs']);
    }
  });

  it('names what the org refused', async () => {
    const malformed = await failureOf(session(), "new HubOwnOrgClient().query('SELECT Id FORM User');");
    assert.equal(malformed.type, 'HubCalloutException.BadRequestException', malformed.message);
    assert.equal(malformed.code, 'MALFORMED_QUERY', 'by its code');
    const plan = await failureOf(session(), "new HubOwnOrgClient().plans('SELECT Id FORM User');");
    assert.equal(plan.code, 'MALFORMED_QUERY', 'a plan of nothing is none');
    const missing = await failureOf(session(), "new HubOwnOrgClient().get('/sobjects/User/005000000000001AAA');");
    assert.equal(missing.type, 'HubCalloutException.NotFoundException', missing.message);
    assert.equal(missing.statusCode, 404, 'a record that is not there');
    const unknown = await failureOf(session(), "new HubOwnOrgClient().query('SELECT Id FROM Nothing__c');");
    assert.equal(unknown.code, 'INVALID_TYPE', 'an object that is not there');
  });

  it('never calls Apex of this org', async () => {
    const failed = await failureOf(session(), "new HubOwnOrgClient().get('/services/apexrest/hub/v1/health');");
    assert.equal(failed.type, 'HubOwnOrgException.CalloutLoopException', failed.message);
    assert.equal(failed.statusCode, null, 'nothing was sent');
  });

  it('does several things in one call, each for itself or all or none', async () => {
    const results = await apexValue<{ statusCode: number; problems: { errorCode: string }[] }[]>(
      session(),
      `System.debug(JSON.serialize(new HubOwnOrgClient().composite(false)
        .add('me', 'GET', '/query?q=' + EncodingUtil.urlEncode('SELECT Id FROM User LIMIT 1', 'UTF-8'), null)
        .add('again', 'GET', '/sobjects/User/@{me.records[0].Id}?fields=Username', null)
        .add('gone', 'GET', '/sobjects/User/005000000000001AAA', null)
        .add('halted', 'GET', '/sobjects/User/@{gone.Id}', null)
        .send()));`,
    );
    assert.deepEqual(
      results.map(({ statusCode }) => statusCode),
      [200, 200, 404, 400],
      'what refers to a failed part is not run',
    );
    assert.equal(results[3].problems[0].errorCode, 'PROCESSING_HALTED', 'and says so');
    const [first, second] = await apexValue<{ statusCode: number; problems: { errorCode: string }[] }[]>(
      session(),
      `Map<String, Object> desk = new Map<String, Object>{ 'Name' => 'Desk' };
      System.debug(JSON.serialize(new HubOwnOrgClient().composite(true)
        .add('refused', 'POST', '/sobjects/Account', desk)
        .add('taken_back', 'POST', '/sobjects/Account', desk)
        .send()));`,
    );
    assert.ok(first.statusCode >= 400, 'the user may create no account');
    assert.equal(second.problems[0].errorCode, 'PROCESSING_HALTED', 'so nothing else is created either');
  });

  it('shows by its answer that the run-as user may change nothing', async () => {
    const [created] = await apexValue<{ isSaved: boolean; problems: { errorCode: string }[] }[]>(
      session(),
      "System.debug(JSON.serialize(new HubOwnOrgClient().create(new List<SObject>{ new Account(Name = 'Offices') }, false)));",
    );
    assert.equal(created.isSaved, false, 'the user has no right on accounts');
    assert.match(created.problems[0].errorCode, /^(INVALID_TYPE|INSUFFICIENT_ACCESS|CANNOT_INSERT)/, 'and learns it');
  });
};
