import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexEnum, AsyncException, describeUserClass } from './async-names.ts';
import { exceptionClass, nullPointer, StringException, toId, unsupported } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { engine } from '../engine.ts';
import { jobRow, recordJob, updateJob } from '../async-jobs.ts';
import { addTrigger, removeTrigger } from '../schedule/cron-triggers.ts';
import { keepWork } from '../schedule/keep.ts';
import { forgetWork } from '../schedule/waiting-work.ts';
import { describeFailure } from '../tests/run-class.ts';
import type { AsyncWork, Quiddity } from '../transaction.ts';
import { scheduleBatch } from './batch.ts';
import { callMethod } from './helpers.ts';

/** System.AsyncOptions. */
export class AsyncOptions {
  minimumqueueabledelayinminutes: ApexValue = null;
  maximumqueueablestackdepth: ApexValue = null;
  duplicatesignature: ApexValue = null;
}

/** What execute(context) gets: QueueableContext, SchedulableContext, BatchableContext. */
export class JobContext {
  readonly #jobId: string;
  constructor(jobId: string) {
    this.#jobId = jobId;
  }
  getjobid(): string {
    return this.#jobId;
  }
  gettriggerid(): string {
    return this.#jobId;
  }
  getchildjobid(): string {
    return this.#jobId;
  }
}

