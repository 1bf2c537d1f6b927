import { BASE62, idOfNumber } from '../../schema/ids.ts';
import type { ObjectDef } from '../../schema/types.ts';
import { DataError } from '../types.ts';
import type { OrgDatabase } from './database.ts';

/** The next id of an object; ascending, and never given twice in the life of the file. */
export function nextId(database: OrgDatabase, object: ObjectDef): string {
  return nextIdOfPrefix(database, object.keyPrefix ?? localPrefix(database, object.name));
}

export function nextIdOfPrefix(database: OrgDatabase, prefix: string): string {
  database.ownTable('_ids', 'prefix TEXT PRIMARY KEY, last INTEGER NOT NULL');
  database.lock();
  const row = database
    .prepare('INSERT INTO _ids VALUES (?, 1) ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last')
    .get(prefix);
  return idOfNumber(prefix, Number(row?.['last']));
}

/** Runs a rollback and goes on counting where the ids were before it: what was given once is not given again. */
export function keepingIds(database: OrgDatabase, rollback: () => void): void {
  const read = (): Record<string, unknown>[] =>
    database.tables.exists('_ids') ? database.prepare('SELECT prefix, last FROM _ids').all() : [];
  const before = read();
  rollback();
  if (before.length === 0) return;
  database.ownTable('_ids', 'prefix TEXT PRIMARY KEY, last INTEGER NOT NULL');
  database
    .prepare('INSERT OR REPLACE INTO _ids SELECT value ->> 0, value ->> 1 FROM json_each(?)')
    .run(JSON.stringify(before.map(({ prefix, last }) => [prefix, last])));
}

/** The prefix of an object whose real one is not published: this file's own, from `zz0` down. */
function localPrefix(database: OrgDatabase, objectName: string): string {
  return assignPrefix(database, objectName, 'z');
}

/**
 * The key prefix of a custom object: three characters that start with `a` (objects and settings), `m` (metadata types),
 * `e` (events) or `x` (external objects), the same for the life of the org.
 */
export function assignPrefix(database: OrgDatabase, objectName: string, first: 'a' | 'm' | 'e' | 'x' | 'z'): string {
  database.ownTable('_key_prefixes', 'object TEXT PRIMARY KEY, prefix TEXT NOT NULL UNIQUE');
  const key = objectName.toLowerCase();
  const found = database.prepare('SELECT prefix FROM _key_prefixes WHERE object = ?').get(key);
  if (found !== undefined) return String(found['prefix']);
  return database.transaction(() => {
    database.lock();
    const taken = database.prepare('SELECT count(*) AS n FROM _key_prefixes WHERE substr(prefix, 1, 1) = ?').get(first);
    const number = Number(taken?.['n'] ?? 0);
    if (number >= 62 * 62) throw new DataError('LIMIT_EXCEEDED', `No key prefix is left for ${objectName}.`);
    const prefix = first + (BASE62[Math.floor(number / 62)] ?? '') + (BASE62[number % 62] ?? '');
    database.prepare('INSERT INTO _key_prefixes VALUES (?, ?)').run(key, prefix);
    return prefix;
  });
}
