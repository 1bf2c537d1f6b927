import { OrgDatabase } from '../../../data/index.ts';
import type { Job, TestRunOutcome } from '../../../org/types.ts';
import type { ApexProgram, CompiledUnit } from '../../abi.ts';
import { Engine } from '../engine.ts';
import type { TestListing } from '../protocol.ts';
import { mergeTestRuns } from './merge.ts';
import { reportClass } from './report.ts';
import { runTestClass } from './run-class.ts';
import { hideOrgData } from './silo.ts';

/** Test classes of a program; `classNames` in any case, null for all. */
export function listTestClasses(program: ApexProgram, classNames: readonly string[] | null): TestListing {
  const wanted = classNames === null ? null : new Set(classNames.map((name) => name.toLowerCase()));
  const units = program.units.filter(
    (unit) => unit.symbols.testMethods.length > 0 && (wanted === null || wanted.has(unit.name.toLowerCase())),
  );
  return { classNames: units.map((unit) => unit.name) };
}

/** Runs test classes on private copies of the org's data; the org does not change. */
export function runTestJob(engine: Engine, job: Job & { kind: 'tests' }): TestRunOutcome {
  const { program } = engine.program;
  const names = listTestClasses(program, job.classNames).classNames;
  const siloed = new Copies(engine, job.codeCoverage);
  try {
    const runs = names.map((name) => {
      const unit = program.units.find((candidate) => candidate.name === name) as CompiledUnit;
      const chosen = job.methods?.[name];
      const started = new Date();
      const copy = siloed.of(seesAllData(unit));
      const results = runTestClass(
        copy,
        unit,
        job.userId,
        chosen === undefined ? null : new Set(chosen.map((method) => method.toLowerCase())),
      );
      return reportClass(copy, results, job.userId, started);
    });
    return mergeTestRuns(engine.org, runs);
  } finally {
    siloed.close();
  }
}

function seesAllData(unit: CompiledUnit): boolean {
  return unit.symbols.seeAllData || unit.symbols.testMethods.some((method) => method.seeAllData);
}

/** One engine on a copy that hides org data, one on a copy that shows it; each made when it is needed. */
class Copies {
  readonly #engine: Engine;
  readonly #withCoverage: boolean;
  readonly #made = new Map<boolean, Engine>();

  constructor(engine: Engine, withCoverage: boolean) {
    this.#engine = engine;
    this.#withCoverage = withCoverage;
  }

  of(seeAllData: boolean): Engine {
    let copy = this.#made.get(seeAllData);
    if (copy === undefined) {
      const db: OrgDatabase = this.#engine.db.copyTo(':memory:');
      if (!seeAllData) hideOrgData(db);
      copy = new Engine({
        org: this.#engine.org,
        db,
        program: this.#engine.program.program,
        callouts: this.#engine.callouts,
        withCoverage: this.#withCoverage,
      });
      this.#made.set(seeAllData, copy);
    }
    return copy;
  }

  close(): void {
    for (const { db } of this.#made.values()) db.close();
  }
}
