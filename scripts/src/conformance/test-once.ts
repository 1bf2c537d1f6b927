import type { Children, Ended } from './child.ts';
import type { CompileProblem, FailedTest } from './feature.ts';
import type { Timing } from './result.ts';
import type { SourceRun } from './source-folders.ts';

export interface Counted {
  readonly passed: number;
  readonly total: number;
  readonly failed: readonly FailedTest[];
  readonly problems: readonly CompileProblem[];
  readonly timing: Timing;
  /** why nothing was counted */
  readonly error: string | null;
}

interface Report {
  readonly summary: {
    readonly compileTime: string;
    readonly peakMemory: string;
    readonly compileProblems: readonly (CompileProblem & { readonly severity: string })[];
  };
  readonly tests: readonly { readonly FullName: string; readonly Outcome: string; readonly Message: string | null }[];
}

/** One `local-org test` of one deploy, in a process of its own. */
export async function testOnce(
  { folders, testClasses }: SourceRun,
  cache: string,
  { children, limitMs }: { readonly children: Children; readonly limitMs: number },
): Promise<Counted> {
  const args = ['test', ...folders.flatMap((folder) => ['--source-dir', folder])];
  const chosen = testClasses === null ? [] : ['--class-names', testClasses.join(',')];
  const ended = await children.localOrg([...args, ...chosen, '--compile-cache', cache, '--json'], limitMs);
  const report = reportOf(ended);
  if (typeof report === 'string') return nothing(report, ended.millis);
  const failed = report.tests.filter(({ Outcome }) => Outcome !== 'Pass' && Outcome !== 'Skip');
  return {
    passed: report.tests.filter(({ Outcome }) => Outcome === 'Pass').length,
    total: report.tests.length,
    failed: failed.map(({ FullName, Message }) => ({ name: FullName, message: Message ?? '' })),
    problems: report.summary.compileProblems
      .filter(({ severity }) => severity === 'error')
      .map(({ file, message }) => ({ file, message })),
    timing: {
      wallMs: ended.millis,
      compileMs: Number.parseInt(report.summary.compileTime, 10),
      peakMb: Number.parseInt(report.summary.peakMemory, 10),
    },
    error: null,
  };
}

/** One count of several deploys: tests and times are added, the memory is that of the largest. */
export function addUp(results: readonly Counted[]): Counted {
  const sum = (value: (result: Counted) => number): number =>
    results.reduce((total, result) => total + value(result), 0);
  return {
    passed: sum(({ passed }) => passed),
    total: sum(({ total }) => total),
    failed: results.flatMap(({ failed }) => failed),
    problems: results.flatMap(({ problems }) => problems),
    timing: {
      wallMs: sum(({ timing }) => timing.wallMs),
      compileMs: sum(({ timing }) => timing.compileMs),
      peakMb: Math.max(...results.map(({ timing }) => timing.peakMb)),
    },
    error: results.find(({ error }) => error !== null)?.error ?? null,
  };
}

/** What the process printed, or why it cannot be used. */
function reportOf({ code, signal, stdout, stderr, isOverTime, millis }: Ended): Report | string {
  if (isOverTime) return `It was ended after ${Math.round(millis / 1_000)} s, the limit of time.`;
  try {
    const report = JSON.parse(stdout) as Partial<Report>;
    if (report.summary && report.tests) return report as Report;
  } catch {
    // told below, with what the process said last
  }
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-3).join(' ').slice(0, 300);
  return `The process ended with ${signal ?? `code ${code}`} and no result: ${said || 'it said nothing'}`;
}

function nothing(error: string, millis: number): Counted {
  const timing = { wallMs: millis, compileMs: 0, peakMb: 0 };
  return { passed: 0, total: 0, failed: [], problems: [], timing, error };
}
