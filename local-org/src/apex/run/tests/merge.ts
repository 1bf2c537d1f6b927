import type { OrgIdentity, TestRunOutcome } from '../../../org/types.ts';

export interface CoverageRow {
  readonly id: string;
  readonly name: string;
  readonly totalLines: number;
  /** line number to 1 (covered) or 0 */
  readonly lines: Readonly<Record<string, 0 | 1>>;
  readonly totalCovered: number;
  readonly coveredPercent: number;
}

export interface CoverageReport {
  readonly coverage: readonly CoverageRow[];
  readonly records: readonly Readonly<Record<string, unknown>>[];
  readonly summary: Readonly<Record<string, unknown>>;
}

/** One class's run as a worker returns it, before runs are merged to one result. */
export interface ClassRun extends TestRunOutcome {
  readonly coverage?: CoverageReport;
}

/** One run of several classes, in the JSON of `sf apex run test --json` with `summary.compileProblems`. */
export function mergeTestRuns(
  org: OrgIdentity,
  runs: readonly TestRunOutcome[],
  compileProblems: readonly unknown[] = [],
): TestRunOutcome {
  const tests = runs.flatMap((run) => run.tests);
  const summaries = runs.map((run) => run.summary);
  const coverage = mergeCoverage(runs.map((run) => run.coverage as CoverageReport | undefined));
  const failing = tests.filter((test) => test['Outcome'] === 'Fail' || test['Outcome'] === 'CompileFail').length;
  const skipped = tests.filter((test) => test['Outcome'] === 'Skip').length;
  const passing = tests.length - failing - skipped;
  const time = tests.reduce((sum, test) => sum + Number(test['RunTime'] ?? 0), 0);
  const started = summaries.map((summary) => String(summary['testStartTime'])).sort()[0] ?? new Date().toISOString();
  return {
    summary: {
      failRate: percentage(failing, tests.length),
      failing,
      hostname: org.url,
      orgId: org.id,
      outcome: failing > 0 ? 'Failed' : passing > 0 ? 'Passed' : 'Skipped',
      passRate: percentage(passing, tests.length),
      passing,
      skipped,
      testRunId: textOf(summaries[0], 'testRunId'),
      testStartTime: started,
      testsRan: tests.length,
      userId: textOf(summaries[0], 'userId'),
      username: textOf(summaries[0], 'username'),
      commandTime: `${Math.max(0, Date.now() - Date.parse(started))} ms`,
      testExecutionTime: `${time} ms`,
      testTotalTime: `${time} ms`,
      ...(coverage
        ? { orgWideCoverage: coverage.summary['orgWideCoverage'], testRunCoverage: coverage.summary['testRunCoverage'] }
        : {}),
      compileProblems: [
        ...compileProblems,
        ...summaries.flatMap((summary) => (summary['compileProblems'] as unknown[] | undefined) ?? []),
      ],
    },
    tests,
    ...(coverage ? { coverage } : {}),
  };
}

function mergeCoverage(reports: readonly (CoverageReport | undefined)[]): CoverageReport | undefined {
  const present = reports.filter((report) => report !== undefined);
  if (present.length === 0) return undefined;
  const byName = new Map<string, { id: string; name: string; lines: Record<string, 0 | 1> }>();
  for (const row of present.flatMap((report) => report.coverage)) {
    const merged = byName.get(row.name) ?? { id: row.id, name: row.name, lines: {} };
    for (const [line, covered] of Object.entries(row.lines))
      if (covered === 1 || !(line in merged.lines)) merged.lines[line] = covered;
    byName.set(row.name, merged);
  }
  const coverage = [...byName.values()].map(toRow);
  return { coverage, records: present.flatMap((report) => report.records), summary: coverageSummary(coverage) };
}

function toRow(merged: { id: string; name: string; lines: Record<string, 0 | 1> }): CoverageRow {
  const values = Object.values(merged.lines);
  const totalCovered = values.filter((covered) => covered === 1).length;
  return {
    ...merged,
    totalLines: values.length,
    totalCovered,
    coveredPercent: values.length === 0 ? 0 : Math.floor((totalCovered * 100) / values.length),
  };
}

/** Org wide and of this run: the same here, because only the classes of the program have lines. */
export function coverageSummary(rows: readonly CoverageRow[]): Readonly<Record<string, unknown>> {
  const totalLines = rows.reduce((sum, row) => sum + row.totalLines, 0);
  const coveredLines = rows.reduce((sum, row) => sum + row.totalCovered, 0);
  const touched = rows.filter((row) => row.totalCovered > 0);
  const touchedLines = touched.reduce((sum, row) => sum + row.totalLines, 0);
  return {
    totalLines,
    coveredLines,
    orgWideCoverage: percentage(coveredLines, totalLines),
    testRunCoverage: percentage(coveredLines, touchedLines),
  };
}

function textOf(summary: Readonly<Record<string, unknown>> | undefined, member: string): string {
  const value = summary?.[member];
  return typeof value === 'string' ? value : '';
}

function percentage(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${((part * 100) / whole).toFixed(0)}%`;
}
