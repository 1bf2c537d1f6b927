import type { TestRunOutcome } from '../../../org/types.ts';
import type { CompiledUnit } from '../../abi.ts';
import { checksum } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { coveredLines, isCovered, type LineCounts } from './coverage.ts';
import { coverageSummary, type CoverageReport, type CoverageRow } from './merge.ts';
import type { MethodResult } from './run-class.ts';

/** The run of one class in the JSON of `sf apex run test --json`; `mergeTestRuns` adds the counts. */
export function reportClass(
  engine: Engine,
  results: readonly MethodResult[],
  userId: string,
  started: Date,
): TestRunOutcome {
  const runId = localId('707');
  const queueItemId = localId('709');
  const tests = results.map((result) => ({
    Id: localId('07M'),
    QueueItemId: queueItemId,
    StackTrace: result.stackTrace,
    Message: result.message,
    AsyncApexJobId: runId,
    MethodName: result.method,
    Outcome: result.passed ? 'Pass' : 'Fail',
    ApexClass: { Id: classId(engine, result.className), Name: result.className, NamespacePrefix: null },
    RunTime: result.millis,
    FullName: `${result.className}.${result.method}`,
  }));
  const counted = results.filter((result) => result.coverage !== null);
  return {
    summary: {
      testRunId: runId,
      testStartTime: started.toISOString(),
      userId,
      username: engine.settings(userId).text('username'),
    },
    tests,
    ...(counted.length > 0 ? { coverage: coverageReport(engine, results, tests) } : {}),
  };
}

function coverageReport(
  engine: Engine,
  results: readonly MethodResult[],
  tests: readonly { readonly Id: string }[],
): CoverageReport {
  const units = engine.program.program.units;
  const total = units.map((_unit, index) => addAll(results, index));
  const rows = units.flatMap((unit, index) => (isCovered(unit) ? [coverageRow(engine, unit, total[index])] : []));
  const records = results.flatMap((result, position) =>
    units.flatMap((unit, index) => methodRecord(engine, result, tests[position]?.Id ?? '', unit, index)),
  );
  return { coverage: rows, records, summary: coverageSummary(rows) };
}

function addAll(results: readonly MethodResult[], index: number): Int32Array {
  const sum = new Int32Array(Math.max(0, ...results.map((result) => result.coverage?.[index]?.length ?? 0)));
  for (const result of results)
    result.coverage?.[index]?.forEach((count, line) => (sum[line] = (sum[line] ?? 0) + count));
  return sum;
}

function coverageRow(engine: Engine, unit: CompiledUnit, counts: Int32Array | undefined): CoverageRow {
  const { covered, uncovered } = coveredLines(unit, counts);
  const lines: Record<string, 0 | 1> = {};
  for (const line of covered) lines[line] = 1;
  for (const line of uncovered) lines[line] = 0;
  const totalLines = covered.length + uncovered.length;
  return {
    id: classId(engine, unit.name),
    name: unit.name,
    totalLines,
    lines,
    totalCovered: covered.length,
    coveredPercent: Math.floor((covered.length * 100) / totalLines),
  };
}

function methodRecord(
  engine: Engine,
  result: MethodResult,
  testId: string,
  unit: CompiledUnit,
  index: number,
): Readonly<Record<string, unknown>>[] {
  const counts: LineCounts | null = result.coverage;
  if (counts === null || !isCovered(unit)) return [];
  const { covered, uncovered } = coveredLines(unit, counts[index]);
  if (covered.length === 0) return [];
  return [
    {
      ApexTestClass: { Id: testId, Name: result.className },
      Coverage: { coveredLines: covered, uncoveredLines: uncovered },
      TestMethodName: result.method,
      NumLinesCovered: covered.length,
      ApexClassOrTrigger: { Id: classId(engine, unit.name), Name: unit.name },
      NumLinesUncovered: uncovered.length,
    },
  ];
}

function classId({ db }: Engine, name: string): string {
  for (const table of ['ApexClass', 'ApexTrigger']) {
    if (!db.tables.exists(table)) continue;
    const row = db.prepare(`SELECT "Id" AS id FROM "${table}" WHERE "Name" = ? COLLATE NOCASE`).get(name);
    if (typeof row?.['id'] === 'string') return row['id'];
  }
  return '';
}

/** An 18-character id for rows that are reported and not stored. */
export function localId(prefix: string): string {
  const digits = Array.from(
    crypto.getRandomValues(new Uint8Array(12 - prefix.length + 3)),
    (byte) => '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'[byte % 34],
  );
  const id = `${prefix}${digits.join('')}`.slice(0, 15);
  return id + checksum(id);
}
