import { internalAccess, type OrgDatabase } from '../../../data/index.ts';
import type { RecordInput, Scalar } from '../../../data/types.ts';
import { AsyncException, LimitException, StringException } from '../../runtime/index.ts';
import { recordJob, updateJob } from '../async-jobs.ts';
import type { Engine } from '../engine.ts';
import { rowOf } from '../user-settings.ts';
import { CronError, nextFireTime, parseCron, type CronSchedule } from './cron.ts';

/** CronJobDetail.JobType (Object Reference, page CronJobDetail). */
export type CronJobType = '7' | '9';
const MOST_JOBS = 100;

export interface NewTrigger {
  readonly name: string;
  readonly expression: string;
  readonly jobType: CronJobType;
  readonly className: string;
}

/** The schedule of an expression; refusals are those of System.schedule. */
export function scheduleOf(expression: string): CronSchedule {
  try {
    return parseCron(expression);
  } catch (error) {
    if (error instanceof CronError) throw new StringException(error.message);
    throw error;
  }
}

/** Makes the rows of a scheduled job: CronJobDetail, CronTrigger, AsyncApexJob. Answers the trigger and when it fires. */
export function addTrigger(engine: Engine, trigger: NewTrigger): { readonly id: string; readonly dueAt: number } {
  const { db, transaction, hooks } = engine;
  const timeZone = engine.settings().timeZone;
  const dueAt = nextFireTime(scheduleOf(trigger.expression), hooks.now(), timeZone);
  if (dueAt === null)
    throw new AsyncException(`Based on configured schedule, the given trigger '${trigger.name}' will never fire.`);
  refuseMore(db, trigger);
  const detail = insert(engine, 'CronJobDetail', { Name: trigger.name, JobType: trigger.jobType });
  const id = insert(engine, 'CronTrigger', {
    CronJobDetailId: detail,
    CronExpression: trigger.expression,
    NextFireTime: new Date(dueAt).toISOString(),
    StartTime: new Date(hooks.now()).toISOString(),
    State: 'WAITING',
    TimesTriggered: 0,
    TimeZoneSidKey: timeZone,
    OwnerId: transaction.userId,
  });
  if (trigger.jobType === '7')
    updateJob(engine, recordJob(engine, 'ScheduledApex', trigger.className), { CronTriggerId: id });
  return { id, dueAt };
}

function refuseMore(db: OrgDatabase, { name, jobType }: NewTrigger): void {
  if (!db.tables.exists('CronJobDetail')) return;
  const same = db.prepare('SELECT 1 FROM "CronJobDetail" WHERE "Name" = ? AND "JobType" = ?').get(name, jobType);
  if (same !== undefined) throw new AsyncException(`The Apex job named "${name}" is already scheduled for execution.`);
  const jobs = db.prepare(`SELECT count(*) AS count FROM "CronJobDetail" WHERE "JobType" = '7'`).get();
  if (Number(jobs?.['count']) >= MOST_JOBS)
    throw new LimitException(`You have exceeded the maximum number (${MOST_JOBS}) of Apex scheduled jobs.`);
}

/** Removes a trigger with its detail and ends its job; false when there is none. */
export function removeTrigger(engine: Engine, id: string, status: 'Aborted' | 'Completed'): boolean {
  const { db } = engine;
  const row = rowOf(db, 'CronTrigger', id);
  if (row['id'] === undefined) return false;
  const remove = (): void => {
    db.lock();
    db.prepare('DELETE FROM "CronTrigger" WHERE "Id" = ?').run(id);
    db.prepare('DELETE FROM "CronJobDetail" WHERE "Id" = ?').run(String(row['cronjobdetailid']));
  };
  const job = jobOf(db, id);
  if (db.inTransaction) remove();
  else db.transaction(remove);
  if (job !== null)
    updateJob(engine, job, { Status: status, CompletedDate: new Date(engine.hooks.now()).toISOString() });
  return true;
}

export function jobOf(db: OrgDatabase, triggerId: string): string | null {
  if (!db.tables.exists('AsyncApexJob')) return null;
  const job = db.prepare('SELECT "Id" AS id FROM "AsyncApexJob" WHERE "CronTriggerId" = ?').get(triggerId);
  return typeof job?.['id'] === 'string' ? job['id'] : null;
}

/** Notes that a trigger has fired; answers when it fires next, null when it never does. */
export function noteFired(engine: Engine, id: string): number | null {
  const { db, hooks } = engine;
  const row = rowOf(db, 'CronTrigger', id);
  const zone = String((row['timezonesidkey'] as string | null) ?? 'GMT');
  const next = nextFireTime(parseCron(String(row['cronexpression'])), hooks.now(), zone);
  const fields: Record<string, Scalar> = {
    TimesTriggered: Number(row['timestriggered'] ?? 0) + 1,
    PreviousFireTime: new Date(hooks.now()).toISOString(),
    NextFireTime: next === null ? null : new Date(next).toISOString(),
    State: next === null ? 'COMPLETE' : 'WAITING',
  };
  write(engine, { type: 'CronTrigger', id, fields }, 'update');
  return next;
}

function insert(engine: Engine, type: string, fields: Readonly<Record<string, Scalar>>): string {
  return write(engine, { type, fields }, 'insert');
}

function write(engine: Engine, record: RecordInput, operation: 'insert' | 'update'): string {
  const userId = engine.transactionOrNull?.userId ?? '';
  const [result] = engine.db.write({
    operation,
    records: [record],
    allOrNone: false,
    access: internalAccess(userId),
    now: engine.hooks.now(),
  });
  if (result?.id === null || result?.success !== true)
    throw new Error(`The row of ${record.type} was refused: ${result?.errors[0]?.message ?? ''}`);
  return result.id;
}
