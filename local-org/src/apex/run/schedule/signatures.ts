import type { OrgDatabase } from '../../../data/index.ts';

const TABLE = '_apex_queue_signature';

/** Whether a job of this signature waits. */
export function isSignatureKept(db: OrgDatabase, signature: string): boolean {
  return (
    db.tables.exists(TABLE) && db.prepare(`SELECT 1 FROM ${TABLE} WHERE signature = ?`).get(signature) !== undefined
  );
}

/** Keeps the signature until its job starts, is aborted, or its transaction is rolled back. */
export function keepSignature(db: OrgDatabase, signature: string, jobId: string): void {
  db.lock();
  db.ownTable(TABLE, 'signature TEXT PRIMARY KEY, job_id TEXT NOT NULL');
  db.prepare(`INSERT OR REPLACE INTO ${TABLE} (signature, job_id) VALUES (?, ?)`).run(signature, jobId);
}

export function hasSignature(db: OrgDatabase, jobId: string): boolean {
  return db.tables.exists(TABLE) && db.prepare(`SELECT 1 FROM ${TABLE} WHERE job_id = ?`).get(jobId) !== undefined;
}

export function forgetSignature(db: OrgDatabase, jobId: string): void {
  if (db.tables.exists(TABLE)) db.prepare(`DELETE FROM ${TABLE} WHERE job_id = ?`).run(jobId);
}
