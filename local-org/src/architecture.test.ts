import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/** Which rooms a room may use. Arrows point down only: a room names none that stands below it in this table. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  stubs: [],
  schema: ['stubs'],
  formula: ['schema'],
  data: ['schema', 'formula'],
  metadata: ['schema', 'formula', 'data'],
  flow: ['schema', 'formula', 'data', 'metadata'],
  callout: ['data', 'metadata'],
  lightning: ['data', 'metadata'],
  seed: ['data', 'metadata'],
  apex: ['stubs', 'schema', 'formula', 'data', 'metadata', 'flow', 'callout', 'lightning'],
  org: ['schema', 'data', 'metadata', 'callout', 'seed', 'apex'],
  http: ['schema', 'data', 'metadata', 'callout', 'lightning', 'apex', 'org'],
  cli: ['schema', 'metadata', 'lightning', 'apex', 'org'],
};

interface Exception {
  readonly from: RegExp;
  readonly to: string;
  readonly why: string;
}

const EXCEPTIONS: readonly Exception[] = [
  {
    from: /^(metadata|callout|lightning|apex)\//,
    to: 'org/types.ts',
    why: 'types alone: what identifies an org and what a job is, the words in which the rooms are handed their work',
  },
  { from: /^org\/start\.ts$/, to: 'http/app.ts', why: 'the one place where a server is put together' },
];

interface Arrow {
  readonly from: string;
  readonly to: string;
}

const ROOT = import.meta.dirname;
const roomOf = (file: string): string => file.split('/')[0] ?? '';
const arrows = globSync('*/**/*.ts', { cwd: ROOT }).flatMap(arrowsOf);
const exceptionOf = ({ from, to }: Arrow): Exception | undefined =>
  EXCEPTIONS.find((exception) => exception.from.test(from) && exception.to === to);

/** The imports of a file that lead into another room. */
function arrowsOf(from: string): Arrow[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, from), 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({ from, to: relative(ROOT, resolve(ROOT, dirname(from), fileName)) }))
    .filter(({ to }) => !to.startsWith('..') && roomOf(to) !== roomOf(from));
}

test('every room is in the table, below those that it uses', () => {
  const rooms = [...new Set(arrows.flatMap(({ from, to }) => [roomOf(from), roomOf(to)]))];
  assert.deepEqual(rooms.sort(), Object.keys(MAY_USE).sort(), 'the rooms');
  const order = Object.keys(MAY_USE);
  for (const [room, used] of Object.entries(MAY_USE))
    for (const other of used)
      assert.ok(order.indexOf(other) < order.indexOf(room), `${room} may not use ${other}: arrows point down only`);
});

test('rooms use only what the table allows', () => {
  const forbidden = arrows.filter(
    (arrow) => MAY_USE[roomOf(arrow.from)]?.includes(roomOf(arrow.to)) !== true && exceptionOf(arrow) === undefined,
  );
  assert.deepEqual(
    forbidden.map(({ from, to }) => `${from} -> ${to}`),
    [],
    'turn the import around, or say in EXCEPTIONS why it has to be',
  );
});

test('the table allows nothing that is not used', () => {
  const used = new Set(arrows.map(({ from, to }) => `${roomOf(from)} -> ${roomOf(to)}`));
  const idle = Object.entries(MAY_USE).flatMap(([room, others]) =>
    others.map((other) => `${room} -> ${other}`).filter((arrow) => !used.has(arrow)),
  );
  assert.deepEqual(idle, [], 'arrows that can go');
  const needed = new Set(arrows.map(exceptionOf));
  assert.deepEqual(
    EXCEPTIONS.filter((exception) => !needed.has(exception)).map(({ to }) => to),
    [],
    'exceptions that can go',
  );
});

test('what stands outside the arrows is types alone', () => {
  const program = ts.transpileModule(readFileSync(join(ROOT, 'org/types.ts'), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  assert.equal(program.outputText.trim(), 'export {};', 'org/types.ts has nothing that runs');
});
