import type { OrgDatabase } from '../../../data/index.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDouble, nullPointer, TypeToken } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { fileStore, testStore, type CacheStore } from './cache-store.ts';
import { PARTITION_STATICS, checkedBuilder, checkedKey, failure } from './cache-names.ts';
import { statisticsOf, type CacheStatistics } from './cache-statistics.ts';
import { callMethod } from './helpers.ts';

type Scope = 'Org' | 'Session';

/** Seconds that a value stays when nobody says otherwise (Apex Reference Guide, "Org Class" and "Session Class"). */
const DEFAULT_SECONDS: Readonly<Record<Scope, number>> = { Org: 24 * 3600, Session: 8 * 3600 };
const LONGEST_SECONDS: Readonly<Record<Scope, number>> = { Org: 48 * 3600, Session: 8 * 3600 };
const LEAST_SECONDS = 300;

/** A partition of the platform cache. That of a session is one user's here. */
class Partition {
  readonly #scope: Scope;
  readonly #name: string;
  constructor(scope: Scope, name: string) {
    this.#scope = scope;
    this.#name = name;
  }
  /** put(key, value), (key, value, visibility) and (key, value, seconds, visibility, isImmutable) */
  put(key: string | null, value: ApexValue, ...args: ApexValue[]): null {
    const seconds = args.find((arg) => typeof arg === 'number') ?? DEFAULT_SECONDS[this.#scope];
    if (seconds < LEAST_SECONDS || seconds > LONGEST_SECONDS[this.#scope])
      throw failure('Cache.InvalidParamException', `Invalid time to live: ${seconds}`);
    this.#store.put(checkedKey(key), value, seconds);
    return null;
  }
  /** get(key) or get(builder, key) */
  get(...args: ApexValue[]): ApexValue {
    const key = checkedKey(args.at(-1) as string | null);
    const [builder] = args;
    const name = builder instanceof TypeToken ? builtKey(checkedBuilder(builder), key) : key;
    const known = this.#statistics.measure(() => this.#store.get(name));
    if (known !== null || !(builder instanceof TypeToken)) return known;
    const made = callMethod(builder.newinstance(), 'doload', key);
    this.#store.put(name, made, DEFAULT_SECONDS[this.#scope]);
    return made;
  }
  contains(key: string | null): boolean {
    return this.#store.keys().includes(checkedKey(key));
  }
  /** remove(key) or remove(builder, key) */
  remove(...args: ApexValue[]): boolean {
    const key = checkedKey(args.at(-1) as string | null);
    const [builder] = args;
    return this.#store.delete(builder instanceof TypeToken ? builtKey(checkedBuilder(builder), key) : key);
  }
  getkeys(): ApexValue {
    return engine().runtime.set(engine().runtime.type('Set', [engine().runtime.type('String')]), this.#store.keys());
  }
  getnumkeys(): bigint {
    return BigInt(this.#store.keys().length);
  }
  getname(): string {
    return `local.${this.#name}`;
  }
  isavailable(): boolean {
    return true;
  }
  /** the percentage in use of the partition's smallest size, one megabyte */
  getcapacity(): ApexValue {
    return new ApexDouble((this.#store.size() / 1_000_000) * 100);
  }
  /** nanoseconds, of the gets of this thread */
  getavggettime(): bigint {
    return this.#statistics.averageTime();
  }
  getmaxgettime(): bigint {
    return this.#statistics.longestTime();
  }
  /** how many of the gets of this thread found nothing, from 0 to 1 */
  getmissrate(): ApexValue {
    return new ApexDouble(this.#statistics.missRate());
  }
  /** bytes */
  getavgvaluesize(): bigint {
    const sizes = this.#store.sizes();
    return BigInt(Math.round(sizes.reduce((sum, size) => sum + size, 0) / Math.max(sizes.length, 1)));
  }
  getmaxvaluesize(): bigint {
    return BigInt(Math.max(0, ...this.#store.sizes()));
  }
  get #key(): string {
    const user = this.#scope === 'Session' ? `.${engine().transaction.userId}` : '';
    return `${this.#scope}.${this.#name.toLowerCase()}${user}`;
  }
  get #statistics(): CacheStatistics {
    const running = engine();
    return statisticsOf(running.test ?? running, this.#key);
  }
  get #store(): CacheStore {
    const running = engine();
    const key = this.#key;
    if (running.test === null) return fileStore(running, key);
    let values = running.test.cache.get(key);
    if (values === undefined) running.test.cache.set(key, (values = new Map<string, ApexValue>()));
    return testStore(values);
  }
}

const builtKey = (builder: TypeToken, key: string): string => `${builder.getname().replaceAll('.', '_')}_${key}`;

/** The partition that a name or key means: `ns.partition`, `ns.partition.key`, else the default one. */
function partitionOf(scope: Scope, name: string | null): Partition {
  const { db } = engine();
  const found = partitions(db).find((partition) =>
    name === null ? partition.isDefault : partition.name.toLowerCase() === name.toLowerCase(),
  );
  if (found === undefined)
    throw failure(
      scope === 'Org' ? 'Cache.Org.OrgCacheException' : 'Cache.SessionCacheException',
      name === null ? 'There is no default partition of the platform cache.' : `Cache partition not found: ${name}`,
    );
  return new Partition(scope, found.name);
}

function partitions(db: OrgDatabase): { name: string; isDefault: boolean }[] {
  if (!db.tables.exists('_component')) return [];
  const rows = db.prepare("SELECT full_name AS name, document FROM _component WHERE type = 'PlatformCachePartition'");
  return (rows.all() as { name: string; document: string | null }[]).map(({ name, document }) => ({
    name,
    isDefault: /"isDefaultPartition",\{\},"true"/.test(document ?? ''),
  }));
}

function ofKey(scope: Scope, key: string | null): Partition {
  const parts = (key ?? '').split('.');
  return partitionOf(scope, parts.length === 3 ? (parts[1] ?? null) : null);
}

function scopeStatics(scope: Scope): PlatformClass['statics'] {
  const byKey =
    (method: 'put' | 'get' | 'contains' | 'remove') =>
    (...args: ApexValue[]): ApexValue => {
      const key = args.find((arg) => typeof arg === 'string');
      const partition = ofKey(scope, key ?? null) as unknown as Record<string, (...values: ApexValue[]) => ApexValue>;
      return partition[method]?.(...args) ?? null;
    };
  return {
    put: byKey('put'),
    get: byKey('get'),
    contains: byKey('contains'),
    remove: byKey('remove'),
    getpartition: (name: string | null) => partitionOf(scope, (name ?? nullPointer()).split('.').at(-1) ?? ''),
    getkeys: () => partitionOf(scope, null).getkeys(),
    getnumkeys: () => partitionOf(scope, null).getnumkeys(),
    ...(scope === 'Session' ? { isavailable: () => true } : {}),
  };
}

export const CACHE_CLASSES: readonly PlatformClass[] = [
  { name: 'Cache.Org', statics: scopeStatics('Org') },
  { name: 'Cache.Session', statics: scopeStatics('Session') },
  ...['Cache.Partition', 'Cache.OrgPartition', 'Cache.SessionPartition'].map((name) => ({
    name,
    jsClass: Partition,
    statics: PARTITION_STATICS,
  })),
  { name: 'Cache.CacheBuilder' },
];
