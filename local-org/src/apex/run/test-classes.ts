import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openProject } from './test-project.ts';

/** Runs the Apex tests of a project; each method is a test of its own that passes when the method does. */
export function testApex(title: string, files: Readonly<Record<string, string>>): void {
  test(title, async (context) => {
    const org = await openProject(files);
    try {
      const errors = org.problems.filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], 'every class compiles');
      const job = { kind: 'tests', userId: org.adminUserId, classNames: null, codeCoverage: false } as const;
      const run = await org.workers.run(job);
      assert.ok(run.tests.length > 0, 'there are test methods');
      for (const result of run.tests) {
        const detail = `${String(result['Message'])}\n${String(result['StackTrace'])}`;
        await context.test(String(result['FullName']), () => assert.equal(result['Outcome'], 'Pass', detail));
      }
    } finally {
      await org.close();
    }
  });
}

/** The body of a test class with these methods and members. */
export const testClass = (name: string, body: string): string => `@IsTest\nprivate class ${name} {\n${body}\n}`;
