import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { TOPICS } from '../src/apex/check/corpus/index.ts';
import type { Accepted, Refused } from '../src/apex/check/corpus/types.ts';
import { fileOf } from '../src/apex/check/test-support.ts';
import { apexLsIssues, apexLsMissing } from './judges/apex-ls.ts';
import { parserErrors, parserMissing } from './judges/formatter-parser.ts';
import { APEX_LS_LIMITS, COMPILER_LIMITS } from './judges/limits.ts';
import { inLanes } from './judges/run.ts';
import { compilerJudges, compilerMissing } from './judges/platform-compiler.ts';

/** The Apex of the project. */
const OWN = ['force-app/**/*.{cls,trigger}', 'org-bound/**/*.{cls,trigger}'];

/** How many parsers run at once. */
const LANES = 4;
/** The platform refuses these after it has parsed them; our grammar has no words for them. */
const NOT_SYNTAX: readonly string[] = [
  'constructors/an abstract constructor',
  'flow/try alone',
  'members/a field of void',
  'members/a local of void',
  'members/a parameter of void',
  'members/a property of void',
  'members/type parameters of a class',
  'queries/a negative limit',
  'switches/no when',
];

const ACCEPTED = Object.entries(TOPICS).flatMap(([topic, { accepted }]) => named<Accepted>(topic, accepted));
const REFUSED = Object.entries(TOPICS).flatMap(([topic, { refused }]) => named<Refused>(topic, refused));

function named<T extends Accepted>(topic: string, programs: readonly T[]): (T & { name: string })[] {
  return programs.map((program) => ({ ...program, name: `${topic}/${program.rule}` }));
}

function textsOf({ program, beside = [] }: Accepted): string[] {
  return [fileOf(program).text, ...beside];
}

/** Judges from outside, side by side; each says why it is skipped where it is absent. */
describe('judges', { concurrency: true }, () => {
  describe('jorje, the parser of prettier-plugin-apex', { skip: parserMissing() ?? false }, () => {
    test('reads all Apex of the project', async () => {
      const files = globSync(OWN);
      const errors = await inLanes(files, LANES, (file) =>
        parserErrors(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')),
      );
      assert.ok(files.length > 50, `the project's Apex was found: ${files.length} files`);
      assert.deepEqual(
        files.filter((_, index) => errors[index] !== 0),
        [],
        'no file has a syntax error',
      );
    });

    test('agrees on the syntax of the corpus', async () => {
      const wrong = REFUSED.filter(({ code, name }) => code === 'syntax' && !NOT_SYNTAX.includes(name));
      const programs = [...ACCEPTED, ...wrong];
      const errors = await inLanes(programs, LANES, (program) => parserErrors(fileOf(program.program).text));
      const names = programs
        .filter((program, index) => 'code' in program !== errors[index] > 0)
        .map(({ name }) => name);
      assert.deepEqual(names, [], 'accepted programs are read, wrong syntax is not');
    });
  });

  describe('jorje, the compiler in prettier-plugin-apex', { skip: compilerMissing() ?? false }, () => {
    const limits = new Set(COMPILER_LIMITS.flatMap(({ programs }) => programs));

    test('judges the corpus as we do', async () => {
      const programs = [...ACCEPTED, ...REFUSED];
      const judged = await compilerJudges(programs.map(textsOf));
      const wrong: string[] = [];
      for (const [index, program] of programs.entries()) {
        const found = judged[index] ?? [];
        const isRefused = 'code' in program;
        if (limits.has(program.name) || (isRefused ? found.length > 0 : found.length === 0)) continue;
        wrong.push(`${program.name}: ${found.map(({ message }) => message).join('; ') || 'no error'}`);
      }
      assert.equal(judged.length, programs.length, 'every program was judged');
      assert.deepEqual(wrong, [], 'it refuses what we refuse, and nothing else');
    });

    test('has the limits that are listed', () => {
      const names = new Set([...ACCEPTED, ...REFUSED].map(({ name }) => name));
      const unknown = [...limits].filter((name) => !names.has(name));
      assert.deepEqual(unknown, [], 'every limit names a program of the corpus');
    });
  });

  describe('apex-ls, in the engine of PMD', { skip: apexLsMissing() ?? false }, () => {
    test('finds no error in the Apex of the project', async () => {
      const found = await apexLsIssues('.');
      const issues = found.filter(({ message }) => !APEX_LS_LIMITS.some((limit) => limit.message.test(message)));
      assert.deepEqual(issues, [], 'no issue beyond its known limits');
    });
  });
});
