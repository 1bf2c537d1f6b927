import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestServer, type TestServer } from '../src/http/testing/test-server.ts';
import { packageXml } from './support/packages.ts';
import { API, packed } from './support/rest-client.ts';

let now = Date.now();
let server: TestServer;
let other: TestServer;

before(async () => {
  server = await startTestServer({ now: () => now });
  other = await startTestServer();
});
after(async () => {
  await server.close();
  await other.close();
});

interface Door {
  readonly name: string;
  /** what a request with this token is answered: status and text */
  knock(token: string): Promise<{ readonly status: number; readonly text: string }>;
  readonly status: number;
}

const soap = (path: string, body: string) => (token: string) =>
  server.call('POST', path, {
    token: null,
    headers: { 'content-type': 'text/xml', soapaction: '""' },
    text: `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></Header><Body>${body}</Body></Envelope>`,
  });
const rest = (method: string, path: string, json?: unknown) => (token: string) =>
  server.call(method, path, { token, ...(json === undefined ? {} : { json }) });

async function deploy(token: string): Promise<{ status: number; text: string }> {
  const form = new FormData();
  form.append('json', '{"deployOptions":{}}');
  form.append('file', new Blob([new Uint8Array(packed({ 'package.xml': packageXml({}) }))]), 'deploy.zip');
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${server.url}${API}/metadata/deployRequest`, { method: 'POST', headers, body: form });
  return { status: answer.status, text: await answer.text() };
}

const DOORS: readonly Door[] = [
  { name: 'REST', knock: rest('GET', `${API}/query?q=SELECT+Id+FROM+User`), status: 401 },
  { name: 'REST write', knock: rest('POST', `${API}/sobjects/Account`, { Name: 'Intruder' }), status: 401 },
  { name: 'composite', knock: rest('POST', `${API}/composite`, { compositeRequest: [] }), status: 401 },
  { name: 'Tooling', knock: rest('GET', `${API}/tooling/executeAnonymous/?anonymousBody=Integer%20i;`), status: 401 },
  { name: 'Bulk', knock: rest('POST', `${API}/jobs/ingest`, { object: 'Account', operation: 'insert' }), status: 401 },
  { name: 'Apex REST', knock: rest('GET', '/services/apexrest/hub/v1/health'), status: 401 },
  { name: 'deploy', knock: deploy, status: 401 },
  {
    name: 'Metadata API over SOAP',
    knock: soap('/services/Soap/m/67.0', '<describeMetadata xmlns="http://soap.sforce.com/2006/04/metadata"/>'),
    status: 500,
  },
  {
    name: 'Partner API over SOAP',
    knock: soap('/services/Soap/u/67.0', '<getUserInfo xmlns="urn:partner.soap.sforce.com"/>'),
    status: 500,
  },
];

/** The doors stay shut, each says the same, and no account has come in. */
async function isRefusedEverywhere(token: string): Promise<void> {
  for (const door of DOORS) {
    const { status, text } = await door.knock(token);
    assert.equal(status, door.status, `${door.name}: ${text}`);
    assert.match(text, /INVALID_SESSION_ID/, door.name);
    assert.doesNotMatch(text, /00D\w{12}!/, `${door.name} tells no token`);
  }
  const page = await fetch(`${server.url}/lightning/page/home`, {
    headers: { cookie: `sid=${encodeURIComponent(token)}` },
    redirect: 'manual',
  });
  assert.equal(page.status, 302, 'a page sends to the sign-in');
  const frontdoor = await fetch(`${server.url}/secur/frontdoor.jsp?sid=${encodeURIComponent(token)}`, {
    redirect: 'manual',
  });
  assert.deepEqual([frontdoor.status, frontdoor.headers.get('set-cookie')], [401, null], 'the front door gives none');
}

const accounts = async (): Promise<unknown> => {
  const token = server.server.sessions.create({
    orgId: server.orgId,
    userId: server.server.primaryOrg.adminUserId,
    kind: 'api',
    scopes: ['full'],
  });
  const { json } = await server.call('GET', `${API}/query?q=SELECT+COUNT()+FROM+Account`, { token });
  return (json as { totalSize: number }).totalSize;
};

describe('a token opens nothing when it is', () => {
  test('forged', async () => {
    const last = server.accessToken.at(-1) === 'x' ? 'y' : 'x';
    await isRefusedEverywhere(server.accessToken.slice(0, -1) + last);
    await isRefusedEverywhere(`${server.orgId.slice(0, 15)}!AQ${'0'.repeat(80)}`);
  });

  test('of a foreign org', async () => {
    await isRefusedEverywhere(other.accessToken);
    await isRefusedEverywhere(server.orgId.slice(0, 15) + other.accessToken.slice(15));
  });

  test('expired', async () => {
    const { accessToken } = server;
    assert.equal((await server.call('GET', `${API}/limits`)).status, 200, 'it was good');
    now += 2 * 3_600_000 + 1;
    await isRefusedEverywhere(accessToken);
    now -= 2 * 3_600_000;
    await isRefusedEverywhere(accessToken);
  });

  test('and none of these requests has written anything', async () => {
    assert.equal(await accounts(), 0, 'no account');
    assert.deepEqual(server.problems, [], 'and the server was not surprised');
  });
});
