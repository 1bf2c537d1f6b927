import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCEPTED, REFUSED } from './corpus.ts';
import { errorCodes, problemsOf } from './test-support.ts';

for (const { rule, program } of ACCEPTED) {
  test(`accepts ${rule}: ${program.slice(0, 60)}`, () => {
    const errors = problemsOf(program).filter((problem) => problem.severity === 'error');
    assert.deepEqual(errors, [], 'a program that the platform compiles has no error');
  });
}

for (const { rule, code, program } of REFUSED) {
  test(`refuses ${rule}: ${program.slice(0, 60)}`, () => {
    assert.deepEqual(errorCodes(program), [code], 'exactly the one error is found');
  });
}
