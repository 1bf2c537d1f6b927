import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

const MAIN = path.join(import.meta.dirname, 'main.ts');
let folder: string;
let root: string;
let page: string;

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'conformance-test-'));
  root = path.join(folder, 'clones');
  page = path.join(folder, 'conformance.md');
  mkdirSync(root);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** A test class whose methods have these bodies. */
function testClass(place: string, name: string, bodies: Readonly<Record<string, string>>): void {
  const methods = Object.entries(bodies).map(
    ([method, body]) => `    @IsTest\n    static void ${method}() {\n        ${body}\n    }\n`,
  );
  apexClass(place, name, `@IsTest\nprivate class ${name} {\n${methods.join('')}}\n`);
}

function apexClass(place: string, name: string, text: string): void {
  write(`${place}/classes/${name}.cls`, text);
  write(
    `${place}/classes/${name}.cls-meta.xml`,
    '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>\n',
  );
}

function project(name: string, ...directories: readonly string[]): void {
  const packageDirectories = directories.map((directory) => ({ path: directory }));
  write(`${name}/sfdx-project.json`, JSON.stringify({ packageDirectories, sourceApiVersion: '67.0' }));
}

function clone(name: string): void {
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: path.join(root, name),
      stdio: 'ignore',
    });
  git('init');
  git('add', '.');
  git('commit', '--message', 'All');
}

interface Output {
  readonly text: string;
  /** of standard output alone */
  readonly report: string;
}

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--no-warnings', MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  // two pipes arrive in any order, so what ends the report is looked for in its own
  const output = { text: '', report: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output.text += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (output.report += chunk.toString()));
  const said = async (words: string): Promise<void> => {
    while (!output.text.includes(words)) await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  };
  const closed = once(child, 'close').then(([code]) => code as number | null);
  return { child, output: output as Output, said, closed };
}

async function conformance(...args: readonly string[]): Promise<{ code: number | null; text: string; report: string }> {
  const { closed, output } = start(...args);
  return { code: await closed, text: output.text, report: output.report };
}

describe('a wrong use of npm run conformance', () => {
  const cases: readonly (readonly [string, () => string[], RegExp])[] = [
    ['no folder', () => [], /^Name the folder of clones/],
    ['two folders', () => [root, root], /^Name one folder of clones/],
    ['a folder that is not there', () => [path.join(folder, 'nowhere')], /nowhere is not a folder/],
    ['a suite that is not there', () => [root, '--only', 'nobody'], /has no folder nobody/],
    [
      'a limit that is no number',
      () => [root, '--time-limit', 'long'],
      /--time-limit is a number of seconds, not "long"/,
    ],
    ['a flag that nobody knows', () => [root, '--fast'], /--fast/],
  ];
  for (const [name, args, expected] of cases) {
    it(`is refused: ${name}`, async () => {
      const { code, text } = await conformance(...args());
      assert.equal(code, 1, 'exit code');
      assert.match(text, expected, 'says what is wrong');
      assert.match(text, /npm run conformance -- DIR/, 'and how to do it right');
    });
  }

  it('is refused: an empty folder', async () => {
    const { code, text } = await conformance(mkdtempSync(path.join(folder, 'empty-')), '--results', page);
    assert.equal(code, 1, 'exit code');
    assert.match(text, /has no folders: clone the suites into it/, 'says what to do');
  });

  it('is refused before anything runs: results that cannot be written', async () => {
    mkdirSync(path.join(root, 'any'), { recursive: true });
    const { code, text } = await conformance(root, '--results', folder);
    rmSync(path.join(root, 'any'), { recursive: true });
    assert.equal(code, 1, 'exit code');
    assert.match(text, /^The results cannot be written: /, 'says which');
  });
});

