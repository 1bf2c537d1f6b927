import type { ApexValue } from '../../abi.ts';
import {
  ApexList,
  ApexMap,
  ApexSet,
  IllegalArgumentException,
  iterate,
  offsetAt,
  typeOf,
  unsupported,
} from '../../runtime/index.ts';
import { isAborted, recordJob, statusText, updateJob } from '../async-jobs.ts';
import { emittedClassOf } from '../class-info.ts';
import type { Engine } from '../engine.ts';
import { addTrigger } from '../schedule/cron-triggers.ts';
import { keepWork } from '../schedule/keep.ts';
import type { AsyncWork } from '../transaction.ts';
import { describeUserClass } from './async-names.ts';
import { enqueueWork, JobContext } from './job-context.ts';
import { callMethod } from './helpers.ts';
import { QueryLocator } from './query-locator.ts';

const DEFAULT_SCOPE = 200;

/** Database.executeBatch: start, execute for each scope, finish; each step is a transaction with limits of its own. */
export function executeBatch(engine: Engine, batchable: ApexValue, scope: number | null): string {
  if (scope !== null && scope < 1) throw new IllegalArgumentException(`Scope size must be at least 1, not ${scope}`);
  const jobId = recordJob(engine, 'BatchApex', describeUserClass(batchable));
  const { userId } = engine.transaction;
  if (engine.test === null)
    keepWork(
      engine.db,
      { id: jobId, kind: 'BATCH_APEX', userId, dueAt: engine.hooks.now(), detail: { scope } },
      batchable,
    );
  enqueueWork(
    engine,
    startBatch(engine, () => batchable, jobId, userId, scope),
  );
  return jobId;
}

/** A batch job; its object may still be made when it starts. */
export function startBatch(
  engine: Engine,
  batchable: () => ApexValue,
  jobId: string,
  userId: string,
  scope: number | null,
): AsyncWork {
  return {
    jobId,
    quiddity: 'BATCH_APEX',
    description: `Batch job ${jobId}`,
    userId,
    dueAt: null,
    inSteps: true,
    run: () => new BatchJob(engine, batchable() as object, jobId, userId).run(scope ?? DEFAULT_SCOPE),
  };
}

interface BatchSchedule {
  readonly name: string;
  readonly minutes: number;
  readonly scope: number | null;
}

/** System.scheduleBatch(batchable, name, minutesFromNow, scope?): answers the id of the cron trigger. */
export function scheduleBatch(engine: Engine, batchable: ApexValue, { name, minutes, scope }: BatchSchedule): string {
  const { db, test, transaction } = engine;
  transaction.limits.use('dmlStatements');
  const fireAt = new Date(Math.ceil((engine.hooks.now() + minutes * 60_000) / 1000) * 1000);
  const zone = engine.settings().timeZone;
  const wall = new Date(fireAt.getTime() + offsetAt(zone, fireAt.getTime()));
  const expression = [
    wall.getUTCSeconds(),
    wall.getUTCMinutes(),
    wall.getUTCHours(),
    wall.getUTCDate(),
    wall.getUTCMonth() + 1,
    '?',
    wall.getUTCFullYear(),
  ].join(' ');
  const className = describeUserClass(batchable);
  const { id, dueAt } = addTrigger(engine, { name, expression, jobType: '9', className });
  if (test !== null) executeBatch(engine, batchable, scope);
  else if (!keepWork(db, { id, kind: 'SCHEDULED', userId: transaction.userId, dueAt, detail: { scope } }, batchable))
    return unsupported(`System_scheduleBatch_of_what_${className}_holds`);
  return id;
}

class BatchJob {
  readonly #engine: Engine;
  readonly #batchable: object;
  readonly #context: JobContext;
  readonly #jobId: string;
  readonly #userId: string;
  readonly #fields: Readonly<Record<string, ApexValue>>;

  constructor(engine: Engine, batchable: object, jobId: string, userId: string) {
    this.#engine = engine;
    this.#batchable = batchable;
    this.#jobId = jobId;
    this.#userId = userId;
    this.#context = new JobContext(jobId);
    this.#fields = copyOf(batchable);
  }

  run(scope: number): void {
    const source = this.#step(() => callMethod(this.#batchable, 'start', this.#context));
    const items = source instanceof QueryLocator ? source.rows.values : [...iterate(source)];
    const type = source instanceof QueryLocator ? source.rows.type : typeOf('List', [typeOf('Object')]);
    updateJob(this.#engine, this.#jobId, { TotalJobItems: Math.ceil(items.length / scope) });
    for (let done = 0; done * scope < items.length; done++) {
      if (isAborted(this.#engine.db, this.#jobId)) return;
      this.#execute(new ApexList(type, items.slice(done * scope, (done + 1) * scope)), done + 1);
    }
    this.#step(() => callMethod(this.#batchable, 'finish', this.#context));
  }

  #errors = 0;

  /** A scope that fails is undone and counted, and the others run; in a test the failure ends the test. */
  #execute(records: ApexList, items: number): void {
    try {
      this.#step(() => callMethod(this.#batchable, 'execute', this.#context, records));
    } catch (error) {
      if (this.#engine.test !== null) throw error;
      const text = statusText(this.#engine, error);
      updateJob(this.#engine, this.#jobId, { NumberOfErrors: ++this.#errors, ExtendedStatus: `First error: ${text}` });
    }
    updateJob(this.#engine, this.#jobId, { JobItemsProcessed: items });
  }

  #step<T>(body: () => T): T {
    const { test } = this.#engine;
    if (!this.#isStateful) Object.assign(this.#batchable, copyOf(this.#fields));
    if (test !== null) return this.#engine.transaction.withFreshLimits('BATCH_APEX', body);
    return this.#engine.run({ userId: this.#userId, quiddity: 'BATCH_APEX' }, body);
  }

  get #isStateful(): boolean {
    return emittedClassOf(this.#batchable)?.$info.supertypes.has('database.stateful') === true;
  }
}

/** Fields of a job without Database.Stateful are as they were when it was enqueued; collections are copied one level deep. */
function copyOf(fields: object): Record<string, ApexValue> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, ApexValue]) => [
      name,
      value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap ? value.clone() : value,
    ]),
  );
}
