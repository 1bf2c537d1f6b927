import type { ApexValue, PlatformClass } from '../../abi.ts';
import { exceptionClass } from '../../runtime/index.ts';
import { recordJob } from '../async-jobs.ts';
import { engine, type Engine } from '../engine.ts';
import { plainText } from '../plain-text.ts';
import { keepWork } from '../schedule/keep.ts';
import { isSignatureKept, keepSignature } from '../schedule/signatures.ts';
import { describeFailure } from '../tests/run-class.ts';
import type { AsyncWork, QueuePlace } from '../transaction.ts';
import { AsyncException, describeUserClass } from './async-names.ts';
import { callMethod } from './helpers.ts';
import { enqueueWork, JobContext } from './job-context.ts';

/** Jobs in a chain of a Developer Edition or scratch org whose first one did not ask for more. */
const DEFAULT_DEPTH = 5;

/** System.AsyncOptions. */
export class AsyncOptions {
  minimumqueueabledelayinminutes: ApexValue = null;
  maximumqueueablestackdepth: ApexValue = null;
  duplicatesignature: ApexValue = null;
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

/** enqueueJob(queueable), enqueueJob(queueable, delayMinutes), enqueueJob(queueable, asyncOptions) */
export function enqueueJob(queueable: ApexValue, option: ApexValue = null): string {
  const running = engine();
  const { transaction, db, test } = running;
  const options = option instanceof AsyncOptions ? option : null;
  const delay = Number(options?.minimumqueueabledelayinminutes ?? (typeof option === 'number' ? option : 0));
  if (delay < 0 || delay > 10) throw new AsyncException('The delay must be between 0 and 10 minutes.');
  transaction.limits.use('queueableJobs');
  const queue = nextInQueue(running, options);
  const signature = signatureOf(options);
  if (signature !== null) refuseDuplicate(running, signature);
  const jobId = recordJob(running, 'Queueable', describeUserClass(queueable));
  if (signature !== null) keepSignature(db, signature, jobId);
  const { userId } = transaction;
  const dueAt = running.hooks.now() + delay * 60_000;
  if (test === null) {
    keepWork(db, { id: jobId, kind: 'QUEUEABLE', userId, dueAt, detail: queue }, queueable);
  }
  const job = { jobId, userId, dueAt: delay === 0 ? null : dueAt, queue };
  enqueueWork(
    running,
    queueableWork(running, () => queueable, job),
  );
  return jobId;
}

/**
 * The place of a new job in its chain. Chains end at the depth that their first job asked for, in Developer Edition and
 * scratch orgs at five, and tests cannot chain at all (Apex Developer Guide, "Queueable Apex").
 */
function nextInQueue(running: Engine, options: AsyncOptions | null): QueuePlace {
  const { transaction, org, test } = running;
  const asked = options?.maximumqueueablestackdepth ?? null;
  const current = transaction.queue;
  const most = asked === null ? (current?.most ?? null) : Number(asked);
  if (most !== null && most < 1) throw new AsyncException('The maximum stack depth must be at least 1.');
  const depth = (current?.depth ?? 0) + 1;
  const isChained = transaction.quiddity === 'QUEUEABLE';
  const limit = most ?? (org.shape === 'developer' || org.isScratch ? DEFAULT_DEPTH : Infinity);
  if (isChained && (test !== null || depth > limit)) throw new AsyncException('Maximum stack depth has been reached.');
  return { depth, most };
}

function signatureOf(options: AsyncOptions | null): string | null {
  const signature = options?.duplicatesignature ?? null;
  return signature === null ? null : plainText(callMethod(signature, 'tostring'));
}

/** AsyncOptions.duplicateSignature: a second job of the same signature is refused while the first waits. */
function refuseDuplicate({ db }: Engine, signature: string): void {
  db.lock();
  if (!isSignatureKept(db, signature)) return;
  throw new (exceptionClass('System.DuplicateMessageException') ?? AsyncException)(
    'Attempt to enqueue job with duplicate queueable signature',
  );
}

interface QueuedJob {
  readonly jobId: string;
  readonly userId: string;
  readonly dueAt: number | null;
  readonly queue: QueuePlace;
}

/** A queueable job; its object may still be made when it runs. */
export function queueableWork(running: Engine, queueable: () => ApexValue, job: QueuedJob): AsyncWork {
  const { jobId, userId, dueAt, queue } = job;
  return {
    jobId,
    quiddity: 'QUEUEABLE',
    description: `Queueable job ${jobId}`,
    userId,
    dueAt,
    run: () => inQueue(running, queue, () => runQueueable(running, queueable(), jobId)),
  };
}

function inQueue(running: Engine, queue: QueuePlace, body: () => void): void {
  const { transaction } = running;
  const before = transaction.queue;
  transaction.queue = queue;
  try {
    body();
  } finally {
    transaction.queue = before;
  }
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
      dueAt: null,
      run,
    });
  }
}

/** System.attachFinalizer(finalizer) */
export function attachFinalizer(finalizer: ApexValue): null {
  const { transaction } = engine();
  if (transaction.quiddity !== 'QUEUEABLE')
    throw new AsyncException('System.attachFinalizer(Finalizer) is not allowed in this context');
  if (transaction.finalizer !== null)
    throw new AsyncException('More than one Finalizer cannot be attached to the same Async Apex Job');
  transaction.finalizer = finalizer;
  return null;
}

const ASYNC_INFO: PlatformClass = {
  name: 'System.AsyncInfo',
  statics: {
    getcurrentqueueablestackdepth: () => engine().transaction.queue?.depth ?? 0,
    getmaximumqueueablestackdepth: () => engine().transaction.queue?.most ?? null,
    hasmaxstackdepth: () => (engine().transaction.queue?.most ?? null) !== null,
  },
};

export const QUEUEABLE_CLASSES: readonly PlatformClass[] = [
  ASYNC_INFO,
  { name: 'System.AsyncOptions', jsClass: AsyncOptions, construct: () => new AsyncOptions() },
  { name: 'System.FinalizerContext', jsClass: FinalizerContext },
  { name: 'System.Queueable' },
  { name: 'System.Finalizer' },
];
