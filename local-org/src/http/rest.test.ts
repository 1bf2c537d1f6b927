import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { startTestServer, type TestServer } from './testing/test-server.ts';

type Errors = readonly { errorCode: string; message: string }[];
const V = '/services/data/v66.0';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

function rawRequest(headers: Record<string, string>, path = '/services/data'): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('sessions', () => {
  test('the list of versions needs none and ends with 67.0', async () => {
    const { status, json } = await server.call('GET', '/services/data', { token: null });
    assert.equal(status, 200, 'it is answered');
    assert.equal((json as { version: string }[]).at(-1)?.version, '67.0', 'the newest version is 67.0');
  });

  test('two leading slashes count as one', async () => {
    assert.equal(
      (await server.call('GET', `/${V}`)).status,
      200,
      'as the CLI sends them after a login by access token',
    );
  });

  for (const [name, token] of [
    ['no', null],
    ['a forged', '00D000000000001!AQfffffffffffffffffffffffffffffffff'],
    ['a malformed', 'nonsense'],
  ] as const) {
    test(`${name} token is refused as an invalid session`, async () => {
      const { status, json } = await server.call('GET', `${V}/limits`, { token });
      assert.equal(status, 401, 'it is unauthorized');
      assert.deepEqual(
        json,
        [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
        "in Salesforce's words",
      );
    });
  }

  test('the token of another org is refused, though its secret part is right', async () => {
    const foreign = `00D000000000009${server.accessToken.slice(15)}`;
    assert.equal(
      (await server.call('GET', `${V}/limits`, { token: foreign })).status,
      401,
      'the org is part of the token',
    );
  });

  test('a session that has not been used for two hours is over', async () => {
    let now = Date.now();
    const other = await startTestServer({ now: () => now });
    try {
      assert.equal((await other.call('GET', `${V}/limits`)).status, 200, 'it is alive at first');
      now += 2 * 3_600_000 + 1;
      assert.equal((await other.call('GET', `${V}/limits`)).status, 401, 'and then no more');
    } finally {
      await other.close();
    }
  });

  test('the session of a user who was deactivated ends at once', async () => {
    const soql = encodeURIComponent("SELECT Id FROM Profile WHERE Name = 'System Administrator'");
    const { records } = (await server.call('GET', `${V}/query?q=${soql}`)).json as { records: { Id: string }[] };
    const locale = {
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    };
    const json = {
      Username: 'leaver@local-org.example.com',
      LastName: 'Leaver',
      Alias: 'lea',
      Email: 'l@example.com',
      ProfileId: records[0]?.Id,
    };
    const created = await server.call('POST', `${V}/sobjects/User`, { json: { ...json, ...locale } });
    assert.equal(created.status, 201, created.text);
    const userId = (created.json as { id: string }).id;
    const token = server.server.sessions.create({ orgId: server.orgId, userId, kind: 'api' });
    assert.equal((await server.call('GET', `${V}/limits`, { token })).status, 200, 'it works at first');
    await server.call('PATCH', `${V}/sobjects/User/${userId}`, { json: { IsActive: false } });
    assert.equal((await server.call('GET', `${V}/limits`, { token })).status, 401, 'and then no more');
  });

  test('a browser session is none for the API', async () => {
    const { loginUrl } = server;
    const { headers } = await server.call('GET', loginUrl.slice(server.url.length), { token: null });
    const sid = decodeURIComponent(/sid=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '');
    const { status } = await server.call('GET', `${V}/limits`, { token: null, headers: { cookie: `sid=${sid}` } });
    assert.equal(status, 401, 'the cookie opens no REST resource');
  });
});

describe('what must be refused', () => {
  test('a Host that is not ours', async () => {
    assert.equal(await rawRequest({ host: 'evil.example.com' }), 421, 'a rebinding name reaches nothing');
    assert.equal(
      await rawRequest({ host: `localhost:${new URL(server.url).port}` }),
      200,
      'localhost with our port does',
    );
  });

  test('a sign-in from a page of another origin', async () => {
    const headers = { origin: 'https://evil.example.com' };
    const { status } = await server.call('POST', '/login', { token: null, headers, form: { username: 'a', pw: 'b' } });
    assert.equal(status, 403, 'it is forbidden');
  });

  test('broken JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const { status, json } = await server.call('POST', `${V}/sobjects/Account`, { headers, text: '{"Name": ' });
    assert.equal(status, 400, 'it is a bad request');
    assert.equal((json as Errors)[0]?.errorCode, 'JSON_PARSER_ERROR', 'with the code of the platform');
  });

  test('a body that is too large', async () => {
    const { status, json } = await server.call('POST', `${V}/sobjects/Account`, {
      json: { Name: 'x'.repeat(11_000_000) },
    });
    assert.equal(status, 413, 'it is too large');
    assert.equal((json as Errors)[0]?.errorCode, 'REQUEST_TOO_LARGE', 'and says so');
  });

  test('an unknown resource, version and object', async () => {
    for (const path of ['/services/nothing', '/services/data/v99.0/limits', `${V}/sobjects/Nothing__c`]) {
      const { status, json } = await server.call('GET', path);
      assert.equal(status, 404, `${path} is not there`);
      assert.equal(
        (json as Errors)[0]?.message,
        'The requested resource does not exist',
        'in the words that the CLI looks for',
      );
    }
  });

  test('a verb that a record does not have', async () => {
    const { status, json } = await server.call('PUT', `${V}/sobjects/Account/001000000000001AAA`, { json: {} });
    assert.equal(status, 405, 'it is not allowed');
    assert.equal((json as Errors)[0]?.errorCode, 'METHOD_NOT_ALLOWED', 'with its code');
  });
});

describe('records', () => {
  test('are created, read, changed and deleted', async () => {
    const created = await server.call('POST', `${V}/sobjects/Account`, {
      json: { Name: 'Ada', NumberOfEmployees: '5' },
    });
    assert.equal(created.status, 201, created.text);
    const path = `${V}/sobjects/Account/${(created.json as { id: string }).id}`;
    const read = (await server.call('GET', path)).json as Record<string, unknown>;
    assert.equal(read['NumberOfEmployees'], 5, 'a number as text becomes a number');
    assert.match(String(read['CreatedDate']), /\+0000$/, 'times are in the form of the REST API');
    assert.equal((await server.call('PATCH', path, { json: { Name: 'Bea' } })).status, 204, 'a change has no answer');
    const { json } = await server.call(
      'GET',
      `${V}/query?q=${encodeURIComponent("SELECT Name FROM Account WHERE Name = 'Bea'")}`,
    );
    assert.equal((json as { totalSize: number }).totalSize, 1, 'the change is seen by a query');
    assert.equal((await server.call('DELETE', path)).status, 204, 'it can be deleted');
    assert.equal((await server.call('GET', path)).status, 404, 'and is gone');
    assert.deepEqual(server.problems, [], 'nothing unexpected happened');
  });

  test('with an unknown field are refused by name', async () => {
    const { status, json } = await server.call('POST', `${V}/sobjects/Account`, { json: { Nme: 'Ada' } });
    assert.equal(status, 400, 'it is a bad request');
    assert.deepEqual(
      json,
      [{ message: "No such column 'Nme' on sobject of type Account", errorCode: 'INVALID_FIELD' }],
      'the field is named',
    );
  });

  test('come in pages, and a page belongs to its session', async () => {
    const records = Array.from({ length: 200 }, (_, index) => ({
      attributes: { type: 'Lead' },
      LastName: `L${index}`,
      Company: 'C',
    }));
    for (let i = 0; i < 2; i++) await server.call('POST', `${V}/composite/sobjects`, { json: { records } });
    const first = await server.call('GET', `${V}/query?q=SELECT+Id+FROM+Lead`, {
      headers: { 'sforce-query-options': 'batchSize=200' },
    });
    const page = first.json as { done: boolean; nextRecordsUrl: string; records: unknown[]; totalSize: number };
    assert.deepEqual(
      [page.totalSize, page.records.length, page.done],
      [400, 200, false],
      'the first page says that there is more',
    );
    const next = (await server.call('GET', page.nextRecordsUrl)).json as { done: boolean; records: unknown[] };
    assert.deepEqual([next.records.length, next.done], [200, true], 'the second is the last');
    const stranger = server.server.sessions.create({
      orgId: server.orgId,
      userId: server.server.primaryOrg.adminUserId,
      kind: 'api',
    });
    const stolen = await server.call('GET', page.nextRecordsUrl, { token: stranger });
    assert.equal((stolen.json as Errors)[0]?.errorCode, 'INVALID_QUERY_LOCATOR', 'another session cannot read on');
  });

  test('of Tooling are no records of the data API', async () => {
    const { status, json } = await server.call('GET', `${V}/query?q=SELECT+Id+FROM+ApexCodeCoverage`);
    assert.equal(status, 400, 'it is refused');
    assert.equal((json as Errors)[0]?.errorCode, 'INVALID_TYPE', 'as an unknown type');
  });

  test('columns of a query tell types and nested names', async () => {
    const soql = encodeURIComponent('SELECT Id, Profile.Name FROM User');
    const { json } = await server.call('GET', `${V}/query?columns=true&q=${soql}`);
    const { columnMetadata } = json as {
      columnMetadata: { columnName: string; joinColumns: { columnName: string }[] }[];
    };
    assert.equal(columnMetadata[1]?.columnName, 'Profile', 'the relationship is a column');
    assert.equal(columnMetadata[1]?.joinColumns[0]?.columnName, 'Name', 'that holds the field');
  });
});

describe('API calls', () => {
  test('count against the limit and land in the event log', async () => {
    const used = async () => {
      const { json } = await server.call('GET', `${V}/limits`);
      const { Max, Remaining } = (json as { DailyApiRequests: { Max: number; Remaining: number } }).DailyApiRequests;
      return Max - Remaining;
    };
    const before = await used();
    await server.call('GET', `${V}/sobjects/Account/describe`, { headers: { 'sforce-call-options': 'client=probe' } });
    assert.equal(await used(), before + 2, 'the describe and the question itself');
    server.server.usage.flush(server.server.orgs);
    const soql = encodeURIComponent("SELECT Id FROM EventLogFile WHERE EventType = 'ApiTotalUsage'");
    const { records } = (await server.call('GET', `${V}/query?q=${soql}`)).json as { records: { Id: string }[] };
    const { text } = await server.call('GET', `${V}/sobjects/EventLogFile/${records[0]?.Id}/LogFile`);
    assert.match(
      text,
      /"ApiTotalUsage".*"REST","66.0","\/sobjects\/Account\/describe","probe","GET"/,
      'with resource and client',
    );
  });
});
