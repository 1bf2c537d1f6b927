import type { OrgDatabase } from '../../../data/index.ts';

const TABLE = '_apex_waiting_work';

/** Work that waits for its turn or its hour, and outlives the process. */
export interface WaitingWork {
  /** of the job, or of the cron trigger */
  readonly id: string;
  readonly kind: 'QUEUEABLE' | 'SCHEDULED' | 'BATCH_APEX';
  readonly userId: string;
  /** epoch milliseconds */
  readonly dueAt: number;
  /** the object whose execute() is called, as text */
  readonly state: string;
  readonly detail: WorkDetail;
}

/** The size of a batch job's scope; the place of a queueable in its chain. */
export interface WorkDetail {
  readonly scope?: number | null;
  readonly depth?: number;
  readonly most?: number | null;
}

/** Keeps the work until it is forgotten. */
export function storeWork(db: OrgDatabase, work: WaitingWork): void {
  db.lock();
  db.ownTable(
    TABLE,
    'id TEXT PRIMARY KEY, kind TEXT NOT NULL, user_id TEXT NOT NULL, due_at INTEGER NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL',
  );
  const columns = 'id, kind, user_id, due_at, state, detail';
  const { id, kind, userId, dueAt, state, detail } = work;
  const insert = db.prepare(`INSERT OR REPLACE INTO ${TABLE} (${columns}) VALUES (?, ?, ?, ?, ?, ?)`);
  insert.run(id, kind, userId, dueAt, state, JSON.stringify(detail));
}

export function forgetWork(db: OrgDatabase, id: string): void {
  if (db.tables.exists(TABLE)) db.prepare(`DELETE FROM ${TABLE} WHERE id = ?`).run(id);
}

export function postponeWork(db: OrgDatabase, id: string, dueAt: number): void {
  db.prepare(`UPDATE ${TABLE} SET due_at = ? WHERE id = ?`).run(dueAt, id);
}

/** Another connection may have made the table since this one has looked. */
function hasTable(db: OrgDatabase): boolean {
  db.tables.version();
  return db.tables.exists(TABLE);
}

/** Work of these kinds that is due at `now`, the longest waiting first. */
export function dueWork(db: OrgDatabase, kinds: readonly WaitingWork['kind'][], now: number): WaitingWork[] {
  if (!hasTable(db)) return [];
  const sql = `SELECT id, kind, user_id AS userId, due_at AS dueAt, state, detail FROM ${TABLE} WHERE due_at <= ? ORDER BY due_at`;
  const rows = db.prepare(sql).all(now) as unknown as (Omit<WaitingWork, 'detail'> & { readonly detail: string })[];
  return rows
    .filter(({ kind }) => kinds.includes(kind))
    .map((row) => ({ ...row, detail: JSON.parse(row.detail) as WorkDetail }));
}

export function isDue(db: OrgDatabase, id: string, now: number): boolean {
  return db.prepare(`SELECT 1 FROM ${TABLE} WHERE id = ? AND due_at <= ?`).get(id, now) !== undefined;
}

/** When the next scheduled work is due; null when none waits. */
export function nextDue(db: OrgDatabase): number | null {
  if (!hasTable(db)) return null;
  const row = db.prepare(`SELECT min(due_at) AS due FROM ${TABLE} WHERE kind = 'SCHEDULED'`).get();
  return typeof row?.['due'] === 'number' ? row['due'] : null;
}

/** When what waits is due next, of whatever kind; null when nothing waits. */
export function nextWaiting(db: OrgDatabase): number | null {
  if (!hasTable(db)) return null;
  const due = db.prepare(`SELECT min(due_at) AS due FROM ${TABLE}`).get()?.['due'];
  return typeof due === 'number' ? due : null;
}

export function isKept(db: OrgDatabase, id: string): boolean {
  return db.tables.exists(TABLE) && db.prepare(`SELECT 1 FROM ${TABLE} WHERE id = ?`).get(id) !== undefined;
}

/** Whether an earlier process left work. */
export function hasWaitingWork(db: OrgDatabase): boolean {
  return db.tables.exists(TABLE) && db.prepare(`SELECT 1 FROM ${TABLE} LIMIT 1`).get() !== undefined;
}
