import { objectRows } from '../../metadata/store/object-rows.ts';
import { randomId } from '../../schema/index.ts';
import type { LocalOrg } from '../../org/server-types.ts';
import type { TestRunOutcome } from '../../org/types.ts';

interface Lines {
  readonly coveredLines: readonly number[];
  readonly uncoveredLines: readonly number[];
}
interface MethodCoverage {
  readonly ApexTestClass: { readonly Name: string };
  readonly ApexClassOrTrigger: { readonly Id: string };
  readonly Coverage: Lines;
  readonly TestMethodName: string;
}
interface ClassCoverage {
  readonly id: string;
  readonly lines: Readonly<Record<string, 0 | 1>>;
}

/** Replaces the coverage that the Tooling API shows by that of this run, class by class; inside a transaction. */
export function coverageRows(org: LocalOrg, outcome: TestRunOutcome): void {
  const report = outcome.coverage as
    { coverage: readonly ClassCoverage[]; records: readonly MethodCoverage[] } | undefined;
  if (!report) return;
  const rows = objectRows(org.database);
  const classIds = new Map(rows.find('ApexClass', {}).map((row) => [String(row['Name']), String(row['Id'])]));
  for (const { id, lines } of report.coverage) {
    for (const object of ['ApexCodeCoverage', 'ApexCodeCoverageAggregate']) {
      for (const old of rows.find(object, { ApexClassOrTriggerId: id })) rows.remove(object, String(old['Id']));
    }
    const coverage = splitLines(lines);
    rows.put('ApexCodeCoverageAggregate', randomId('715'), { ApexClassOrTriggerId: id, ...lineCounts(coverage) });
  }
  for (const { ApexTestClass, ApexClassOrTrigger, Coverage, TestMethodName } of report.records) {
    rows.put('ApexCodeCoverage', randomId('714'), {
      ApexTestClassId: classIds.get(ApexTestClass.Name) ?? null,
      ApexClassOrTriggerId: ApexClassOrTrigger.Id,
      TestMethodName,
      ...lineCounts(Coverage),
    });
  }
  saveOrgWide(org);
}

function splitLines(lines: Readonly<Record<string, 0 | 1>>): Lines {
  const entries = Object.entries(lines);
  const numbers = (wanted: 0 | 1) => entries.filter(([, covered]) => covered === wanted).map(([line]) => Number(line));
  return { coveredLines: numbers(1), uncoveredLines: numbers(0) };
}

function lineCounts({ coveredLines, uncoveredLines }: Lines) {
  return {
    Coverage: JSON.stringify({ coveredLines, uncoveredLines }),
    NumLinesCovered: coveredLines.length,
    NumLinesUncovered: uncoveredLines.length,
  };
}

function saveOrgWide(org: LocalOrg): void {
  const rows = objectRows(org.database);
  const all = rows.find('ApexCodeCoverageAggregate', {});
  const covered = all.reduce((sum, row) => sum + Number(row['NumLinesCovered']), 0);
  const total = all.reduce((sum, row) => sum + Number(row['NumLinesUncovered']), covered);
  const percent = total === 0 ? 0 : Math.floor((covered * 100) / total);
  const id = rows.find('ApexOrgWideCoverage', {})[0]?.['Id'];
  rows.put('ApexOrgWideCoverage', typeof id === 'string' ? id : randomId('716'), { PercentCovered: percent });
}
