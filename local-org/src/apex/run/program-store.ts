import type { OrgDatabase } from '../../data/index.ts';
import type { ApexProgram } from '../abi.ts';

/** The org's compiled Apex lives in its file, so that every worker and every later start finds it. */
const PROGRAM = '_apex_program';
const META = '_meta';
const META_KEY = 'apexProgram';

/** Replaces the org's compiled Apex; part of the caller's transaction. */
export function saveProgram(db: OrgDatabase, program: ApexProgram): void {
  db.transaction(() => {
    db.lock();
    db.ownTable(PROGRAM, 'hash TEXT PRIMARY KEY, json TEXT NOT NULL');
    db.ownTable(META, 'key TEXT PRIMARY KEY, value TEXT NOT NULL');
    db.prepare(`DELETE FROM ${PROGRAM}`).run();
    db.prepare(`INSERT INTO ${PROGRAM} (hash, json) VALUES (?, ?)`).run(program.hash, JSON.stringify(program));
    db.prepare(
      `INSERT INTO ${META} (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    ).run(META_KEY, program.hash);
  });
}

/** Hash of the org's compiled Apex; null before the first deploy of Apex. */
export function programHash(db: OrgDatabase): string | null {
  if (!db.tables.exists(PROGRAM) || !db.tables.exists(META)) return null;
  const row = db.prepare(`SELECT value FROM ${META} WHERE key = ?`).get(META_KEY);
  return typeof row?.['value'] === 'string' ? row['value'] : null;
}

/** The org's compiled Apex, an empty program before the first deploy of Apex. */
export function loadProgram(db: OrgDatabase): ApexProgram {
  const hash = programHash(db);
  if (hash === null) return { hash: 'empty', units: [] };
  const row = db.prepare(`SELECT json FROM ${PROGRAM} WHERE hash = ?`).get(hash);
  if (typeof row?.['json'] !== 'string')
    throw new Error(`The org's state lacks the compiled Apex ${hash}: deploy the Apex again.`);
  return JSON.parse(row['json']) as ApexProgram;
}
