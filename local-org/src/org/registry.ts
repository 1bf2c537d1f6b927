import { DatabaseSync } from 'node:sqlite';
import { chmodSync } from 'node:fs';
import { diskFull, isDiskFull } from './errors.ts';
import { corrupt, type StatePaths } from './state.ts';

/**
 * What belongs to the server and not to one org's data: which orgs there are, and who is signed in.
 * Kept apart from the orgs' files, so that signing in never waits for a transaction of Apex.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS org (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, shape TEXT NOT NULL, is_dev_hub INTEGER NOT NULL, is_scratch INTEGER NOT NULL,
  is_primary INTEGER NOT NULL, admin_user_id TEXT NOT NULL, admin_username TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS password (
  org_id TEXT NOT NULL REFERENCES org(id) ON DELETE CASCADE, user_id TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (org_id, user_id)
) STRICT;
CREATE TABLE IF NOT EXISTS session (
  hash TEXT PRIMARY KEY, org_id TEXT NOT NULL REFERENCES org(id) ON DELETE CASCADE, user_id TEXT NOT NULL,
  kind TEXT NOT NULL, app_name TEXT, consumer_key TEXT, scopes TEXT NOT NULL, grant_hash TEXT,
  idle_seconds INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS session_grant ON session (grant_hash);
CREATE TABLE IF NOT EXISTS refresh_grant (
  hash TEXT PRIMARY KEY, org_id TEXT NOT NULL REFERENCES org(id) ON DELETE CASCADE, user_id TEXT NOT NULL,
  app_name TEXT NOT NULL, consumer_key TEXT NOT NULL, scopes TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS one_time (
  hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, org_id TEXT NOT NULL REFERENCES org(id) ON DELETE CASCADE,
  user_id TEXT NOT NULL, detail TEXT NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS consumer (
  org_id TEXT NOT NULL REFERENCES org(id) ON DELETE CASCADE, app_id TEXT NOT NULL, key TEXT NOT NULL UNIQUE, secret TEXT NOT NULL,
  PRIMARY KEY (org_id, app_id)
) STRICT;
CREATE TABLE IF NOT EXISTS api_usage (
  org_id TEXT NOT NULL REFERENCES org(id) ON DELETE CASCADE, hour INTEGER NOT NULL, calls INTEGER NOT NULL,
  PRIMARY KEY (org_id, hour)
) STRICT;
CREATE TABLE IF NOT EXISTS server_secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
`;

export function openRegistry(paths: StatePaths): DatabaseSync {
  try {
    const database = new DatabaseSync(paths.registry, { enableForeignKeyConstraints: true, timeout: 5000 });
    chmodSync(paths.registry, 0o600);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    database.exec(TABLES);
    return database;
  } catch (error) {
    if (isDiskFull(error)) throw diskFull(paths.directory);
    if (isCorruption(error)) throw corrupt(paths.registry);
    throw error;
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB */
export function isCorruption(error: unknown): boolean {
  const { errcode } = (error ?? {}) as { errcode?: number };
  return errcode === 11 || errcode === 26;
}
