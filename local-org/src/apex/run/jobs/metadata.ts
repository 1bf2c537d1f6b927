import type { JobProgress, TestRunOutcome } from '../../../org/types.ts';
import type { CompiledModule } from '../../../lightning/index.ts';
import type { ApexProgram } from '../../abi.ts';
import type { Engine } from '../engine.ts';
import { orgCompilers } from '../org-compilers.ts';
import { loadProgram, saveProgram } from '../program-store.ts';
import { Engine as ApexEngine } from '../engine.ts';
import { TestCopies } from '../tests/copies.ts';
import { listTestClasses, runTestJob } from '../tests/run-tests.ts';
import { mergeTestRuns } from '../tests/merge.ts';

/** The metadata room loads only for deploys and retrieves: it is large, and most workers never need it. */
const metadataRoom = () => import('../../../metadata/index.ts');

/** Runs a pending deploy on this worker's connection. */
export async function runDeployJob(
  engine: Engine,
  deployId: string,
  userId: string,
  onProgress: (progress: JobProgress) => void,
): Promise<{ readonly succeeded: boolean }> {
  const { runDeploy } = await metadataRoom();
  return runDeploy(await contextOf(engine, userId), deployId, onProgress);
}

export async function runRetrieveJob(engine: Engine, retrieveId: string): Promise<{ readonly succeeded: boolean }> {
  const { runRetrieve } = await metadataRoom();
  const outcome: unknown = await runRetrieve(await contextOf(engine, ''), retrieveId);
  return { succeeded: (outcome as { succeeded?: boolean } | undefined)?.succeeded ?? true };
}

type Context = Parameters<Awaited<ReturnType<typeof metadataRoom>>['runDeploy']>[0];

async function contextOf(engine: Engine, userId: string): Promise<Context> {
  const { credentialStore } = await import('../../../callout/index.ts');
  const { deleteModule, saveModule } = await import('../../../lightning/index.ts');
  const compiled: { program: ApexProgram | null } = { program: null };
  return {
    org: engine.org,
    db: engine.db,
    compilers: await orgCompilers(engine.db, (program) => (compiled.program = program)),
    now: () => new Date(),
    onApexDeployed: (program) => saveProgram(engine.db, program as ApexProgram),
    onLwcDeployed: (bundle, module) =>
      module === null ? deleteModule(engine.db.sqlite, bundle) : saveModule(engine.db.sqlite, module as CompiledModule),
    onCredentialDeployed: (name, principals) => credentialStore(engine.db.sqlite).keepOnly(name, principals),
    runTests: (classNames, onProgress) =>
      Promise.resolve(runDeployTests(engine, compiled.program, userId, classNames, onProgress)),
  };
}

/** Tests see what is being deployed: the program just compiled, and a copy of the uncommitted state. */
function runDeployTests(
  engine: Engine,
  program: ApexProgram | null,
  userId: string,
  classNames: readonly string[] | null,
  onProgress: (done: number, errors: number, total: number) => void,
): TestRunOutcome {
  const deployed = new ApexEngine({
    org: engine.org,
    db: engine.db,
    program: program ?? loadProgram(engine.db),
    callouts: engine.callouts,
  });
  const names = listTestClasses(deployed.program.program, classNames).classNames;
  const runs: TestRunOutcome[] = [];
  let errors = 0;
  const copies = new TestCopies();
  try {
    names.forEach((name, index) => {
      const run = runTestJob(deployed, { kind: 'tests', userId, classNames: [name], codeCoverage: true }, copies);
      errors += run.tests.filter((test) => test['Outcome'] === 'Fail').length;
      runs.push(run);
      onProgress(index + 1, errors, names.length);
    });
  } finally {
    copies.close();
  }
  return mergeTestRuns(engine.org, runs);
}
