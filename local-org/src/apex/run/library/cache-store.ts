import { DatabaseSync } from 'node:sqlite';
import type { ApexValue } from '../../abi.ts';
import { unsupported } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { decodeValue, encodeValue, NotStorable } from '../schedule/value-graph.ts';

/** Where the values of one partition are kept. */
export interface CacheStore {
  get(key: string): ApexValue;
  put(key: string, value: ApexValue, seconds: number): void;
  delete(key: string): boolean;
  keys(): string[];
  /** bytes of each value */
  sizes(): number[];
  /** bytes of all values */
  size(): number;
}

/** Values of a test, which live as long as it. */
export function testStore(values: Map<string, ApexValue>): CacheStore {
  return {
    get: (key) => values.get(key) ?? null,
    put: (key, value) => void values.set(key, value),
    delete: (key) => values.delete(key),
    keys: () => [...values.keys()],
    sizes: () => [...values.values()].map((value) => Buffer.byteLength(encoded(value))),
    size: () => 0,
  };
}

const connections = new Map<string, DatabaseSync>();

/** A file beside the org's: what is cached stays when a transaction is rolled back, and waits for no lock of the org. */
function connection(file: string): DatabaseSync {
  let open = connections.get(file);
  if (open === undefined) {
    open = new DatabaseSync(file);
    open.exec(
      'PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS cache (partition TEXT, key TEXT, value TEXT, expires INTEGER, PRIMARY KEY (partition, key))',
    );
    connections.set(file, open);
  }
  return open;
}

/** Values that all threads of the org see until their time is over. */
export function fileStore(engine: Engine, partition: string): CacheStore {
  const db = connection(`${engine.org.file}.cache`);
  const now = (): number => engine.hooks.now();
  const alive = 'partition = ? AND expires > ?';
  return {
    get(key) {
      const row = db.prepare(`SELECT value FROM cache WHERE ${alive} AND key = ?`).get(partition, now(), key);
      return row === undefined ? null : decodeValue(engine, String(row['value']));
    },
    put(key, value, seconds) {
      const insert = db.prepare('INSERT OR REPLACE INTO cache (partition, key, value, expires) VALUES (?, ?, ?, ?)');
      insert.run(partition, key, encoded(value), now() + seconds * 1000);
    },
    delete: (key) =>
      db.prepare(`DELETE FROM cache WHERE ${alive} AND key = ?`).run(partition, now(), key).changes === 1,
    keys: () =>
      db
        .prepare(`SELECT key FROM cache WHERE ${alive} ORDER BY key`)
        .all(partition, now())
        .map((row) => String(row['key'])),
    sizes: () =>
      db
        .prepare(`SELECT octet_length(value) AS bytes FROM cache WHERE ${alive}`)
        .all(partition, now())
        .map((row) => Number(row['bytes'])),
    size() {
      const row = db.prepare(`SELECT sum(length(value)) AS bytes FROM cache WHERE ${alive}`).get(partition, now());
      return Number(row?.['bytes'] ?? 0);
    },
  };
}

function encoded(value: ApexValue): string {
  try {
    return encodeValue(value);
  } catch (error) {
    if (error instanceof NotStorable) return unsupported(`Cache_of_${error.what}`);
    throw error;
  }
}
