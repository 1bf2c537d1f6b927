import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SfCli } from '../src/http/testing/sf-cli.ts';
import { startTestServer, type TestServer } from '../src/http/testing/test-server.ts';

let server: TestServer;
let sf: SfCli;
before(async () => {
  server = await startTestServer();
  sf = new SfCli();
});
after(async () => {
  sf.remove();
  await server.close();
});

test('sf signs in by access token and by JWT, and works with data', async () => {
  const byToken = [
    'org',
    'login',
    'access-token',
    '--instance-url',
    server.url,
    '--no-prompt',
    '--alias',
    'org',
    '--set-default',
  ];
  const signedIn = await sf.run(byToken, { SF_ACCESS_TOKEN: server.accessToken });
  assert.equal(signedIn.status, 0, signedIn.message);
  assert.deepEqual([signedIn.result['orgId'], signedIn.result['isDevHub']], [server.orgId, true], 'it is our Dev Hub');

  const display = await sf.run(['org', 'display']);
  assert.equal(display.result['connectedStatus'], 'Connected', 'org display is connected');

  const created = await sf.run([
    'data',
    'create',
    'record',
    '--sobject',
    'Account',
    '--values',
    "Name='Ada Ltd' NumberOfEmployees=5",
  ]);
  assert.equal(created.status, 0, created.message);
  const id = String(created.result['id']);
  const updated = await sf.run([
    'data',
    'update',
    'record',
    '--sobject',
    'Account',
    '--record-id',
    id,
    '--values',
    "Name='Bea Ltd'",
  ]);
  assert.equal(updated.status, 0, updated.message);
  const found = await sf.run<{ records: Record<string, unknown>[] }>([
    'data',
    'query',
    '--query',
    'SELECT Name, NumberOfEmployees, Owner.Username FROM Account',
  ]);
  const [account] = found.result.records;
  assert.deepEqual([account?.['Name'], account?.['NumberOfEmployees']], ['Bea Ltd', 5], 'the query shows the change');
  const deleted = await sf.run(['data', 'delete', 'record', '--sobject', 'Account', '--record-id', id]);
  assert.equal(deleted.status, 0, deleted.message);

  const key = server.server.cliKey.file;
  const byKey = [
    'org',
    'login',
    'jwt',
    '--client-id',
    'PlatformCLI',
    '--jwt-key-file',
    key,
    '--username',
    server.username,
    '--instance-url',
    server.url,
  ];
  const byJwt = await sf.run([...byKey, '--alias', 'jwt']);
  assert.equal(byJwt.status, 0, byJwt.message);
  const limits = await sf.run<unknown[]>(['org', 'list', 'limits', '--target-org', 'jwt']);
  assert.ok(limits.result.length > 20, 'limits are listed');
  const open = await sf.run<{ url: string }>([
    'org',
    'open',
    '--url-only',
    '--target-org',
    'jwt',
    '--path',
    '/lightning/n/Tab',
  ]);
  assert.ok(open.result.url.startsWith(`${server.url}/secur/frontdoor.jsp?otp=`), 'org open gives a one-time link');
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});

test('sf imports and exports in bulk, and tells which rows failed', async () => {
  sf.write('in.csv', 'Name,NumberOfEmployees\nBulk A,5\nBulk B,many\n');
  const failed = await sf.run([
    'data',
    'import',
    'bulk',
    '--sobject',
    'Account',
    '--file',
    'in.csv',
    '--wait',
    '2',
    '--target-org',
    'jwt',
  ]);
  assert.match(failed.message ?? '', /failed to process 1 records/, 'one row is refused');
  const out = join(sf.project, 'out.csv');
  const exported = await sf.run([
    'data',
    'export',
    'bulk',
    '--query',
    "SELECT Name FROM Account WHERE Name LIKE 'Bulk%'",
    '--output-file',
    out,
    '--wait',
    '2',
    '--target-org',
    'jwt',
  ]);
  assert.equal(exported.status, 0, exported.message);
  assert.equal(readFileSync(out, 'utf8'), '"Name"\n"Bulk A"\n', 'the good row came through');
});
