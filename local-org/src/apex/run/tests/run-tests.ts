import type { Job, TestRunOutcome } from '../../../org/types.ts';
import type { ApexProgram, CompiledUnit } from '../../abi.ts';
import type { Engine } from '../engine.ts';
import type { TestListing } from '../protocol.ts';
import { mergeTestRuns } from './merge.ts';
import { reportClass } from './report.ts';
import { runTestClass } from './run-class.ts';
import type { TestCopies } from './copies.ts';

/** Test classes of a program; `classNames` in any case, null for all. */
export function listTestClasses(program: ApexProgram, classNames: readonly string[] | null): TestListing {
  const wanted = classNames === null ? null : new Set(classNames.map((name) => name.toLowerCase()));
  const units = program.units.filter(
    (unit) => unit.symbols.testMethods.length > 0 && (wanted === null || wanted.has(unit.name.toLowerCase())),
  );
  return { classNames: units.map((unit) => unit.name) };
}

/** Runs test classes on private copies of the org's data; the org does not change. */
export function runTestJob(engine: Engine, job: Job & { kind: 'tests' }, copies: TestCopies): TestRunOutcome {
  const { program } = engine.program;
  const names = listTestClasses(program, job.classNames).classNames;
  const runs = names.map((name) => {
    const unit = program.units.find((candidate) => candidate.name === name) as CompiledUnit;
    const chosen = job.methods?.[name];
    const started = new Date();
    const copy = copies.of(engine, { seeAllData: seesAllData(unit), withCoverage: job.codeCoverage });
    const results = runTestClass(
      copy,
      unit,
      job.userId,
      chosen === undefined ? null : new Set(chosen.map((method) => method.toLowerCase())),
    );
    return reportClass(copy, results, job.userId, started);
  });
  return mergeTestRuns(engine.org, runs);
}

function seesAllData(unit: CompiledUnit): boolean {
  return unit.symbols.seeAllData || unit.symbols.testMethods.some((method) => method.seeAllData);
}
