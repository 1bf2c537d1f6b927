import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { TestRunOutcome } from '../../org/types.ts';
import { openProject, type TestOrg } from './test-project.ts';

/** Apex tests that say how records of standard objects behave; each method is one fact. */
const FOLDER = new URL('standard-data/', import.meta.url);
const classes = readdirSync(FOLDER).filter((file) => file.endsWith('.cls'));

let org: TestOrg;
let outcome: TestRunOutcome;

before(async () => {
  org = await openProject(
    Object.fromEntries(classes.map((file) => [file, readFileSync(new URL(file, FOLDER), 'utf8')])),
  );
  assert.deepEqual(org.problems, [], 'the tests compile');
  outcome = await org.workers.run({ kind: 'tests', userId: org.adminUserId, classNames: null, codeCoverage: false });
});
after(() => org.close());

for (const file of classes)
  test(`${file.replace('.cls', '')} holds`, () => {
    const results = outcome.tests.filter(({ FullName }) => String(FullName).startsWith(file.replace('.cls', '.')));
    assert.ok(results.length > 0, 'methods have run');
    assert.deepEqual(
      results
        .filter(({ Outcome }) => Outcome !== 'Pass')
        .map(({ FullName, Message }) => `${String(FullName)}: ${String(Message)}`),
      [],
      'every method passes',
    );
  });
