import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { apexClass } from '../../test/support/packages.ts';
import { deployFiles } from './testing/packages.ts';
import { startTestServer, type Answer, type TestServer } from './testing/test-server.ts';

const V = '/services/data/v66.0';
const GREETER = `@RestResource(urlMapping='/greet/*')
global class Greeter {
    @HttpGet
    global static String get() {
        String name = RestContext.request.requestURI.substringAfterLast('/');
        return 'Hello ' + name + RestContext.request.params.get('mark');
    }
    @HttpPost
    global static void post(String name, Integer times) {
        RestContext.response.statusCode = 202;
        RestContext.response.addHeader('X-Greeted', name);
        RestContext.response.responseBody = Blob.valueOf('{"times":' + times + '}');
    }
}`;

let server: TestServer;
before(async () => {
  server = await startTestServer();
  await deployFiles(server, { ApexClass: ['Greeter'] }, apexClass('Greeter', GREETER));
});
after(() => server.close());

const anonymous = async (code: string): Promise<Record<string, unknown>> => {
  const path = `${V}/tooling/executeAnonymous/?anonymousBody=${encodeURIComponent(code)}`;
  return (await server.call('GET', path)).json;
};

describe('Apex over HTTP', () => {
  test('answers at its own address, with path, parameters, body and status', async () => {
    const hello = await server.call('GET', '/services/apexrest/greet/Ada?mark=%21');
    assert.deepEqual([hello.status, hello.json], [200, 'Hello Ada!'], hello.text);
    const posted = await server.call('POST', '/services/apexrest/greet', { json: { name: 'Bea', times: 2 } });
    assert.deepEqual([posted.status, posted.text], [202, '{"times":2}'], 'what the class has set');
    assert.equal(posted.headers.get('x-greeted'), 'Bea', 'its headers');
    const verb = await server.call('DELETE', '/services/apexrest/greet/Ada');
    assert.equal(verb.status, 405, verb.text);
    assert.equal((await server.call('GET', '/services/apexrest/nothing')).status, 404, 'no class of that address');
    const stranger = await server.call('GET', '/services/apexrest/greet/Ada', { token: null });
    assert.equal(stranger.status, 401, 'not without a session');
  });

  test('runs anonymously and tells where it fails', async () => {
    const good = await anonymous("insert new Account(Name = 'Anonymous');");
    assert.deepEqual([good['compiled'], good['success']], [true, true], JSON.stringify(good));
    const broken = await anonymous('Integer a = 1;\nInteger b = missing;');
    assert.deepEqual([broken['compiled'], broken['line']], [false, 2], JSON.stringify(broken));
    assert.match(String(broken['compileProblem']), /missing/, 'what does not compile');
    const thrown = await anonymous("insert new Account(Name = 'Never');\nInteger a = 1 / 0;");
    assert.deepEqual([thrown['compiled'], thrown['success']], [true, false], 'it fails');
    assert.match(String(thrown['exceptionMessage']), /Divide by 0/, 'why');
    const { json } = await server.call('GET', `${V}/query?q=SELECT+Name+FROM+Account`);
    const names = (json as { records: { Name: string }[] }).records.map(({ Name }) => Name);
    assert.deepEqual(names, ['Anonymous'], 'what failed has changed nothing');
  });
});

/** A call over SOAP with the administrator's session. */
function soap(kind: 'm' | 's' | 'u', operation: string, inner: string, token = server.accessToken): Promise<Answer> {
  const header = `<soapenv:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></soapenv:Header>`;
  const body = `<soapenv:Body><${operation}>${inner}</${operation}></soapenv:Body>`;
  const namespace = 'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"';
  const text = `<?xml version="1.0"?><soapenv:Envelope ${namespace}>${header}${body}</soapenv:Envelope>`;
  const headers = { 'content-type': 'text/xml', soapaction: '""' };
  return server.call('POST', `/services/Soap/${kind}/66.0`, { token: null, headers, text });
}

