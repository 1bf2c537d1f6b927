import { openSourceOrg, type SourceOrg, type SourceOrgOptions } from '../apex/run/source-org.ts';
import { mergeTestRuns } from '../apex/run/tests/merge.ts';
import type { TestRunOutcome } from '../org/types.ts';
import type { Shape } from '../schema/types.ts';
import { sourceProblems } from './source-problems.ts';

export interface SourceTests {
  readonly dirs: readonly string[];
  readonly shape: Shape;
  /** in any case; null for all */
  readonly classNames: readonly string[] | null;
  readonly codeCoverage: boolean;
}

/**
 * Runs the Apex tests of source folders on a throwaway org. The summary also has `compileProblems`, `compileTime` and
 * `runTime` (wall time), and `peakMemory` of this process; test classes that do not compile count as failed.
 */
export async function runSourceTests(request: SourceTests, options: SourceOrgOptions = {}): Promise<TestRunOutcome> {
  const org = await openSourceOrg(request.dirs, request.shape, options);
  try {
    return await runTestsOf(org, request);
  } finally {
    await org.close();
  }
}

async function runTestsOf(org: SourceOrg, { classNames, codeCoverage }: SourceTests): Promise<TestRunOutcome> {
  const started = performance.now();
  const run = await org.workers.run({ kind: 'tests', userId: org.adminUserId, classNames, codeCoverage });
  const runMillis = Math.round(performance.now() - started);
  const merged = mergeTestRuns(org.identity, [run, { summary: run.summary, tests: brokenOf(org, classNames) }]);
  const times = {
    compileTime: `${org.compileMillis} ms`,
    runTime: `${runMillis} ms`,
    peakMemory: `${peakMegabytes()} MB`,
  };
  return { ...merged, summary: { ...merged.summary, ...times, compileProblems: sourceProblems(org.problems) } };
}

function brokenOf(org: SourceOrg, classNames: readonly string[] | null): SourceOrg['brokenTests'] {
  if (classNames === null) return org.brokenTests;
  const wanted = new Set(classNames.map((name) => name.toLowerCase()));
  return org.brokenTests.filter((test) => wanted.has((test['ApexClass'] as { Name: string }).Name.toLowerCase()));
}

/** Node gives kilobytes, threads included. */
function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
