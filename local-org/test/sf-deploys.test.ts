import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { SfCli } from '../src/http/testing/sf-cli.ts';
import { startTestServer, type TestServer } from '../src/http/testing/test-server.ts';
import type { Workers } from '../src/org/types.ts';
import { apexClass, packageXml } from './support/packages.ts';
import { packed, restClient } from './support/rest-client.ts';

let server: TestServer;
let sf: SfCli;
before(async () => {
  server = await startTestServer();
  sf = new SfCli();
  sf.writeClass('Hello', 'public class Hello {\n    public static String greet() {\n        return null;\n    }\n}\n');
  sf.writeClass(
    'HelloTest',
    '@IsTest\nprivate class HelloTest {\n    @IsTest\n    static void greets() {\n        System.assertEquals(null, Hello.greet());\n    }\n}\n',
  );
  await sf.signIn(server, '--alias', 'org');
});
after(async () => {
  sf.remove();
  await server.close();
});

interface Deploy {
  readonly id: string;
  readonly status: string;
  readonly numberTestsCompleted: number;
  readonly numberComponentsDeployed: number;
}

const names = async (): Promise<readonly unknown[]> =>
  (await restClient(server.url, server.accessToken).rows('SELECT Name FROM ApexClass ORDER BY Name', 'tooling')).map(
    ({ Name }) => Name,
  );

test('sf validates, deploys what was validated, and reports on it', async () => {
  const validated = await sf.run<Deploy>(
    'project deploy validate --source-dir force-app --test-level RunSpecifiedTests --tests HelloTest',
  );
  assert.deepEqual([validated.status, validated.result.numberTestsCompleted], [0, 1], JSON.stringify(validated));
  assert.deepEqual(await names(), [], 'a validation deploys nothing');
  const quick = await sf.run<Deploy>(`project deploy quick --job-id ${validated.result.id} --target-org org`);
  assert.equal(quick.result.status, 'Succeeded', JSON.stringify(quick));
  assert.deepEqual(await names(), ['Hello', 'HelloTest'], 'the quick deploy does');
  const report = await sf.run<Deploy>(`project deploy report --job-id ${quick.result.id}`);
  assert.deepEqual([report.result.status, report.result.numberComponentsDeployed], ['Succeeded', 2], 'and is reported');
});

test('sf cancels a deploy that waits for another one', async () => {
  const { primaryOrg } = server.server;
  const { promise: mayRun, resolve: letRun } = Promise.withResolvers<void>();
  const run = primaryOrg.workers.run.bind(primaryOrg.workers);
  const held = mock.method(primaryOrg.workers, 'run', async (...args: Parameters<Workers['run']>) => {
    await mayRun;
    return run(...args);
  });
  const rest = restClient(server.url, server.accessToken);
  const zip = packed({
    'package.xml': packageXml({ ApexClass: ['First'] }),
    ...apexClass('First', 'public class First {}'),
  });
  const first = await rest.send(zip);
  sf.writeClass('Second', 'public class Second {\n}\n');
  const second = await sf.run<Deploy>('project deploy start --metadata ApexClass:Second --async');
  const canceled = await sf.run<Deploy>(`project deploy cancel --job-id ${second.result.id}`);
  assert.equal(canceled.result.status, 'Canceled', JSON.stringify(canceled));
  letRun();
  assert.equal((await rest.outcome(first)).status, 'Succeeded', 'the one before it goes on');
  held.mock.restore();
  assert.deepEqual(await names(), ['First', 'Hello', 'HelloTest'], 'the canceled one has changed nothing');
  const late = await sf.run(`project deploy cancel --job-id ${second.result.id}`);
  assert.match(late.message ?? '', /already completed/, 'it can be canceled once');
});

test('sf runs tests in both ways and finds the run again', async () => {
  const now = await sf.run<{ summary: Record<string, unknown> }>(
    'apex run test --class-names HelloTest --synchronous --code-coverage',
  );
  const { outcome, orgWideCoverage } = now.result.summary;
  assert.deepEqual([outcome, orgWideCoverage], ['Passed', '100%'], JSON.stringify(now));
  const started = await sf.run<{ testRunId: string }>('apex run test --class-names HelloTest');
  const found = await sf.run<{ summary: Record<string, unknown>; tests: readonly { FullName: string }[] }>(
    `apex get test --test-run-id ${started.result.testRunId} --code-coverage`,
  );
  assert.equal(found.result.tests[0]?.FullName, 'HelloTest.greets', JSON.stringify(found));
  assert.equal(found.result.summary['outcome'], 'Passed', 'with its outcome');
});

test('sf lists metadata and types, and deletes what it has deployed', async () => {
  const listed = await sf.run<readonly { fullName: string; fileName: string; createdByName: string }[]>(
    'org list metadata --metadata-type ApexClass',
  );
  const hello = listed.result.find(({ fullName }) => fullName === 'Hello');
  assert.deepEqual([hello?.fileName, hello?.createdByName], ['classes/Hello.cls', 'Admin User'], 'what, and by whom');
  const types = await sf.run<{ metadataObjects: readonly { xmlName: string }[] }>('org list metadata-types');
  const known = types.result.metadataObjects.map(({ xmlName }) => xmlName);
  assert.ok(known.includes('ExternalCredential') && known.includes('LightningComponentBundle'), 'the types it takes');
  const deleted = await sf.run<Deploy>('project delete source --metadata ApexClass:HelloTest --no-prompt');
  assert.equal(deleted.result.status, 'Succeeded', JSON.stringify(deleted));
  assert.deepEqual(await names(), ['First', 'Hello'], 'it is gone from the org');
  assert.ok(!existsSync(join(sf.project, 'force-app/classes/HelloTest.cls')), 'and from the project');
  assert.deepEqual(server.problems, [], 'nothing unexpected happened');
});
