import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/local-org.js', import.meta.url));
const META =
  '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>';
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-org-cli-'));
  await writeFile(
    join(folder, 'sfdx-project.json'),
    '{"packageDirectories":[{"path":"good","default":true}],"sourceApiVersion":"67.0"}',
  );
  await classFile(
    'good',
    'GoodTest',
    '@IsTest\nprivate class GoodTest {\n    @IsTest\n    static void passes() {\n        Assert.areEqual(2, 1 + 1);\n    }\n}',
  );
  await classFile('bad', 'Broken', 'public class Broken {\n    Integer x = y;\n}');
  await classFile(
    'bad',
    'BadTest',
    '@IsTest\nprivate class BadTest {\n    @IsTest\n    static void fails() {\n        Assert.fail();\n    }\n}',
  );
});
after(() => rm(folder, { recursive: true, force: true }));

async function classFile(dir: string, name: string, text: string): Promise<void> {
  const path = join(folder, dir, 'classes');
  await mkdir(path, { recursive: true });
  await writeFile(join(path, `${name}.cls`), text);
  await writeFile(join(path, `${name}.cls-meta.xml`), META);
}

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('check prints the number of components and no problems of good source', () => {
  const { status, stdout } = run('check', '--source-dir', 'good', '--json');
  assert.deepEqual(JSON.parse(stdout), { components: 1, problems: [] }, 'nothing else on standard output');
  assert.equal(status, 0, 'exit status');
});

test('check tells file, line and column of an error and exits with 1', () => {
  const { status, stdout } = run('check', '--source-dir', 'bad', '--json');
  const { problems } = JSON.parse(stdout) as { problems: Record<string, unknown>[] };
  assert.equal(status, 1, 'exit status');
  assert.equal(problems.length, 1, 'one problem');
  const { file, line, column, severity, message } = problems[0] ?? {};
  assert.deepEqual(
    [file, line, column, severity, message],
    ['bad/classes/Broken.cls', 2, 17, 'error', 'Variable does not exist: y'],
    'where and what',
  );
});

test('test exits with 0 when all pass, in the JSON of sf', () => {
  const { status, stdout } = run('test', '--source-dir', 'good', '--code-coverage', '--json');
  const { summary, tests } = JSON.parse(stdout) as {
    summary: Record<string, unknown>;
    tests: Record<string, unknown>[];
  };
  assert.equal(status, 0, 'exit status');
  assert.deepEqual(
    [summary['outcome'], summary['passRate'], summary['compileProblems']],
    ['Passed', '100%', []],
    'summary',
  );
  assert.deepEqual(
    tests.map((result) => [result['FullName'], result['Outcome']]),
    [['GoodTest.passes', 'Pass']],
    'tests',
  );
});

test('test exits with 100 when one fails, and compile problems of another class do not stop it', () => {
  const { status, stdout } = run('test', '--source-dir', 'bad', '--source-dir', 'good', '--json');
  const { summary } = JSON.parse(stdout) as { summary: Record<string, unknown> };
  assert.equal(status, 100, 'exit status');
  assert.deepEqual([summary['passing'], summary['failing']], [1, 1], 'both classes ran');
  const [problem] = summary['compileProblems'] as Record<string, unknown>[];
  assert.deepEqual([problem?.['file'], problem?.['line']], ['bad/classes/Broken.cls', 2], 'the problem');
});

test('test runs only the classes that are named, and exits with 1 when none ran', () => {
  const { status, stdout } = run(
    'test',
    '--source-dir',
    'good',
    '--source-dir',
    'bad',
    '--class-names',
    'goodtest',
    '--json',
  );
  assert.deepEqual(
    [status, (JSON.parse(stdout) as { summary: Record<string, unknown> }).summary['testsRan']],
    [0, 1],
    'one class',
  );
  const none = run('test', '--source-dir', 'good', '--class-names', 'NoSuchTest', '--json');
  assert.equal(none.status, 1, 'nothing could run');
  assert.match(none.stderr, /^NOTHING_RAN: /, 'and it is said');
});

test('without --json a person reads the failures and one line that sums up', () => {
  const { stdout } = run('test', '--source-dir', 'bad');
  assert.match(stdout, /FAIL BadTest\.fails\n {2}System\.AssertException: Assertion Failed/, 'the failure');
  assert.match(stdout, /0 passed, 1 failed, \d+ ms\n$/, 'the sum');
});
