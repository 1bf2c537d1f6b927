import type { Problem } from '../metadata/index.ts';
import type { TestRunOutcome } from '../org/types.ts';
import { problemLines } from './source-problems.ts';

interface CoverageLine {
  readonly name: string;
  readonly coveredPercent: number;
}

/** A test run for people: failures first, then coverage, then one line that sums up. */
export function printTestRun(run: TestRunOutcome): void {
  const out = process.stdout;
  out.write(problemLines(run.summary['compileProblems'] as readonly Problem[]));
  for (const test of run.tests.filter((candidate) => candidate['Outcome'] !== 'Pass')) {
    out.write(`FAIL ${String(test['FullName'])}\n  ${indented(test['Message'])}\n  ${indented(test['StackTrace'])}\n`);
  }
  const coverage = run.coverage as { readonly coverage: readonly CoverageLine[] } | undefined;
  for (const { name, coveredPercent } of coverage?.coverage ?? [])
    out.write(`${String(coveredPercent).padStart(4)} %  ${name}\n`);
  const { passing, failing, testExecutionTime } = run.summary;
  out.write(`${String(passing)} passed, ${String(failing)} failed, ${String(testExecutionTime)}\n`);
}

function indented(text: unknown): string {
  return (typeof text === 'string' ? text : '').replaceAll('\n', '\n  ');
}
