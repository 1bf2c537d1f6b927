import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiled } from '../emit/run-support.ts';
import { WIDENINGS } from './public-projects.ts';
import { errorCodes, problemsOf } from './test-support.ts';

for (const { rule, program, refused } of WIDENINGS) {
  test(`accepts ${rule}`, () => {
    const errors = problemsOf(program).filter((problem) => problem.severity === 'error');
    assert.deepEqual(errors, [], 'the platform compiles it');
  });
  test(`refuses the neighbour of ${rule}`, () => {
    assert.deepEqual(errorCodes(refused.program), [refused.code], 'exactly the one error is found');
  });
}

function errorsOf(...texts: readonly string[]): string[] {
  const { problems } = compiled(...texts);
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test('a test calls the methods of a private interface that it sees through a TestVisible field', () => {
  const outer = (mark: string): string =>
    `public class Holder { private interface Loader { Integer load(); } ${mark} private static Loader loader; }`;
  const user = '@IsTest private class UserTest { @IsTest static void m() { Holder.loader.load(); } }';
  assert.deepEqual(errorsOf(outer('@TestVisible'), user), [], 'visible');
  assert.deepEqual(errorsOf(outer(''), user), ['variable-not-visible'], 'not without the annotation');
});
