import type { ApexValue } from '../../abi.ts';
import { jobRow } from '../async-jobs.ts';
import { emittedClassOf } from '../class-info.ts';
import type { Engine } from '../engine.ts';
import { JobContext } from '../library/job-context.ts';
import { queueableWork } from '../library/queueable.ts';
import { executeBatch, startBatch } from '../library/batch.ts';
import { callMethod } from '../library/helpers.ts';
import type { AsyncWork } from '../transaction.ts';
import { noteFired, removeTrigger } from './cron-triggers.ts';
import { decodeValue } from './value-graph.ts';
import { dueWork, forgetWork, isDue, postponeWork, type WaitingWork } from './waiting-work.ts';

/** Scheduled work whose hour has come joins what the engine is to run. */
export function takeDue(engine: Engine): void {
  const now = engine.hooks.now();
  for (const work of dueWork(engine.db, ['SCHEDULED'], now)) {
    const fired = fire(engine, work, now);
    if (fired !== null) engine.pending.push(fired);
  }
}

/** What an earlier process left in the queue joins what the engine is to run, with what is left of its delay. */
export function takeLeft(engine: Engine): void {
  for (const work of dueWork(engine.db, ['QUEUEABLE', 'BATCH_APEX'], Number.MAX_SAFE_INTEGER)) {
    if (jobRow(engine.db, work.id)?.status !== 'Queued') forget(engine, work.id);
    else engine.pending.push(restored(engine, work));
  }
}

function restored(engine: Engine, work: WaitingWork): AsyncWork {
  const value = reader(engine, work.state);
  const { id, userId, dueAt, detail } = work;
  if (work.kind === 'BATCH_APEX') return startBatch(engine, value, id, userId, detail.scope ?? null);
  const queue = { depth: detail.depth ?? 1, most: detail.most ?? null };
  return queueableWork(engine, value, { jobId: id, userId, dueAt, queue });
}

/** Fires a trigger: it is noted first, so that its schedule goes on when its Apex fails; null when another thread was first. */
function fire(engine: Engine, work: WaitingWork, now: number): AsyncWork | null {
  const fired = inTransaction(engine, () => {
    if (!isDue(engine.db, work.id, now)) return null;
    const at = noteFired(engine, work.id);
    if (at === null) forgetWork(engine.db, work.id);
    else postponeWork(engine.db, work.id, at);
    return { isLast: at === null };
  });
  if (fired === null) return null;
  const value = reader(engine, work.state);
  return {
    jobId: '',
    quiddity: 'SCHEDULED',
    description: `Scheduled job ${work.id}`,
    userId: work.userId,
    dueAt: null,
    run: () => {
      const job = value();
      if (isBatchable(job)) executeBatch(engine, job, work.detail.scope ?? null);
      else callMethod(job, 'execute', new JobContext(work.id));
      if (fired.isLast) removeTrigger(engine, work.id, 'Completed');
    },
  };
}

function isBatchable(value: ApexValue): boolean {
  return emittedClassOf(value as object)?.$info.supertypes.has('database.batchable') === true;
}

function forget(engine: Engine, id: string): void {
  inTransaction(engine, () => forgetWork(engine.db, id));
}

function inTransaction<T>(engine: Engine, body: () => T): T {
  return engine.db.transaction(() => {
    engine.db.lock();
    return body();
  });
}

/** The object is made when it is needed: inside the transaction that runs it. */
const reader =
  (engine: Engine, state: string): (() => ApexValue) =>
  () =>
    decodeValue(engine, state);
