import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { deskOrg } from '../test/desk.ts';
import type { FakeOrg } from '../test/fake-org.ts';
import type { LightningAssets } from '../vendor/prepare.ts';
import { prepareLightning } from '../vendor/prepare.ts';
import { lightningRoutes } from './lightning-routes.ts';

const cookie = 'sid=valid';
let assets: LightningAssets;
let org: FakeOrg;
let app: FastifyInstance;

before(async () => {
  assets = await prepareLightning();
});
beforeEach(async () => {
  org = await deskOrg();
  app = fastify();
  lightningRoutes(app, org.context(), async () => assets);
});

function get(url: string, headers: Record<string, string> = { cookie }) {
  return app.inject({ method: 'GET', url, headers });
}

async function token(): Promise<string> {
  const page = await get('/lightning/n/Desk');
  return /"csrfToken":"([^"]+)"/.exec(page.body)?.[1] ?? '';
}

async function call(calls: unknown[], headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/aura/apex',
    headers: { cookie, origin: org.url, 'x-csrf-token': await token(), ...headers },
    payload: { calls },
  });
}

test('without a session a page sends to the sign-in page and names itself as the way back', async () => {
  const answer = await get('/lightning/n/Desk', {});
  assert.equal(answer.statusCode, 302, 'a redirect');
  assert.equal(answer.headers.location, '/sign-in?startURL=%2Flightning%2Fn%2FDesk', 'back to the tab');
});

test('a tab shows its page inside the shell, with labels escaped', async () => {
  const { statusCode, body, headers } = await get('/lightning/n/Desk');
  assert.equal(statusCode, 200, 'the tab is there');
  assert.match(body, /<title>Desk \| Salesforce<\/title>/, 'the document is named after the tab');
  assert.match(body, /<a href="\/lightning\/n\/Desk"\s+aria-current="page">Desk<\/a>/, 'the tab bar marks the tab');
  assert.match(body, /"@salesforce\/label\/c.Desk_Title":"Desk \\u003cof> Ada"/, 'a label cannot end the script');
  assert.match(body, /"tag":"c-desk","properties":\{"size":3\}/, 'properties of the page have the component’s types');
  assert.match(String(headers['content-security-policy']), /script-src 'self' 'nonce-/, 'foreign scripts do not run');
});

test('every module of a page is preloaded, those of the org by their content', async () => {
  const { body } = await get('/lightning/n/Desk');
  const preloaded = [...body.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, url]) => url ?? '');
  assert.ok(
    preloaded.some((url) => url.startsWith('/lightning/modules/c/pile.js?v=')),
    'a component of a component',
  );
  for (const url of preloaded) {
    const answer = await get(url);
    assert.equal(answer.statusCode, 200, `${url} is served`);
    assert.match(String(answer.headers['cache-control']), /immutable/, `${url} may be kept`);
    const again = await get(url, { cookie, 'if-none-match': String(answer.headers.etag) });
    assert.equal(again.statusCode, 304, `${url} is not sent twice`);
  }
});

test('tabs that the user may not see are refused and listed nowhere', async () => {
  const refused = await get('/lightning/n/Safe');
  assert.equal(refused.statusCode, 403, 'refused');
  assert.match(refused.body, /Insufficient Privileges/, 'as an org says it');
  assert.doesNotMatch((await get('/lightning/page/home')).body, /\/lightning\/n\/Safe/, 'not in the launcher');
  assert.equal((await get('/lightning/n/Gone')).statusCode, 404, 'a tab that does not exist');
});

test('an app opens its first tab; an app without a visible tab does not exist for the user', async () => {
  assert.equal((await get('/lightning/app/Office')).headers.location, '/lightning/n/Desk', 'first tab');
  org.tabs = [];
  assert.equal((await get('/lightning/app/Office')).statusCode, 404, 'nothing to open');
});

test('a deep link into Setup says which page an org would show, to those who may view Setup', async () => {
  assert.match((await get('/lightning/setup/NamedCredential/home')).body, /Setup: Named Credentials/, 'named');
  org.userPermissions = [];
  assert.equal((await get('/lightning/setup/NamedCredential/home')).statusCode, 403, 'refused without View Setup');
});

test('one Apex call is one transaction, several are one boxcar', async () => {
  org.answer = async ({ parameters }) => ({ ok: true, value: parameters['name'] });
  const one = { className: 'Desk', method: 'add', parameters: { name: 'a' } };
  assert.deepEqual((await call([one])).json(), [{ ok: true, value: 'a' }], 'the answer of the call');
  await call([one, one]);
  assert.deepEqual(
    org.jobs.map(({ kind }) => kind),
    ['aura', 'boxcar'],
    'by number of calls',
  );
});

test('Apex is refused without access to the class, and for methods that are not @AuraEnabled', async () => {
  const gone = { className: 'Desk', method: 'gone', parameters: {} };
  assert.match((await call([gone])).body, /Unable to find Apex action method referenced as 'Desk.gone'/, 'no method');
  org.apexClasses = [];
  const answer = await call([{ className: 'Desk', method: 'add', parameters: {} }]);
  assert.match(answer.body, /You do not have access to the Apex class named 'Desk'/, 'no access');
  assert.deepEqual(org.jobs, [], 'nothing ran');
});

test('calls from another origin, without the token or without a session are refused', async () => {
  const calls = [{ className: 'Desk', method: 'add', parameters: {} }];
  assert.equal((await call(calls, { origin: 'http://evil.example' })).statusCode, 403, 'another origin');
  assert.equal((await call(calls, { 'x-csrf-token': 'x' })).statusCode, 403, 'a forged token');
  assert.equal((await call(calls, { cookie: '' })).statusCode, 401, 'no session');
  assert.deepEqual(org.jobs, [], 'nothing ran');
});

test('files outside the built folders are not served', async () => {
  const paths = [
    `/lightning/base/${assets.base.hash}/..%2f..%2f..%2fpackage.json`,
    '/lightning/slds/..%2fpackage.json',
    '/lightning/base/0000/lwc.js',
  ];
  for (const path of paths) assert.equal((await get(path)).statusCode, 404, path);
});

test('a record is shown field by field', async () => {
  org.records['001000000000001AAA'] = {
    id: '001000000000001AAA',
    object: 'Account',
    objectLabel: 'Account',
    fields: [{ name: 'Name', label: 'Account Name', value: '<b>A</b>', displayValue: null }],
  };
  assert.match((await get('/lightning/r/Account/001000000000001AAA/view')).body, /&lt;b&gt;A&lt;\/b&gt;/, 'as text');
  assert.equal((await get('/lightning/r/001000000000002AAA/view')).statusCode, 404, 'no such record');
});
