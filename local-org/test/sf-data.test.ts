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

interface Records {
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

test('sf signs in by access token and by JWT, and works with data', async () => {
  const byToken = `org login access-token --instance-url ${server.url} --no-prompt --alias org --set-default`;
  const signedIn = await sf.run(byToken, { SF_ACCESS_TOKEN: server.accessToken });
  assert.equal(signedIn.status, 0, signedIn.message);
  assert.deepEqual([signedIn.result['orgId'], signedIn.result['isDevHub']], [server.orgId, true], 'it is our Dev Hub');
  const display = await sf.run('org display');
  assert.equal(display.result['connectedStatus'], 'Connected', 'org display is connected');

  const record = ['--sobject', 'Account', '--values'];
  const created = await sf.run(['data', 'create', 'record', ...record, "Name='Ada Ltd' NumberOfEmployees=5"]);
  assert.equal(created.status, 0, created.message);
  const id = String(created.result['id']);
  const updated = await sf.run(['data', 'update', 'record', '--record-id', id, ...record, "Name='Bea Ltd'"]);
  assert.equal(updated.status, 0, updated.message);
  const soql = 'SELECT Name, NumberOfEmployees, Owner.Username FROM Account';
  const found = await sf.run<Records>(['data', 'query', '--query', soql]);
  const [account] = found.result.records;
  assert.deepEqual([account?.['Name'], account?.['NumberOfEmployees']], ['Bea Ltd', 5], 'the query shows the change');
  assert.deepEqual(
    Object.keys(account ?? {}),
    ['attributes', 'Name', 'NumberOfEmployees', 'Owner'],
    'in the order of SELECT',
  );
  const deleted = await sf.run(`data delete record --sobject Account --record-id ${id}`);
  assert.equal(deleted.status, 0, deleted.message);

  await sf.signIn(server, '--alias', 'jwt');
  const limits = await sf.run<unknown[]>('org list limits');
  assert.ok(limits.result.length > 20, 'limits are listed');
  const open = await sf.run<{ url: string }>('org open --url-only --path /lightning/n/Tab');
  assert.ok(open.result.url.startsWith(`${server.url}/secur/frontdoor.jsp?otp=`), 'org open gives a one-time link');
  const counted = await sf.run<{ body: unknown }>(
    'api request rest /services/data/v66.0/limits/recordCount?sObjects=User',
  );
  assert.deepEqual(
    counted.result.body,
    { sObjects: [{ count: 2, name: 'User' }] },
    'any resource can be asked: the admin and Automated Process',
  );
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});

test('sf imports and exports in bulk, and tells which rows failed', async () => {
  sf.write('in.csv', 'Name,NumberOfEmployees\nBulk A,5\nBulk B,many\n');
  const failed = await sf.run('data import bulk --sobject Account --file in.csv --wait 2');
  assert.match(failed.message ?? '', /failed to process 1 records/, 'one row is refused');
  const soql = "SELECT Name FROM Account WHERE Name LIKE 'Bulk%'";
  const file = join(sf.project, 'out.csv');
  const flags = ['--output-file', file, '--wait', '2'];
  const exported = await sf.run(['data', 'export', 'bulk', '--query', soql, ...flags]);
  assert.equal(exported.status, 0, exported.message);
  assert.equal(readFileSync(file, 'utf8'), '"Name"\n"Bulk A"\n', 'the good row came through');
});

test('sf imports a tree of records, and queries parents with their children', async () => {
  const account = { attributes: { type: 'Account', referenceId: 'tree' }, Name: 'Tree Ltd' };
  const contact = { attributes: { type: 'Contact', referenceId: 'twig' }, LastName: 'Twig', AccountId: '@tree' };
  sf.write('data/accounts.json', JSON.stringify({ records: [account] }));
  sf.write('data/contacts.json', JSON.stringify({ records: [contact] }));
  const plan = ['Account', 'Contact'].map((sobject) => ({ sobject, files: [`${sobject.toLowerCase()}s.json`] }));
  sf.write('data/plan.json', JSON.stringify(plan));
  const imported = await sf.run<readonly { refId: string }[]>('data import tree --plan data/plan.json');
  assert.deepEqual(
    imported.result.map(({ refId }) => refId),
    ['tree', 'twig'],
    JSON.stringify(imported),
  );
  const soql = "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Tree Ltd'";
  const found = await sf.run<Records>(['data', 'query', '--query', soql]);
  const { Contacts } = found.result.records[0] as { Contacts: Records };
  assert.equal(Contacts.records[0]?.['LastName'], 'Twig', 'the reference was resolved');
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});