describe('npm run conformance', () => {
  before(() => {
    testClass('apex-jpath/force-app', 'PathTest', { one: 'Assert.areEqual(1, 1);' });
    project('apex-jpath', 'force-app');
    clone('apex-jpath');
    testClass('twins/left', 'TwinTest', { one: '', two: '' });
    testClass('twins/right', 'TwinTest', { one: '' });
    testClass('twins/both/main', 'SharedTest', { shared: '' });
    project('twins', 'left', 'right', 'both\\main', 'not-there', 'left/classes');
    clone('twins');
    testClass('plain', 'PlainTest', {
      lacks: "Messaging.renderStoredEmailTemplate('a', null, null);",
      fails: "Assert.areEqual('a', 'b');",
      asks: 'Broken.ask();',
    });
    apexClass(
      'plain',
      'Broken',
      'public class Broken {\n    public static void ask() {\n        missing();\n    }\n}\n',
    );
    write('no-apex/README.md', 'Nothing to run.\n');
    write('unreadable/sfdx-project.json', '{');
    write('fflib-apex-common/README.md', 'Without its other half.\n');
  });

  it('runs each folder, tells what is below its minimum, and writes the page', async () => {
    const { code, text, report } = await conformance(root, '--results', page);
    assert.equal(code, 1, 'a minimum is missed');
    assert.match(text, /✗ apex-jpath: 1 of 1 \(at least 15\)/, 'a suite of the table');
    assert.match(text, /apex-jpath: it is at \w{7}, and its minimum was set at 8a77607/, 'at another commit');
    assert.match(text, /✓ twins: 4 of 4,/, 'alternatives are run each on its own, what they share once');
    assert.match(text, /✓ plain: 0 of 3,/, 'a folder without sfdx-project.json is one itself');
    assert.match(text, /plain: it is not a git clone/, 'and may be no clone');
    assert.match(text, /- no-apex: There is no Apex in it/, 'a folder without Apex');
    assert.match(text, /- unreadable: sfdx-project\.json cannot be read/, 'a broken project file');
    assert.match(
      text,
      /fflib-apex-common: It is deployed with fflib-apex-mocks, which is not there/,
      'a missing other half',
    );
    assert.match(report, /\n5 passed, 3 failed\n$/, 'the counts end it');
    const written = readFileSync(page, 'utf8');
    assert.match(
      written,
      /\| e3mandle6n1\/apex-jpath +\| \w{7} +\| 1 of 1 +\| 15 +\| [\d.]+ s +\| [\d.]+ s +\| [\d.]+ s +\| [\d.]+ s +\| \d+ MB +\| missed/,
      'times, memory and verdict',
    );
    assert.match(
      written,
      /\| `UNSUPPORTED_Messaging[\w.]*` +\| 1 +\| PlainTest\.lacks/,
      'an unsupported feature by name',
    );
    assert.match(
      written,
      /\| `System\.AssertException: Assertion Failed: Expected: a, Actual: b` +\| 1 +\| PlainTest\.fails/,
      'a message',
    );
    assert.match(
      written,
      /\| `broken does not compile: Method does not exist[^`]*` +\| 1 +\| PlainTest\.asks/i,
      'what does not compile',
    );
    assert.match(written, /- \d+ cores/, 'facts about the machine');
  });

  it('ends a suite that takes too long, and fails because nothing ran', async () => {
    const { code, text, report } = await conformance(root, '--only', 'plain', '--time-limit', '0.2');
    assert.equal(code, 1, 'exit code');
    assert.match(text, /plain: It was ended after 0 s, the limit of time/, 'says so');
    assert.match(text, /^Nothing ran\.$/m, 'nothing ran');
    assert.match(report, /(^|\n)0 passed, 1 failed\n$/, 'which is a failure');
  });

  it('tells of a process that dies, and goes on', { skip: process.platform !== 'linux' }, async () => {
    const { child, said, closed, output } = start(root, '--only', 'plain', '--only', 'twins');
    await said('plain: cold');
    for (const pid of await childrenOf(child.pid ?? 0)) process.kill(-pid, 'SIGKILL');
    assert.equal(await closed, 0, 'the other suite ran, and neither has a minimum');
    assert.match(
      output.text,
      /- plain: The process ended with SIGKILL and no result: it said nothing/,
      'what became of it',
    );
    assert.match(output.text, /✓ twins: 4 of 4/, 'the next suite');
  });

  it('keeps what is done when it is interrupted, and goes on from there', async () => {
    const args = [root, '--only', 'plain', '--only', 'twins'];
    const { child, said, closed, output } = start(...args);
    await said('twins: cold');
    const started = process.platform === 'linux' ? await childrenOf(child.pid ?? 0) : [];
    child.kill('SIGINT');
    assert.equal(await closed, 130, 'as a command that was interrupted');
    assert.match(
      output.text,
      /Interrupted after 1 of 2\. They are kept: go on with the same command and --resume/,
      'how',
    );
    for (const pid of started) assert.throws(() => process.kill(pid, 0), /ESRCH/, 'no child outlives it');
    const resumed = await conformance(...args, '--resume');
    assert.equal(resumed.code, 0, 'done');
    assert.doesNotMatch(resumed.text, /plain: cold/, 'what was done is not run again');
    assert.match(resumed.text, /✓ plain: 0 of 3[\s\S]*✓ twins: 4 of 4/, 'both are told');
  });
});

/** Process ids of what a process has started; waits until there is one. */
async function childrenOf(parent: number): Promise<number[]> {
  for (;;) {
    const found = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => parentOf(name) === parent)
      .map(Number);
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function parentOf(pid: string): number | null {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null; // it has ended
  }
}
