import type { Engine } from '../engine.ts';
import type { AsyncWork } from '../transaction.ts';

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

/** Leaves work for after the transaction; in a test it waits for stopTest. */
export function enqueueWork(running: Engine, work: AsyncWork): void {
  const { test, transaction } = running;
  const isOfFinalizer = transaction.quiddity === 'TRANSACTION_FINALIZER_QUEUEABLE';
  if (test !== null) (isOfFinalizer && test.isRunningAsync ? test.fromFinalizers : test.work).push(work);
  else replaceOrAdd(transaction.afterCommit, work);
}

/** Work of an id that is there already was taken back by a savepoint, and its id given again. */
function replaceOrAdd(left: AsyncWork[], work: AsyncWork): void {
  const taken = work.jobId === '' ? -1 : left.findIndex(({ jobId }) => jobId === work.jobId);
  if (taken >= 0) left.splice(taken, 1);
  left.push(work);
}
