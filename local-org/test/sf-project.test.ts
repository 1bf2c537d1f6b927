import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SfCli } from '../src/http/testing/sf-cli.ts';
import { startTestServer, type TestServer } from '../src/http/testing/test-server.ts';

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
  const key = server.server.cliKey.file;
  const login = [
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
  const { status, message } = await sf.run([...login, '--alias', 'hub', '--set-default', '--set-default-dev-hub']);
  assert.equal(status, 0, message);
});
after(async () => {
  sf.remove();
  await server.close();
});

test('sf deploys over SOAP and REST, retrieves, runs Apex and tests', async () => {
  const deploy = await sf.run(['project', 'deploy', 'start', '--source-dir', 'force-app']);
  assert.equal(deploy.result['status'], 'Succeeded', JSON.stringify(deploy));
  const rest = await sf.run(['project', 'deploy', 'start', '--source-dir', 'force-app'], {
    SF_ORG_METADATA_REST_DEPLOY: 'true',
  });
  assert.equal(rest.result['status'], 'Succeeded', JSON.stringify(rest));
  const retrieve = await sf.run<{ files: unknown[] }>([
    'project',
    'retrieve',
    'start',
    '--metadata',
    'ApexClass:Hello',
  ]);
  assert.equal(retrieve.result.files.length, 2, 'the class and its description come back');
  sf.write('run.apex', "System.debug(Hello.greet('you'));");
  const apex = await sf.run<{ success: boolean; logs: string }>(['apex', 'run', '--file', 'run.apex']);
  assert.ok(apex.result.success, JSON.stringify(apex));
  assert.match(apex.result.logs, /USER_DEBUG\|\[1\]\|DEBUG\|Hello you/, 'the log comes in the header of the answer');
  const tests = await sf.run<{ summary: Record<string, unknown> }>([
    'apex',
    'run',
    'test',
    '--class-names',
    'HelloTest',
    '--code-coverage',
    '--wait',
    '2',
  ]);
  assert.deepEqual(
    [tests.result.summary['outcome'], tests.result.summary['orgWideCoverage']],
    ['Passed', '100%'],
    JSON.stringify(tests),
  );
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});

test('sf shows a failed deploy with file, line and column', async () => {
  sf.write('bad/classes/Bad.cls', 'public class Bad {\n    Integer a = missing;\n}\n');
  sf.write(
    'bad/classes/Bad.cls-meta.xml',
    '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>66.0</apiVersion>\n    <status>Active</status>\n</ApexClass>\n',
  );
  sf.writeProject('force-app', 'bad');
  const deploy = await sf.run<{ status: string; files: { lineNumber?: number; error?: string }[] }>([
    'project',
    'deploy',
    'start',
    '--source-dir',
    'bad',
  ]);
  sf.writeProject('force-app');
  assert.equal(deploy.status, 1, 'the command fails');
  assert.ok(
    deploy.result.files.some((file) => file.lineNumber === 2),
    JSON.stringify(deploy.result.files),
  );
});

test('sf makes a scratch org, tracks its source, adds a user and deletes it', async () => {
  sf.write('config/scratch.json', '{"orgName":"Probe","edition":"Developer"}');
  const created = await sf.run<{ orgId: string; username: string }>([
    'org',
    'create',
    'scratch',
    '--definition-file',
    'config/scratch.json',
    '--alias',
    'scratch',
    '--wait',
    '2',
  ]);
  assert.equal(created.status, 0, created.message);
  assert.notEqual(created.result.orgId, server.orgId, 'it is an org of its own');
  const deploy = await sf.run<{ files: unknown[] }>(['project', 'deploy', 'start', '--target-org', 'scratch']);
  assert.equal(deploy.status, 0, deploy.message);
  const again = await sf.run<{ files: unknown[] }>(['project', 'deploy', 'start', '--target-org', 'scratch']);
  assert.deepEqual(again.result.files, [], 'the second time nothing has changed');
  const user = await sf.run<{ orgId: string; fields: Record<string, string> }>([
    'org',
    'create',
    'user',
    '--target-org',
    'scratch',
    '--set-alias',
    'user',
  ]);
  assert.equal(user.status, 0, user.message);
  const deleted = await sf.run(['org', 'delete', 'scratch', '--target-org', 'scratch', '--no-prompt']);
  assert.equal(deleted.status, 0, deleted.message);
  assert.equal(server.server.orgs.size, 1, 'the org is gone from the server');
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});
