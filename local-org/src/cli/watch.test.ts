import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

const BIN = join(import.meta.dirname, '../../bin/local-org.js');
const root = mkdtempSync(join(tmpdir(), 'local-org-watch-'));
after(() => rmSync(root, { recursive: true, force: true }));

function apexClass(folder: string, name: string, text: string): string {
  const file = join(folder, 'classes', `${name}.cls`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    `${file}-meta.xml`,
    '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>',
  );
  writeFileSync(file, text);
  return file;
}

const adder = (sum: string): string =>
  `public class Adder {\n    public static Integer add(Integer a, Integer b) {\n        return ${sum};\n    }\n}\n`;
const ADDER_TEST =
  '@IsTest\nprivate class AdderTest {\n    @IsTest\n    static void adds() {\n        Assert.areEqual(3, Adder.add(1, 2));\n    }\n}\n';
const OTHER_TEST = '@IsTest\nprivate class OtherTest {\n    @IsTest\n    static void runs() {\n    }\n}\n';

function watching(folder: string) {
  const child = spawn(process.execPath, [BIN, 'test', '--source-dir', folder, '--watch'], { cwd: root });
  let text = '';
  const waiting: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const look of waiting.splice(0)) look();
    });
  const closed = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      for (const look of waiting.splice(0)) look();
      resolve(code);
    }),
  );
  /** What is printed until it waits for a change again. */
  const round = async (): Promise<string> => {
    for (;;) {
      const end = /Waiting for a change\..*\n/.exec(text);
      if (end) {
        const printed = text.slice(0, end.index);
        text = text.slice(end.index + end[0].length);
        return printed;
      }
      assert.equal(child.exitCode, null, `it goes on: ${text}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { child, round, closed };
}

test('watch runs what a change concerns, shows what does not compile, and ends by a key', async (context) => {
  const folder = join(root, 'later');
  const { child, round, closed } = watching('later');
  context.after(() => child.kill());
  assert.match(await round(), /There is no Apex in later yet/, 'the folder is not there');
  const draft = join(root, 'draft');
  const file = apexClass(draft, 'Adder', adder('a + b'));
  apexClass(draft, 'AdderTest', ADDER_TEST);
  apexClass(draft, 'OtherTest', OTHER_TEST);
  renameSync(draft, folder);
  assert.match(await round(), /^2 passed, 0 failed/m, 'it appears with two tests');
  const moved = file.replace(draft, folder);
  writeFileSync(moved, adder('a - b'));
  const failed = await round();
  assert.match(failed, /FAIL AdderTest\.adds\n {2}System\.AssertException/, 'the test of the class that changed');
  assert.match(failed, /^0 passed, 1 failed/m, 'and no other');
  writeFileSync(moved, adder('a + c'));
  assert.match(await round(), /Adder\.cls:3:\d+: error: Variable does not exist: c/, 'a compile problem');
  writeFileSync(moved, adder('a + b'));
  assert.match(await round(), /^1 passed, 0 failed/m, 'mended');
  apexClass(folder, 'Lone', 'public class Lone {\n    Integer x = y;\n}\n');
  assert.match(
    await round(),
    /Lone\.cls:2:\d+: error: Variable does not exist: y/,
    'of a class that no test names, too',
  );
  for (const name of ['Lone.cls', 'Lone.cls-meta.xml', 'Adder.cls', 'Adder.cls-meta.xml'])
    rmSync(join(folder, 'classes', name));
  assert.match(await round(), /AdderTest\.cls:5:\d+: error: [\s\S]*FAIL AdderTest\.adds/, 'a class that is gone');
  child.stdin.write('\n');
  assert.match(await round(), /^1 passed, 1 failed/m, 'Enter runs all');
  child.stdin.write('q');
  assert.equal(await closed, 0, 'q ends it');
});

test('watch is for people, and not while a debugger is awaited', async () => {
  for (const [flag, expected] of [
    ['--json', /INVALID_ARGUMENT: --watch prints for people/],
    ['--inspect', /INVALID_ARGUMENT: --watch and --inspect exclude each other/],
  ] as const) {
    const child = spawn(process.execPath, [BIN, 'test', '--source-dir', 'any', '--watch', flag], { cwd: root });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 1, `${flag}: exit code`);
    assert.match(errors, expected, flag);
  }
});

test('watch ends by Ctrl-C', async (context) => {
  apexClass(join(root, 'short'), 'OtherTest', OTHER_TEST);
  const { child, round, closed } = watching('short');
  context.after(() => child.kill());
  assert.match(await round(), /^1 passed/m, 'it runs');
  child.kill('SIGTERM'); // the launcher passes it on, as a terminal gives Ctrl-C to both
  assert.equal(await closed, 0, 'it ends');
});
