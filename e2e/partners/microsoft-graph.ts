import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, it } from 'node:test';
import { ROOT } from '../../scripts/src/start/system.ts';
import type { GraphControl } from '../../simulators/src/partners/microsoft-graph/index.ts';
import { apexValue, runApex } from '../anonymous-apex.ts';
import type { PartnerStory } from './stories.ts';

const PARTNER = 'microsoft-graph';
const QUERY = "new HubGraphQuery().properties(new List<String>{ 'id', 'displayName' })";

export const story: PartnerStory = (system) => {
  const apex = <T>(code: string): Promise<T> => apexValue<T>(system().session, code);
  const tenant = (): GraphControl => system().simulators.control<GraphControl>(PARTNER);

  afterEach(() => system().simulators.setFault(PARTNER, null));

  it('reads all users and groups, page by page', async () => {
    const [users, groups, pages] = await apex<[number, number, number]>(`
      HubGraphClient graph = new HubGraphClient();
      Set<String> users = new Set<String>();
      Set<String> groups = new Set<String>();
      Integer pages = 0;
      for (HubGraphPage page = graph.users(${QUERY}.top(60)); page != null; page = graph.next(page)) {
        pages++;
        for (HubGraphUser found : page.users()) users.add(found.id);
      }
      for (HubGraphPage page = graph.groups(${QUERY}); page != null; page = graph.next(page)) {
        for (HubGraphGroup found : page.groups()) groups.add(found.id);
      }
      System.debug(JSON.serialize(new List<Integer>{ users.size(), groups.size(), pages }));`);
    const { directory } = tenant();
    assert.equal(users, directory.all('users').length, 'every user once');
    assert.equal(groups, directory.all('groups').length, 'every group once');
    assert.equal(pages, Math.ceil(users / 60), 'in pages of the asked size');
  });

  it('filters by what a person typed, quotes included', async () => {
    const { directory } = tenant();
    directory.add('users', { displayName: "Anne O'Hara", userPrincipalName: 'ohara@tenant.example' });
    const found = await apex<string[]>(`
      List<String> names = new List<String>();
      HubGraphPage page = new HubGraphClient().users(
        new HubGraphQuery().filter('displayName eq ' + HubGraphQuery.quoted('Anne O\\'Hara')));
      for (HubGraphUser found : page.users()) names.add(found.userPrincipalName);
      System.debug(JSON.serialize(names));`);
    assert.deepEqual(found, ['ohara@tenant.example'], 'one');
  });

  const firstRound = (): Promise<string> =>
    apex<string>(`
      HubGraphClient graph = new HubGraphClient();
      HubGraphChanges page = graph.userChanges(${QUERY});
      while (page.deltaLink == null) page = graph.changesSince(page.nextLink);
      System.debug(JSON.serialize(page.deltaLink));`);
  const since = <T>(link: string): Promise<T> =>
    apex<T>(`
      HubGraphChanges page = new HubGraphClient().changesSince('${link}');
      List<String> changed = new List<String>();
      for (HubGraphUser found : page.users()) changed.add(found.displayName);
      System.debug(JSON.serialize(new Map<String, Object>{
        'changed' => changed, 'removed' => page.removed, 'mustResync' => page.mustResync }));`);

  it('hears of a change and of a removal since the last time', async () => {
    const link = await firstRound();
    const { directory } = tenant();
    const [renamed, removed] = directory.all('users').slice(10);
    directory.update('users', renamed.id, { displayName: 'Renamed' });
    directory.remove('users', removed.id, 'deleted');
    assert.deepEqual(
      await since(link),
      { changed: ['Renamed'], removed: [{ id: removed.id, reason: 'deleted' }], mustResync: false },
      'these two and nothing else',
    );
  });

  it('is told to read everything again when its delta token is forgotten', async () => {
    const link = await firstRound();
    tenant().deltaTokens.forget();
    assert.deepEqual(await since(link), { changed: [], removed: [], mustResync: true }, 'not an exception');
    assert.match(await firstRound(), /deltatoken=/, 'and the new round works');
  });

  it('follows links of the endpoint that the credential calls', async () => {
    const template = path.join(ROOT, 'org-bound', PARTNER, 'namedCredentials', 'MSGraphAPI.namedCredential-meta.xml');
    const endpoint = await apex<string>('System.debug(JSON.serialize(HubGraphLink.ENDPOINT));');
    assert.ok(readFileSync(template, 'utf8').includes(`<parameterValue>${endpoint}</parameterValue>`), endpoint);
  });

  it('follows no link to another host', async () => {
    system().simulators.setFault(PARTNER, {
      kind: 'status',
      status: 200,
      times: 1,
      body: JSON.stringify({ '@odata.nextLink': 'https://elsewhere.example/v1.0/users?$skiptoken=x', value: [] }),
    });
    const refusal = await apex<string>(`
      HubGraphClient graph = new HubGraphClient();
      HubGraphPage page = graph.users(new HubGraphQuery());
      try { graph.next(page); System.debug('"followed"'); }
      catch (HubGraphForeignLinkException e) { System.debug(JSON.serialize(e.getMessage())); }`);
    assert.match(refusal, /elsewhere\.example/, 'the host is named');
    assert.doesNotMatch(refusal, /skiptoken/, 'the token is not');
  });

  it('sends mail once, and finds it by its key when the answer is lost', async () => {
    const mail = (key: string): string =>
      `new HubGraphMail('user0003@tenant.example', '${key}').to('user0004@tenant.example').subject('Offer').text('Ready.')`;
    await runApex(system().session, `new HubGraphClient().sendMail(${mail('offer 1')});`);
    system().simulators.setFault(PARTNER, { kind: 'reset', afterActing: true, times: 1, path: '/v1.0/users' });
    const mayHaveActed = await apex<boolean>(`
      try { new HubGraphClient().sendMail(${mail('offer 2')}); System.debug('null'); }
      catch (HubCalloutException e) { System.debug(JSON.serialize(e.mayHaveActed)); }`);
    assert.equal(mayHaveActed, true, 'the caller cannot know');
    const wasSent = await apex<boolean[]>(`
      HubGraphClient graph = new HubGraphClient();
      System.debug(JSON.serialize(new List<Boolean>{
        graph.wasSent('user0003@tenant.example', 'offer 2'), graph.wasSent('user0003@tenant.example', 'offer 3') }));`);
    assert.deepEqual(wasSent, [true, false], 'but the mailbox does');
    const { sent } = tenant().mail;
    assert.deepEqual(
      sent.map(({ message }) => message.singleValueExtendedProperties?.[0].value),
      ['offer 1', 'offer 2'],
      'each mail left once',
    );
  });

  /** What is asked in three minutes is asked now: nobody waits in a test. */
  const inDoubt = async (key: string): Promise<void> => {
    await runApex(
      system().session,
      `HubGraphClient.sendMailLater(new HubGraphMail('user0005@tenant.example', '${key}').to('user0006@tenant.example'));`,
    );
    await until('Unknown');
    await runApex(
      system().session,
      `Hub_Message__c message = [SELECT Integration__c FROM Hub_Message__c WHERE Status__c = 'Unknown'];
       HubMessageStatus.toAsk(message, Datetime.now().addMinutes(-1));
       update message;
       HubClaimJob.wake(new Set<String>{ 'Microsoft_Graph' });`,
    );
    await until('Delivered');
  };
  const until = async (status: string): Promise<void> => {
    const last = `SELECT Status__c FROM Hub_Message__c WHERE Integration__c = 'Microsoft_Graph' ORDER BY Name DESC LIMIT 1`;
    let found = '';
    for (let attempt = 0; attempt < 50 && found !== status; attempt++) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 200));
      found = await apex<string>(`System.debug(JSON.serialize([${last}].Status__c));`);
    }
    assert.equal(found, status, 'state of the message');
  };
  const keysSent = (): (string | undefined)[] =>
    tenant()
      .mail.sent.map(({ message }) => message.singleValueExtendedProperties?.[0].value)
      .filter((key) => key?.startsWith('later'));

  it('finds out what became of mail in doubt: what has left is not sent again, what has not is', async () => {
    const lost = { kind: 'reset', times: 1, path: '/v1.0/users' } as const;
    system().simulators.setFault(PARTNER, { ...lost, afterActing: true });
    await inDoubt('later 1');
    assert.deepEqual(keysSent(), ['later 1'], 'it had left');
    system().simulators.setFault(PARTNER, { ...lost, kind: 'reset-after-reading' });
    await inDoubt('later 2');
    assert.deepEqual(keysSent(), ['later 1', 'later 2'], 'this one had not');
  });

  it('asks 45 things in three calls, of which one is throttled', async () => {
    const users = tenant()
      .directory.all('users')
      .slice(0, 45)
      .map(({ id }) => id);
    const throttled = 27;
    system().simulators.setFault(PARTNER, {
      kind: 'throttle',
      retryAfter: 9,
      times: 1,
      path: `/v1.0/users/${users[throttled]}`,
    });
    const answers = await apex<{ id: string | null; status: number; retryAfter: number | null; callouts: number }[]>(`
      List<HubGraphBatchRequest> requests = new List<HubGraphBatchRequest>();
      for (String id : '${users.join(' ')}'.split(' ')) requests.add(new HubGraphBatchRequest('GET', '/users/' + id));
      List<Object> rows = new List<Object>();
      for (HubGraphBatchAnswer answer : new HubGraphClient().batch(requests)) {
        rows.add(new Map<String, Object>{
          'id' => answer.isGood() ? ((Map<String, Object>) answer.body).get('id') : null,
          'status' => answer.statusCode, 'retryAfter' => answer.retryAfterSeconds(), 'callouts' => Limits.getCallouts() });
      }
      System.debug(JSON.serialize(rows));`);
    assert.deepEqual(
      answers.map(({ id }) => id),
      users.map((id, index) => (index === throttled ? null : id)),
      'in the order of the requests',
    );
    assert.equal(answers[throttled].status, 429, 'one was throttled');
    assert.equal(answers[throttled].retryAfter, 9, 'with its own time to wait');
    assert.equal(answers[0].callouts, 3, 'twenty at a time');
  });

  it('says how long to wait when everything is throttled', async () => {
    system().simulators.setFault(PARTNER, { kind: 'throttle', retryAfter: 13, times: 1 });
    const seconds = await apex<number>(`
      try { new HubGraphClient().users(new HubGraphQuery()); System.debug('null'); }
      catch (HubCalloutException.ThrottledException e) { System.debug(JSON.serialize(e.retryAfterSeconds)); }`);
    assert.equal(seconds, 13, 'Retry-After');
  });
};
