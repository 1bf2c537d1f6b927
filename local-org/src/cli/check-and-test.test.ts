import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
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

test('test methods of a class that does not compile are failures by name', async () => {
  await classFile(
    'invalid',
    'InvalidTest',
    '@IsTest\nprivate class InvalidTest {\n    @IsTest\n    static void first() {\n        missing();\n    }\n    @IsTest\n    static void second() {\n    }\n}',
  );
  await classFile('invalid', 'HalfTest', '@IsTest\nprivate class HalfTest {\n    @IsTest static void third() {\n');
  const { status, stdout } = run('test', '--source-dir', 'invalid', '--json');
  const { summary, tests } = JSON.parse(stdout) as {
    summary: Record<string, unknown>;
    tests: Record<string, unknown>[];
  };
  assert.equal(status, 100, 'exit status');
  assert.deepEqual([summary['passing'], summary['failing'], summary['outcome']], [0, 3, 'Failed'], 'all failed');
  assert.deepEqual(
    tests.map(({ FullName, Outcome }) => [FullName, Outcome]).sort(),
    [
      ['HalfTest.<compile>', 'CompileFail'],
      ['InvalidTest.first', 'CompileFail'],
      ['InvalidTest.second', 'CompileFail'],
    ],
    'by name, and a class that cannot be read as one',
  );
  const first = tests.find(({ FullName }) => FullName === 'InvalidTest.first');
  assert.match(String(first?.['Message']), /^line 5, column 9: Method does not exist/, 'with the problem as message');
  const named = run('test', '--source-dir', 'invalid', '--class-names', 'halftest', '--json');
  const chosen = JSON.parse(named.stdout) as { tests: Record<string, unknown>[] };
  assert.deepEqual(
    [named.status, chosen.tests.map(({ FullName }) => FullName)],
    [100, ['HalfTest.<compile>']],
    'only the named class',
  );
});

test('test says of which class a test depends that does not compile', async () => {
  await classFile(
    'depends',
    'Shaky',
    'public class Shaky {\n    public static Integer one() {\n        return x;\n    }\n}',
  );
  await classFile(
    'depends',
    'ShakyTest',
    '@IsTest\nprivate class ShakyTest {\n    @IsTest\n    static void asks() {\n        Assert.areEqual(1, Shaky.one());\n    }\n}',
  );
  const { status, stdout } = run('test', '--source-dir', 'depends', '--json');
  const { tests } = JSON.parse(stdout) as { tests: Record<string, unknown>[] };
  assert.equal(status, 100, 'exit status');
  assert.equal(
    tests[0]?.['Message'],
    'Dependent class is invalid and needs recompilation: Shaky (Shaky.cls:3: Variable does not exist: x)',
    'the class by name, and why',
  );
  assert.equal(tests[0]?.['StackTrace'], '', 'no place in this program');
});

test('test tells how long it compiled and ran, and keeps compiled Apex in the folder that is named', () => {
  const { status, stdout } = run('test', '-d', 'good', '--compile-cache', 'cache', '--json');
  const { summary } = JSON.parse(stdout) as { summary: Record<string, unknown> };
  assert.equal(status, 0, 'exit status');
  for (const time of ['compileTime', 'runTime']) assert.match(String(summary[time]), /^\d+ ms$/, time);
  assert.match(String(summary['peakMemory']), /^\d+ MB$/, 'how much memory the process took');
  assert.ok(readdirSync(join(folder, 'cache')).length > 0, 'the folder holds what was compiled');
});
