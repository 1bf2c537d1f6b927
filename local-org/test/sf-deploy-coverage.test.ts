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
    'Half',
    'public class Half {\n    public static Integer one() {\n        return 1;\n    }\n    public static Integer two() {\n        return 2;\n    }\n}\n',
  );
  await sf.signIn(server, '--alias', 'org');
});
after(async () => {
  sf.remove();
  await server.close();
});

interface Deploy {
  readonly status: string;
  readonly details: { readonly runTestResult: { readonly codeCoverageWarnings: readonly { message: string }[] } };
}

const halfTest = (call: string): void =>
  sf.writeClass(
    'HalfTest',
    `@IsTest\nprivate class HalfTest {\n    @IsTest\n    static void calls() {\n        ${call}\n    }\n}\n`,
  );

async function deploy(level: string): Promise<{ status: string; warnings: string[] }> {
  const { result } = await sf.run<Deploy>(`project deploy start --source-dir force-app --test-level ${level}`);
  const warnings = [result.details.runTestResult.codeCoverageWarnings].flat().filter(Boolean);
  return { status: result.status, warnings: warnings.map(({ message }) => message) };
}

test('a deploy that runs tests needs 75 % of its Apex covered, one without tests does not', async () => {
  halfTest('Half.one();');
  const specified = await deploy('RunSpecifiedTests --tests HalfTest');
  assert.equal(specified.status, 'Failed', 'specified tests');
  assert.deepEqual(
    specified.warnings,
    ['Test coverage of selected Apex Class is 50%, at least 75% test coverage is required'],
    'by class',
  );
  const local = await deploy('RunLocalTests');
  assert.equal(local.status, 'Failed', 'local tests');
  assert.match(
    local.warnings.join('\n'),
    /Average test coverage across all Apex Classes and Triggers is 50%/,
    'on average',
  );
  const classes = await sf.run<{ totalSize: number }>(['data', 'query', '--query', 'SELECT Id FROM ApexClass']);
  assert.equal(classes.result.totalSize, 0, 'nothing was deployed');
  halfTest('Half.one(); Half.two();');
  assert.equal((await deploy('RunLocalTests')).status, 'Succeeded', 'all of it is covered');
  halfTest('');
  assert.equal((await deploy('NoTestRun')).status, 'Succeeded', 'without tests nobody looks');
  assert.equal((await deploy('RunSpecifiedTests --tests HalfTest')).status, 'Failed', 'with tests again');
});
