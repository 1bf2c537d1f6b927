import type { DatabaseSync } from 'node:sqlite';
import type { ApexProgram } from '../abi.ts';

/** The org's compiled Apex lives in its file, so that every worker and every later start finds it. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS _apex_program (hash TEXT PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS _meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
`;
const META_KEY = 'apexProgram';

/** Replaces the org's compiled Apex; part of the caller's SQLite transaction. */
export function saveProgram(db: DatabaseSync, program: ApexProgram): void {
  db.exec(TABLES);
  db.exec('DELETE FROM _apex_program');
  db.prepare('INSERT INTO _apex_program (hash, json) VALUES (?, ?)').run(program.hash, JSON.stringify(program));
  db.prepare('INSERT INTO _meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    META_KEY,
    program.hash,
  );
}

/** Hash of the org's compiled Apex; null before the first deploy of Apex. */
export function programHash(db: DatabaseSync): string | null {
  if (!hasTables(db)) return null;
  const row = db.prepare('SELECT value FROM _meta WHERE key = ?').get(META_KEY);
  return typeof row?.['value'] === 'string' ? row['value'] : null;
}

/** The org's compiled Apex, an empty program before the first deploy of Apex. */
export function loadProgram(db: DatabaseSync): ApexProgram {
  const hash = programHash(db);
  if (hash === null) return { hash: 'empty', units: [] };
  const row = db.prepare('SELECT json FROM _apex_program WHERE hash = ?').get(hash);
  if (typeof row?.['json'] !== 'string')
    throw new Error(`The org's state lacks the compiled Apex ${hash}: deploy the Apex again.`);
  return JSON.parse(row['json']) as ApexProgram;
}

function hasTables(db: DatabaseSync): boolean {
  const row = db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name IN ('_apex_program', '_meta')").get();
  return row?.['n'] === 2;
}
