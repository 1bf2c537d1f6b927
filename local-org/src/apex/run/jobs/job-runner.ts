import { OrgDatabase } from '../../../data/index.ts';
import type { Job, JobProgress, OrgIdentity } from '../../../org/types.ts';
import type { CalloutBridge } from '../callout-bridge.ts';
import { abortLeftJobs } from '../async-jobs.ts';
import { makeCertificateKeys } from '../certificates.ts';
import { Engine } from '../engine.ts';
import type { PublishedEvent } from '../events.ts';
import { loadProgram, programHash } from '../program-store.ts';
import type { TestListing, WorkerTask } from '../protocol.ts';
import { takeDue, takeLeft } from '../schedule/due.ts';
import type { OrgClock } from '../schedule/org-clock.ts';
import { nextDue } from '../schedule/waiting-work.ts';
import { orgSchema } from '../org-schema.ts';
import { TestCopies } from '../tests/copies.ts';
import { listTestClasses, runTestJob } from '../tests/run-tests.ts';
import { runAction } from './action.ts';
import { runFlowAction } from './flow-action.ts';
import { runAura, runBoxcar } from './aura.ts';
import { runRest } from './rest.ts';
import { runPending, type OnSleep } from './pending.ts';
import { runWrite, runWrites } from './write.ts';

/** What needs the compiler loads when it is first asked for: most workers never do. */
const compilerJobs = {
  anonymous: () => import('./anonymous.ts'),
  metadata: () => import('./metadata.ts'),
};

export interface JobRunnerOptions {
  readonly org: OrgIdentity;
  readonly callouts: CalloutBridge;
  readonly onEvent: (event: PublishedEvent) => void;
  readonly onSleep: OnSleep;
  /** told when scheduled Apex is due next, whenever that changes */
  readonly onDue: (at: number | null) => void;
  /** the first worker of a process: jobs that an earlier one left are aborted */
  readonly isFirst: boolean;
  readonly clock: OrgClock;
}

/** Carries out jobs one after the other on a connection of its own. */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  #db: OrgDatabase | null = null;
  #engine: Engine | null = null;
  #state = '';
  readonly #copies = new TestCopies();
  #hasLookedBack = false;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
  }

  async run(task: WorkerTask, onProgress: (progress: JobProgress) => void): Promise<unknown> {
    const engine = await this.#currentEngine();
    if (task.kind !== 'tests') this.#copies.close();
    switch (task.kind) {
      case 'aura':
        return runAura(engine, task);
      case 'boxcar':
        return runBoxcar(engine, task);
      case 'rest':
        return runRest(engine, task);
      case 'action':
        return task.type === 'flow' ? runFlowAction(engine, task) : runAction(engine, task);
      case 'anonymous':
        return (await compilerJobs.anonymous()).runAnonymous(engine, task);
      case 'write':
        return runWrite(engine, task);
      case 'writes':
        return runWrites(engine, task);
      case 'listTests':
        return listTestClasses(engine.program.program, task.classNames) satisfies TestListing;
      case 'tests':
        return runTestJob(engine, task, this.#copies);
      case 'wake':
        // Another worker may have told an earlier moment since.
        this.#due = undefined;
        return takeDue(engine);
      default:
        return this.#runMetadata(engine, task, onProgress);
    }
  }

  get hasPending(): boolean {
    return this.#engine !== null && this.#engine.pending.length > 0;
  }

  /** Queueables, future methods and platform events that the last job left, each in a transaction of its own. */
  async finishPending(): Promise<void> {
    if (this.#engine !== null) await runPending(this.#engine, this.#options.onSleep);
  }

  /** what was told last */
  #due: number | null | undefined = null;

  /** Tells when scheduled Apex is due next, if that has changed. */
  tellDue(): void {
    const due = this.#db === null ? null : nextDue(this.#db);
    if (due === this.#due) return;
    this.#due = due;
    this.#options.onDue(due);
  }

  async #runMetadata(
    engine: Engine,
    task: Job & { kind: 'deploy' | 'retrieve' },
    onProgress: (progress: JobProgress) => void,
  ): Promise<unknown> {
    const { runDeployJob, runRetrieveJob } = await compilerJobs.metadata();
    try {
      if (task.kind === 'retrieve') return await runRetrieveJob(engine, task.retrieveId);
      const outcome = await runDeployJob(engine, task.deployId, task.userId, onProgress);
      if (outcome.succeeded) makeCertificateKeys(engine.db);
      return outcome;
    } finally {
      this.#state = '';
    }
  }

  /** The engine for the org's present code and schema; a deploy by any worker makes a new one. */
  async #currentEngine(): Promise<Engine> {
    const { org, callouts, onEvent, clock } = this.#options;
    this.#db ??= OrgDatabase.open({ file: org.file, schema: orgSchema(org, null), mustExist: true });
    const state = `${programHash(this.#db)} ${lastRevision(this.#db)}`;
    if (this.#engine === null || state !== this.#state) {
      this.#db.useSchema(orgSchema(org, this.#db));
      this.#engine = new Engine({ org, db: this.#db, program: loadProgram(this.#db), callouts, clock });
      this.#engine.onEvent = onEvent;
      if (this.#options.isFirst && !this.#hasLookedBack) lookBack(this.#engine);
      this.#hasLookedBack = true;
      this.#state = state;
    }
    return this.#engine;
  }
}

/** What an earlier process left is run when it was kept, and said to be aborted when it was not. */
function lookBack(engine: Engine): void {
  abortLeftJobs(engine);
  takeLeft(engine);
}

function lastRevision(db: OrgDatabase): number {
  if (!db.tables.exists('_component_revision')) return 0;
  return Number(db.prepare('SELECT max(revision) AS revision FROM _component_revision').get()?.['revision'] ?? 0);
}
