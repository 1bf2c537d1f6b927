import type { ObjectDef } from '../../schema/types.ts';
import { DataError } from '../types.ts';
import type { OrgDatabase } from './database.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
/** Ids are prefix, three characters of the instance, nine of the record. */
const INSTANCE = 'gK0';

/** 18 characters from 15 or 18; null when it is no id. The last three tell the case of the others. */
export function toId18(id: string): string | null {
  if (!/^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/.test(id)) return null;
  const base = id.slice(0, 15);
  const full = base + suffix(base);
  return id.length === 15 || id.slice(15).toUpperCase() === full.slice(15) ? full : restoreCase(id);
}

function suffix(base: string): string {
  let checks = '';
  for (let from = 0; from < 15; from += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at++) if (/[A-Z]/.test(base[from + at] ?? '')) bits |= 1 << at;
    checks += CHECK[bits];
  }
  return checks;
}

/** An 18-character id whose letters lost their case still says which they were. */
function restoreCase(id: string): string | null {
  let base = '';
  for (let at = 0; at < 15; at++) {
    const bits = CHECK.indexOf((id[15 + Math.floor(at / 5)] ?? '').toUpperCase());
    if (bits < 0) return null;
    const letter = id[at] ?? '';
    base += (bits >> (at % 5)) & 1 ? letter.toUpperCase() : letter.toLowerCase();
  }
  return base + suffix(base) === base + id.slice(15).toUpperCase() ? base + id.slice(15).toUpperCase() : null;
}

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
  const base = prefix + INSTANCE + base62(Number(row?.['last'])).padStart(9, '0');
  return base + suffix(base);
}

function base62(value: number): string {
  let digits = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) digits = DIGITS[rest % 62] + digits;
  return digits;
}

/** The prefix of an object whose real one is not published: this file's own, from `zz0` down. */
export function localPrefix(database: OrgDatabase, objectName: string): string {
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
    const prefix = first + (DIGITS[Math.floor(number / 62)] ?? '') + (DIGITS[number % 62] ?? '');
    database.prepare('INSERT INTO _key_prefixes VALUES (?, ?)').run(key, prefix);
    return prefix;
  });
}
