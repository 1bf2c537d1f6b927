import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexEnum, AsyncException, describeUserClass } from './async-names.ts';
import { nullPointer, StringException, toId, unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { jobRow, recordJob, updateJob } from '../async-jobs.ts';
import { addTrigger, removeTrigger } from '../schedule/cron-triggers.ts';
import { keepWork } from '../schedule/keep.ts';
import { forgetSignature } from '../schedule/signatures.ts';
import { forgetWork } from '../schedule/waiting-work.ts';
import type { Quiddity } from '../transaction.ts';
import { scheduleBatch } from './batch.ts';
import { callMethod } from './helpers.ts';
import { enqueueWork, JobContext } from './job-context.ts';
import { attachFinalizer, enqueueJob, QUEUEABLE_CLASSES } from './queueable.ts';

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
    dueAt: null,
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
    test.work.push({ jobId: id, quiddity: 'SCHEDULED', description, userId, dueAt: null, run });
  } else if (!keepWork(db, { id, kind: 'SCHEDULED', userId, dueAt, detail: {} }, schedulable))
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
  forgetSignature(db, id);
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
  attachfinalizer: attachFinalizer,
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
  { name: 'System.QueueableContext', jsClass: JobContext },
  { name: 'System.SchedulableContext', jsClass: JobContext },
  { name: 'Database.BatchableContext', jsClass: JobContext },
  ...QUEUEABLE_CLASSES,
  { name: 'System.Schedulable' },
];
