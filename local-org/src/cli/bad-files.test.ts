import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/local-org.js', import.meta.url));

function meta(version: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>${version}</apiVersion><status>Active</status></ApexClass>`;
}

interface BadFile {
  readonly what: string;
  readonly name: string;
  /** null for a description without its class */
  readonly text: string | Buffer | null;
  /** null for a class without its description */
  readonly meta: string | null;
  /** `line code: message`, or its beginning */
  readonly problem: string;
}

const WRONG = 'Integer a = b;';
const DEEP = `public class Deep { Integer m() { return ${'1 + '.repeat(20_000)}1; } }`;
const FILES: readonly BadFile[] = [
  {
    what: 'a class without its description',
    name: 'NoMeta',
    text: 'public class NoMeta { }',
    meta: null,
    problem: '1 META_FILE_MISSING: NoMeta.cls-meta.xml: Not found in zip file.',
  },
  {
    what: 'a description without its class',
    name: 'NoSource',
    text: null,
    meta: meta('67.0'),
    problem: '1 CONTENT_MISSING: NoSource.cls: Not found in zip file.',
  },
  {
    what: 'an empty file',
    name: 'Empty',
    text: '',
    meta: meta('67.0'),
    problem: "1 syntax: Unexpected token '<EOF>'.",
  },
  {
    what: 'a binary file',
    name: 'Binary',
    text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0]),
    meta: meta('67.0'),
    problem: '1 syntax: Found punctuation symbol or operator',
  },
  {
    what: 'a byte order mark, which counts for nothing',
    name: 'Bom',
    text: `\uFEFFpublic class Bom { ${WRONG} }`,
    meta: meta('67.0'),
    problem: '1 variable-does-not-exist: Variable does not exist: b',
  },
  {
    what: 'line ends of Windows',
    name: 'Crlf',
    text: `public class Crlf {\r\n\r\n  ${WRONG}\r\n}\r\n`,
    meta: meta('67.0'),
    problem: '3 variable-does-not-exist: Variable does not exist: b',
  },
  {
    what: 'a class named otherwise than its file',
    name: 'Other',
    text: '/* class Comment */ public class Another { }',
    meta: meta('67.0'),
    problem: '1 NAME_MISMATCH: The file Other.cls declares Another',
  },
  {
    what: 'two classes in one file',
    name: 'Two',
    text: 'public class Two { }\npublic class Three { }',
    meta: meta('67.0'),
    problem: "2 syntax: Unexpected token 'public'.",
  },
  {
    what: 'a version that is too high',
    name: 'High',
    text: 'public class High { }',
    meta: meta('99.0'),
    problem: '1 VERSION_TOO_HIGH: Invalid api version specified: 99.0',
  },
  {
    what: 'a version that is no number',
    name: 'Wordy',
    text: 'public class Wordy { }',
    meta: meta('new'),
    problem: "1 INVALID_NUMBER: 'new' is not a valid value",
  },
  {
    what: 'an expression that is too deep to walk',
    name: 'Deep',
    text: DEEP,
    meta: meta('67.0'),
    problem: '1 syntax: Expression is too long, please split this expression into multiple statements',
  },
];

interface Found {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}
let folder: string;
let found: readonly Found[];
let errors: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-org-bad-'));
  const classes = join(folder, 'bad', 'classes');
  mkdirSync(classes, { recursive: true });
  for (const { name, text, meta: description } of FILES) {
    if (text !== null) writeFileSync(join(classes, `${name}.cls`), text);
    if (description !== null) writeFileSync(join(classes, `${name}.cls-meta.xml`), description);
  }
  const run = check('bad', '--json');
  errors = run.stderr;
  found = (JSON.parse(run.stdout) as { problems: readonly Found[] }).problems;
});
after(() => rmSync(folder, { recursive: true, force: true }));

function check(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [BIN, 'check', '--source-dir', ...args], { cwd: folder, encoding: 'utf8' });
}

for (const { what, name, problem } of FILES)
  test(`check tells ${what}`, () => {
    const own = found.filter(({ file }) => file.includes(`/${name}.cls`));
    const told = own.map(({ line, code, message }) => `${line} ${code}: ${message}`);
    assert.equal(told.length, 1, `one problem: ${told.join('; ')}`);
    assert.ok(told[0]?.startsWith(problem), `what is wrong and where: ${told[0]}`);
  });

test('check writes no stack trace for any of them', () => {
  assert.equal(errors, '', 'nothing on standard error');
});

test('check tells a file that cannot be read', () => {
  const classes = join(folder, 'gone', 'classes');
  mkdirSync(classes, { recursive: true });
  symlinkSync(join(folder, 'nowhere'), join(classes, 'Gone.cls'));
  writeFileSync(join(classes, 'Gone.cls-meta.xml'), meta('67.0'));
  const { status, stderr } = check('gone');
  assert.notEqual(status, 0, 'exit status');
  assert.match(stderr, /Gone\.cls/, 'the file is named');
  assert.doesNotMatch(stderr, /^\s+at /m, 'without a stack trace');
});
