import { openSourceOrg, type SourceOrg, type SourceOrgOptions } from '../apex/run/source-org.ts';
import { WorkerError } from '../apex/run/index.ts';
import { OrgServerError } from '../org/errors.ts';
import { InspectorError, runInspectedTests } from '../apex/run/tests/inspected-tests.ts';
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
  /** the port where a debugger attaches, 0 for any; null for a run without one */
  readonly inspectPort?: number | null;
}

export interface RunOptions extends SourceOrgOptions {
  /** ends the run; it then rejects */
  readonly signal?: AbortSignal;
}

/**
 * Runs the Apex tests of source folders on a throwaway org. The summary also has `compileProblems`, `compileTime` and
 * `runTime` (wall time), and `peakMemory` of this process; test classes that do not compile count as failed.
 */
export async function runSourceTests(
  request: SourceTests,
  { signal, ...options }: RunOptions = {},
): Promise<TestRunOutcome> {
  const forDebugger = (request.inspectPort ?? null) !== null;
  const org = await openSourceOrg(request.dirs, request.shape, { ...options, forDebugger });
  const end = (): void => void org.close();
  signal?.addEventListener('abort', end);
  try {
    return await runTestsOf(org, request);
  } catch (error) {
    throw foreseen(error);
  } finally {
    signal?.removeEventListener('abort', end);
    await org.close();
  }
}

function foreseen(error: unknown): unknown {
  if (error instanceof InspectorError)
    return new OrgServerError('PORT_TAKEN', error.message, 'Name another one: --inspect=9230, or --inspect=0 for any.');
  if (error instanceof WorkerError)
    return new OrgServerError(
      'TEST_RUN_FAILED',
      `${error.code}: ${error.message}`,
      'Run the classes one by one with --class-names to find which does it.',
    );
  return error;
}

async function runTestsOf(org: SourceOrg, request: SourceTests): Promise<TestRunOutcome> {
  const { classNames, codeCoverage, inspectPort = null } = request;
  const started = performance.now();
  const job = { kind: 'tests', userId: org.adminUserId, classNames, codeCoverage } as const;
  const run = inspectPort === null ? await org.workers.run(job) : runInspectedTests(org.identity, job, inspectPort);
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
