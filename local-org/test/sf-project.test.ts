import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, mock, test } from 'node:test';
import { SfCli } from '../src/http/testing/sf-cli.ts';
import { startTestServer, type TestServer } from '../src/http/testing/test-server.ts';
import { metadataXml } from './support/packages.ts';

let server: TestServer;
let sf: SfCli;
before(async () => {
  server = await startTestServer();
  sf = new SfCli();
  sf.writeClass(
    'Hello',
    "public class Hello {\n    public static String greet(String name) {\n        return 'Hello ' + name;\n    }\n}\n",
  );
  sf.writeClass(
    'HelloTest',
    "@IsTest\nprivate class HelloTest {\n    @IsTest\n    static void greets() {\n        System.assertEquals('Hello Ada', Hello.greet('Ada'));\n    }\n}\n",
  );
  await sf.signIn(server, '--alias', 'hub', '--set-default-dev-hub');
});
after(async () => {
  sf.remove();
  await server.close();
});

interface Files {
  readonly status: string;
  readonly files: readonly { readonly lineNumber?: number }[];
}

test('sf deploys over SOAP and REST, retrieves, runs Apex and tests', async () => {
  const deploy = await sf.run<Files>('project deploy start --source-dir force-app');
  assert.equal(deploy.result.status, 'Succeeded', JSON.stringify(deploy));
  const overRest = { SF_ORG_METADATA_REST_DEPLOY: 'true' };
  const rest = await sf.run<Files>('project deploy start --source-dir force-app', overRest);
  assert.equal(rest.result.status, 'Succeeded', JSON.stringify(rest));
  const retrieve = await sf.run<Files>('project retrieve start --metadata ApexClass:Hello');
  assert.equal(retrieve.result.files.length, 2, 'the class and its description come back');
  sf.write('run.apex', "System.debug(Hello.greet('you'));");
  const apex = await sf.run<{ success: boolean; logs: string }>('apex run --file run.apex');
  assert.ok(apex.result.success, JSON.stringify(apex));
  assert.match(apex.result.logs, /USER_DEBUG\|\[1\]\|DEBUG\|Hello you/, 'the log comes in the header of the answer');
  const tests = await sf.run<{ summary: Record<string, unknown> }>(
    'apex run test --class-names HelloTest --code-coverage --wait 2',
  );
  const { outcome, orgWideCoverage } = tests.result.summary;
  assert.deepEqual([outcome, orgWideCoverage], ['Passed', '100%'], JSON.stringify(tests));
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});

test('sf shows a failed deploy with file, line and column', async () => {
  sf.write('bad/classes/Bad.cls', 'public class Bad {\n    Integer a = missing;\n}\n');
  sf.write(
    'bad/classes/Bad.cls-meta.xml',
    metadataXml('ApexClass', '    <apiVersion>66.0</apiVersion>\n    <status>Active</status>'),
  );
  sf.writeProject('force-app', 'bad');
  const deploy = await sf.run<Files>('project deploy start --source-dir bad');
  sf.writeProject('force-app');
  assert.equal(deploy.status, 1, 'the command fails');
  assert.ok(
    deploy.result.files.some((file) => file.lineNumber === 2),
    JSON.stringify(deploy.result.files),
  );
});

test('sf makes a scratch org with settings and tracks its source', async () => {
  const settings = { lightningExperienceSettings: { enableS1DesktopEnabled: true } };
  sf.write('config/scratch.json', JSON.stringify({ orgName: 'Probe', edition: 'Developer', settings }));
  sf.write(
    'force-app/permissionsets/Team.permissionset-meta.xml',
    metadataXml('PermissionSet', '    <hasActivationRequired>false</hasActivationRequired>\n    <label>Team</label>'),
  );
  const created = await sf.run<{ orgId: string }>(
    'org create scratch --definition-file config/scratch.json --alias scratch --set-default --wait 2',
  );
  assert.equal(created.status, 0, created.message);
  assert.notEqual(created.result.orgId, server.orgId, 'it is an org of its own');
  const deploy = await sf.run<Files>('project deploy start');
  assert.equal(deploy.status, 0, deploy.message);
  const again = await sf.run<Files>('project deploy start');
  assert.deepEqual(again.result, { status: 'Nothing to deploy', files: [] }, 'the second time nothing has changed');
  const preview = await sf.run<{ toRetrieve: unknown[]; conflicts: unknown[] }>('project retrieve preview');
  assert.deepEqual(
    [preview.result.toRetrieve, preview.result.conflicts],
    [[], []],
    'nor is there anything to retrieve',
  );
});

test('sf gives permissions, users and passwords', async () => {
  const assigned = await sf.run<{ successes: readonly { value: string }[] }>('org assign permset --name Team');
  assert.equal(assigned.result.successes[0]?.value, 'Team', JSON.stringify(assigned));
  const twice = await sf.run<{ failures: readonly { message: string }[] }>('org assign permset --name Team');
  assert.match(twice.result.failures[0]?.message ?? '', /Duplicate PermissionSetAssignment/, 'once');
  const user = await sf.run<{ fields: Record<string, string> }>('org create user --set-alias user');
  assert.equal(user.status, 0, user.message);
  const { result } = await sf.run<{ username: string; password: string }>('org generate password');
  const form = { username: result.username, pw: result.password };
  const { status } = await server.call('POST', '/login', { token: null, form });
  assert.equal(status, 303, 'the password signs in');
});

test('sf tails the log: it opens a stream and waits', async () => {
  const asked: string[] = [];
  const { promise: subscribed, resolve } = Promise.withResolvers<void>();
  const watch = mock.method(server.server, 'recordRequest', ({ url, status }: { url: string; status: number }) => {
    if (url.startsWith('/cometd/') && status === 200) asked.push(url);
    if (asked.length === 2) resolve();
  });
  const tail = sf.start(['apex', 'tail', 'log']);
  const output = { text: '' };
  for (const stream of [tail.stdout, tail.stderr])
    stream.on('data', (chunk: Buffer) => (output.text += chunk.toString()));
  const ended = once(tail, 'exit');
  await Promise.race([subscribed, ended]);
  watch.mock.restore();
  assert.equal(tail.exitCode, null, `it waits: ${output.text}`);
  assert.equal(asked.length, 2, `a handshake and a subscription: ${asked.join(' ')}`);
  tail.kill();
  await ended;
});

test('sf deletes the scratch org', async () => {
  const deleted = await sf.run('org delete scratch --target-org scratch --no-prompt');
  assert.equal(deleted.status, 0, deleted.message);
  assert.equal(server.server.orgs.size, 1, 'the org is gone from the server');
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});