/** System.FinalizerContext. */
class FinalizerContext {
  readonly #jobId: string;
  readonly #failure: ApexValue;
  readonly #requestId: string;
  constructor(jobId: string, failure: ApexValue, requestId: string) {
    this.#jobId = jobId;
    this.#failure = failure;
    this.#requestId = requestId;
  }
  getasyncapexjobid(): string {
    return this.#jobId;
  }
  getexception(): ApexValue {
    return this.#failure;
  }
  getrequestid(): string {
    return this.#requestId;
  }
  getresult(): ApexValue {
    return parentJobResult(this.#failure === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION');
  }
}

function parentJobResult(name: string): ApexValue {
  return engine().runtime.platform('System.ParentJobResult').statics?.[name.toLowerCase()];
}

/** Leaves work for after the transaction; in a test it waits for stopTest. */
export function enqueueWork(running: Engine, work: AsyncWork): void {
  const { test, transaction } = running;
  const isOfFinalizer = transaction.quiddity === 'TRANSACTION_FINALIZER_QUEUEABLE';
  if (test !== null) (isOfFinalizer && test.isRunningAsync ? test.fromFinalizers : test.work).push(work);
  else running.transaction.afterCommit.push(work);
}

/** enqueueJob(queueable), enqueueJob(queueable, delayMinutes), enqueueJob(queueable, asyncOptions) */
function enqueueJob(queueable: ApexValue, option: ApexValue = null): string {
  const running = engine();
  const { transaction } = running;
  transaction.limits.use('queueableJobs');
  const options = option instanceof AsyncOptions ? option : null;
  const delay = Number(options?.minimumqueueabledelayinminutes ?? (typeof option === 'number' ? option : 0));
  if (delay < 0 || delay > 10) throw new AsyncException('The delay must be between 0 and 10 minutes.');
  if (running.test !== null && transaction.quiddity === 'QUEUEABLE')
    throw new AsyncException('Maximum stack depth has been reached.');
  refuseDuplicate(running, options);
  const jobId = recordJob(running, 'Queueable', describeUserClass(queueable));
  const { userId } = transaction;
  if (running.test === null) {
    const dueAt = running.hooks.now() + delay * 60_000;
    keepWork(running.db, { id: jobId, kind: 'QUEUEABLE', userId, dueAt, scope: null }, queueable);
  }
  enqueueWork(
    running,
    queueableWork(running, () => queueable, jobId, userId, delay),
  );
  return jobId;
}

/** A queueable job; its object may still be made when it runs. */
export function queueableWork(
  running: Engine,
  queueable: () => ApexValue,
  jobId: string,
  userId: string,
  delayMinutes: number,
): AsyncWork {
  return {
    jobId,
    quiddity: 'QUEUEABLE',
    description: `Queueable job ${jobId}`,
    userId,
    delayMinutes,
    run: () => runQueueable(running, queueable(), jobId),
  };
}

const signatures = new WeakMap<Engine, Set<string>>();

/** AsyncOptions.duplicateSignature: a second job of the same signature is refused while the first is queued. */
function refuseDuplicate(running: Engine, options: AsyncOptions | null): void {
  const signature = options?.duplicatesignature ?? null;
  if (signature === null) return;
  const known = signatures.get(running) ?? new Set<string>();
  signatures.set(running, known);
  const text = callMethod(signature, 'tostring');
  if (known.has(String(text)))
    throw new (exceptionClass('System.DuplicateMessageException') ?? AsyncException)(
      'Attempt to enqueue job with duplicate queueable signature',
    );
  known.add(String(text));
}

/** The finalizer runs whether the job failed or not, in a transaction of its own. */
function runQueueable(running: Engine, queueable: ApexValue, jobId: string): void {
  const { transaction } = running;
  const savepoint = running.test === null ? null : running.db.savepoint();
  try {
    callMethod(queueable, 'execute', new JobContext(jobId));
  } catch (error) {
    if (savepoint !== null) running.db.rollbackTo(savepoint);
    finalize(running, jobId, error);
    transaction.finalizer = null;
    throw error;
  }
  finalize(running, jobId, null);
  transaction.finalizer = null;
}

function finalize(running: Engine, jobId: string, failure: unknown): void {
  const { finalizer, requestId, userId } = running.transaction;
  if (finalizer === null) return;
  const exception = failure === null ? null : describeFailure(failure).exception;
  const context = new FinalizerContext(jobId, exception, requestId);
  const run = (): void => void callMethod(finalizer, 'execute', context);
  if (running.test !== null) running.transaction.withFreshLimits('TRANSACTION_FINALIZER_QUEUEABLE', run);
  else {
    const description = `Finalizer of ${jobId}`;
    running.pending.push({
      jobId,
      quiddity: 'TRANSACTION_FINALIZER_QUEUEABLE',
      description,
      userId,
      delayMinutes: 0,
      run,
    });
  }
}

/** What a @future method does when it is called: its arguments are kept, the body runs after commit. */
export function enqueueFuture(className: string, body: () => void): null {
  const running = engine();
  const { transaction } = running;
  if (transaction.quiddity === 'FUTURE' || transaction.quiddity === 'BATCH_APEX') {
    throw new AsyncException(`Future method cannot be called from a future or batch method: ${className}`);
  }
  transaction.limits.use('futureCalls');
  const jobId = recordJob(running, 'Future', className);
  enqueueWork(running, {
    jobId,
    quiddity: 'FUTURE',
    description: `Future ${className}`,
    userId: transaction.userId,
    delayMinutes: 0,
    run: body,
  });
  return null;
}

/** System.schedule(name, cronExpression, schedulable) */
function schedule(name: string | null, cron: string | null, schedulable: ApexValue): string {
  const running = engine();
  const { test, transaction, db } = running;
  transaction.limits.use('dmlStatements');
  const className = describeUserClass(schedulable);
  const trigger = { name: name ?? nullPointer(), expression: cron ?? nullPointer(), jobType: '7', className } as const;
  const { id, dueAt } = addTrigger(running, trigger);
  const { userId } = transaction;
  if (test !== null) {
    const run = (): void => void callMethod(schedulable, 'execute', new JobContext(id));
    const description = `Scheduled ${trigger.name}`;
    test.work.push({ jobId: id, quiddity: 'SCHEDULED', description, userId, delayMinutes: 0, run });
  } else if (!keepWork(db, { id, kind: 'SCHEDULED', userId, dueAt, scope: null }, schedulable))
    return unsupported(`System_schedule_of_what_${className}_holds`);
  return id;
}

/** abortJob(id): a job that waits is not run, a batch job stops before its next scope, a scheduled one fires no more. */
function abortJob(jobId: string | null): null {
  const running = engine();
  const { db, test } = running;
  const id = toId(jobId ?? nullPointer()) ?? '';
  const scheduled = test?.work.findIndex((work) => work.jobId === id && work.quiddity === 'SCHEDULED') ?? -1;
  if (scheduled >= 0) test?.work.splice(scheduled, 1);
  forgetWork(db, id);
  if (removeTrigger(running, id, 'Aborted')) return null;
  const row = jobRow(db, id);
  if (row === null) throw new StringException('Only batch and scheduled jobs are supported.');
  if (ENDED.has(row.status)) return null;
  updateJob(running, id, { Status: 'Aborted', CompletedDate: new Date(running.hooks.now()).toISOString() });
  return null;
}

const ENDED: ReadonlySet<string> = new Set(['Aborted', 'Completed', 'Failed']);

const is =
  (...kinds: readonly Quiddity[]) =>
  () =>
    kinds.includes(engine().transaction.quiddity);

/** The part of System that needs a job queue. */
export const ASYNC_STATICS: PlatformClass['statics'] = {
  enqueuejob: enqueueJob,
  attachfinalizer(finalizer: ApexValue) {
    const { transaction } = engine();
    if (transaction.quiddity !== 'QUEUEABLE')
      throw new AsyncException('System.attachFinalizer(Finalizer) is not allowed in this context');
    if (transaction.finalizer !== null)
      throw new AsyncException('More than one Finalizer cannot be attached to the same Async Apex Job');
    transaction.finalizer = finalizer;
    return null;
  },
  schedule,
  schedulebatch: (batchable: ApexValue, name: string, minutes: number, scope: number | null = null) =>
    scheduleBatch(engine(), batchable, { name, minutes, scope }),
  abortjob: abortJob,
  isbatch: is('BATCH_APEX'),
  isfuture: is('FUTURE'),
  isqueueable: is('QUEUEABLE'),
  isscheduled: is('SCHEDULED'),
  isrunningelasticcompute: () => false,
  getquiddityshortcode: (quiddity: ApexEnum) => quiddity.constant.charAt(0),
};

export const ASYNC_CLASSES: readonly PlatformClass[] = [
  { name: 'System.AsyncOptions', jsClass: AsyncOptions, construct: () => new AsyncOptions() },
  { name: 'System.QueueableContext', jsClass: JobContext },
  { name: 'System.SchedulableContext', jsClass: JobContext },
  { name: 'Database.BatchableContext', jsClass: JobContext },
  { name: 'System.FinalizerContext', jsClass: FinalizerContext },
  ...['System.Queueable', 'System.Schedulable', 'System.Finalizer'].map((name) => ({ name })),
];
