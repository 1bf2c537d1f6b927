import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TOPICS } from './corpus/index.ts';
import { errorsOf } from './test-support.ts';

for (const [topic, { source, accepted, refused }] of Object.entries(TOPICS)) {
  describe(`${topic} (${source})`, () => {
    for (const { rule, program, beside } of accepted)
      test(`accepts ${rule}`, () => {
        assert.deepEqual(
          errorsOf(program, beside),
          [],
          `a program that the platform compiles has no error: ${program}`,
        );
      });
    for (const { rule, program, beside, code, message, line = 1 } of refused)
      test(`refuses ${rule}`, () => {
        const errors = errorsOf(program, beside);
        const found = errors.map((error) => ({ code: error.code, line: error.line }));
        assert.deepEqual(found, [{ code, line }], `exactly this error is found: ${program}`);
        if (message)
          assert.equal(errors[0]?.message.trim().split('\n').at(-1), message, 'in the words of the platform');
      });
  });
}

test('the corpus is as large as promised, and says each thing once', () => {
  const topics = Object.values(TOPICS);
  const programs = topics.flatMap(({ accepted, refused }) => [...accepted, ...refused]);
  const keys = programs.map(({ program, beside = [] }) => [program, ...beside].join('\n'));
  assert.equal(new Set(keys).size, keys.length, 'no program stands twice');
  assert.ok(topics.flatMap(({ refused }) => refused).length >= 120, 'at least 120 programs are refused');
  assert.ok(topics.flatMap(({ accepted }) => accepted).length >= 120, 'at least 120 programs are accepted');
});
