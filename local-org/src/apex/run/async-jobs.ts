import { internalAccess, type OrgDatabase } from '../../data/index.ts';
import type { Scalar } from '../../data/types.ts';
import type { Engine } from './engine.ts';
import { forgetSignature, hasSignature } from './schedule/signatures.ts';
import { forgetWork, isKept } from './schedule/waiting-work.ts';
import { localId } from './tests/report.ts';
import { describeFailure } from './tests/run-class.ts';

/** Jobs that live in this process only, so that the next one can say what became of them. */
const LIVE = '_apex_live_job';

/** A row of AsyncApexJob; setup and monitoring read it. `className` may name an inner class or a method. */
export function recordJob(running: Engine, jobType: string, className: string): string {
  const { db, transaction } = running;
  if (db.schema.object('AsyncApexJob') === undefined) return localId('707');
  const classId = classIdOf(db, className);
  const fields = {
    JobType: jobType,
    Status: 'Queued',
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    NumberOfErrors: 0,
    ...(classId === null ? {} : { ApexClassId: classId }),
    ...(jobType === 'Future' ? { MethodName: className.split('.').at(-1) ?? '' } : {}),
  };
  const [result] = db.write({
    operation: 'insert',
    records: [{ type: 'AsyncApexJob', fields }],
    allOrNone: false,
    access: internalAccess(transaction.userId),
    now: running.hooks.now(),
  });
  if (!result?.success || result.id === null) return localId('707');
  if (running.test === null) markLive(db, result.id);
  return result.id;
}

function classIdOf(db: OrgDatabase, className: string): string | null {
  if (!db.tables.exists('ApexClass')) return null;
  const row = db
    .prepare('SELECT Id FROM ApexClass WHERE Name = ? COLLATE NOCASE')
    .get(className.split('.')[0] ?? className);
  return typeof row?.['Id'] === 'string' ? row['Id'] : null;
}

interface JobRow {
  readonly status: string;
  readonly type: string;
  readonly userId: string;
}

/** The row of a job; null when it has none. */
export function jobRow(db: OrgDatabase, jobId: string): JobRow | null {
  if (jobId === '' || !db.tables.exists('AsyncApexJob')) return null;
  const row = db
    .prepare('SELECT "Status" AS status, "JobType" AS type, "CreatedById" AS userId FROM "AsyncApexJob" WHERE "Id" = ?')
    .get(jobId);
  return (row as JobRow | undefined) ?? null;
}

/** Whether somebody aborted the job. */
export function isAborted(db: OrgDatabase, jobId: string): boolean {
  return jobRow(db, jobId)?.status === 'Aborted';
}

/** Writes fields of a job in a transaction of its own, unless one is open. */
export function updateJob(running: Engine, jobId: string, fields: Readonly<Record<string, Scalar>>): void {
  const { db } = running;
  const row = jobRow(db, jobId);
  if (row === null) return;
  const write = (): void => {
    db.write({
      operation: 'update',
      records: [{ type: 'AsyncApexJob', id: jobId, fields }],
      allOrNone: true,
      access: internalAccess(row.userId),
      now: running.hooks.now(),
    });
    if (!('CompletedDate' in fields)) return;
    forget(db, jobId);
    forgetSignature(db, jobId);
  };
  if (db.inTransaction) write();
  else db.transaction(write);
}

/**
 * Runs the body of a job and keeps its row: Processing, then Completed or Failed. A job that was aborted while it waited
 * is not run, and neither is one whose row a savepoint took back.
 */
export function runAsJob(running: Engine, jobId: string, body: () => void): void {
  if (isAborted(running.db, jobId) || wasTakenBack(running.db, jobId)) return;
  updateJob(running, jobId, { Status: 'Processing' });
  forgetKept(running, jobId);
  try {
    body();
  } catch (error) {
    endJob(running, jobId, { Status: 'Failed', NumberOfErrors: 1, ExtendedStatus: statusText(running, error) });
    throw error;
  }
  endJob(running, jobId, { Status: 'Completed' });
}

/** The other ids of work are those of cron triggers. */
function wasTakenBack(db: OrgDatabase, jobId: string): boolean {
  return jobId.startsWith('707') && db.schema.object('AsyncApexJob') !== undefined && jobRow(db, jobId) === null;
}

/** A job that starts waits no more, and another one of its signature may. */
function forgetKept({ db }: Engine, jobId: string): void {
  if (!isKept(db, jobId) && !hasSignature(db, jobId)) return;
  db.transaction(() => {
    db.lock();
    forgetWork(db, jobId);
    forgetSignature(db, jobId);
  });
}

function endJob(running: Engine, jobId: string, fields: Readonly<Record<string, Scalar>>): void {
  if (isAborted(running.db, jobId)) return;
  updateJob(running, jobId, { ...fields, CompletedDate: new Date(running.hooks.now()).toISOString() });
}

/** AsyncApexJob.ExtendedStatus: the first error, at most 1,000 characters. */
export function statusText(running: Engine, error: unknown): string {
  return running.describing(() => describeFailure(error).message).slice(0, 1000);
}

/** What a process that ended was running, or had queued in memory only, is not run any more. */
export function abortLeftJobs(running: Engine): void {
  const { db } = running;
  if (!db.tables.exists(LIVE)) return;
  for (const { id } of db.prepare(`SELECT id FROM ${LIVE}`).all() as { id: string }[]) {
    if (isKept(db, id) && jobRow(db, id)?.status === 'Queued') continue;
    updateJob(running, id, {
      Status: 'Aborted',
      ExtendedStatus:
        'The local org was stopped before this job was done; it was running, or held what cannot be stored.',
      CompletedDate: new Date(running.hooks.now()).toISOString(),
    });
  }
}

function markLive(db: OrgDatabase, jobId: string): void {
  db.ownTable(LIVE, 'id TEXT PRIMARY KEY');
  db.prepare(`INSERT OR IGNORE INTO ${LIVE} (id) VALUES (?)`).run(jobId);
}

function forget(db: OrgDatabase, jobId: string): void {
  if (db.tables.exists(LIVE)) db.prepare(`DELETE FROM ${LIVE} WHERE id = ?`).run(jobId);
}