describe('SOAP', () => {
  test('says who is signed in and sets passwords that sign in', async () => {
    const info = await soap('u', 'getUserInfo', '');
    assert.match(info.text, new RegExp(`<userName>${server.username}</userName>`), info.text);
    assert.match(info.text, /<userFullName>Admin User<\/userFullName>/, 'by name');
    const { adminUserId } = server.server.primaryOrg;
    const short = await soap('u', 'setPassword', `<userId>${adminUserId}</userId><password>short</password>`);
    assert.match(short.text, /INVALID_NEW_PASSWORD/, 'one that is too short');
    const set = await soap('u', 'setPassword', `<userId>${adminUserId}</userId><password>long-enough-1</password>`);
    assert.equal(set.status, 200, set.text);
    const form = { username: server.username, pw: 'long-enough-1' };
    assert.equal((await server.call('POST', '/login', { token: null, form })).status, 303, 'the password signs in');
  });

  test('lists and describes metadata, and runs Apex with its log', async () => {
    const list = await soap('m', 'listMetadata', '<queries><type>ApexClass</type></queries>');
    assert.match(list.text, /<fileName>classes\/Greeter.cls<\/fileName>/, list.text);
    const described = await soap('m', 'describeMetadata', '<asOfVersion>66.0</asOfVersion>');
    assert.match(described.text, /<xmlName>ExternalClientApplication<\/xmlName>/, 'the types');
    const run = await soap('s', 'executeAnonymous', "<String>System.debug('from SOAP');</String>");
    assert.match(run.text, /<debugLog>[^<]*USER_DEBUG\|\[1\]\|DEBUG\|from SOAP/, run.text);
  });

  test('refuses by faults', async () => {
    const unknown = await soap('u', 'dance', '');
    assert.deepEqual([unknown.status, /INVALID_OPERATION: dance/.test(unknown.text)], [500, true], unknown.text);
    const expired = await soap('m', 'describeMetadata', '', '00D000000000001!nonsense');
    assert.match(expired.text, /<faultcode>sf:INVALID_SESSION_ID<\/faultcode>/, expired.text);
  });
});

describe('REST', () => {
  test('explains a query, and answers a batch in order', async () => {
    const explained = await server.call('GET', `${V}/query?explain=${encodeURIComponent('SELECT Id FROM Account')}`);
    const [plan] = (explained.json as { plans: Record<string, unknown>[] }).plans;
    assert.deepEqual([plan?.['leadingOperationType'], plan?.['sobjectType']], ['TableScan', 'Account'], explained.text);
    const batchRequests = [
      { method: 'GET', url: 'v66.0/limits/recordCount?sObjects=User' },
      { method: 'GET', url: 'v66.0/sobjects/Nothing__c' },
      { method: 'POST', url: 'v66.0/sobjects/Account', richInput: { Name: 'Batch' } },
    ];
    const batch = await server.call('POST', `${V}/composite/batch`, { json: { batchRequests, haltOnError: true } });
    const { hasErrors, results } = batch.json as { hasErrors: boolean; results: { statusCode: number }[] };
    assert.deepEqual(
      [hasErrors, results.map(({ statusCode }) => statusCode)],
      [true, [200, 404, 412]],
      'after an error it halts',
    );
  });

  test('names what is not built', async () => {
    for (const [path, code] of [
      ['parameterizedSearch?q=x', 'UNSUPPORTED_PARAMETERIZED_SEARCH'],
      ['analytics/reports', 'UNSUPPORTED_ANALYTICS'],
      ['ui-api/records/001000000000001', 'UNSUPPORTED_UI_API'],
      ['sobjects/Account/listviews', 'UNSUPPORTED_LISTVIEWS'],
    ] as const) {
      const { status, json } = await server.call('GET', `${V}/${path}`);
      assert.deepEqual([status, (json as { errorCode: string }[])[0]?.errorCode], [501, code], path);
    }
    assert.deepEqual(server.problems, [], 'nothing unexpected happened');
  });
});
