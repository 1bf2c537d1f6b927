import type { OrgDatabase } from '../../../data/index.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexException, exceptionClass, nullPointer, TypeToken, unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { callMethod } from './helpers.ts';

type Scope = 'Org' | 'Session';

/** A partition of the platform cache. Values live as long as the test that put them: a worker has no memory of others. */
class Partition {
  readonly #scope: Scope;
  readonly #name: string;
  constructor(scope: Scope, name: string) {
    this.#scope = scope;
    this.#name = name;
  }
  /** put(key, value), and with time to live, visibility, immutability, which a test does not outlast */
  put(key: string | null, value: ApexValue): null {
    this.#values.set(checkedKey(key), value);
    return null;
  }
  /** get(key) or get(builder, key) */
  get(...args: ApexValue[]): ApexValue {
    const key = checkedKey(args.at(-1) as string | null);
    const [builder] = args;
    const name = builder instanceof TypeToken ? `${builder.getname().replaceAll('.', '_')}_${key}` : key;
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    if (!(builder instanceof TypeToken)) return null;
    const made = callMethod(builder.newinstance(), 'doload', key);
    this.#values.set(name, made);
    return made;
  }
  contains(key: string | null): boolean {
    return this.#values.has(checkedKey(key));
  }
  /** remove(key) or remove(builder, key) */
  remove(...args: ApexValue[]): boolean {
    const key = checkedKey(args.at(-1) as string | null);
    const [builder] = args;
    return this.#values.delete(builder instanceof TypeToken ? `${builder.getname().replaceAll('.', '_')}_${key}` : key);
  }
  getkeys(): ApexValue {
    return engine().runtime.set(engine().runtime.type('Set', [engine().runtime.type('String')]), [
      ...this.#values.keys(),
    ]);
  }
  getnumkeys(): bigint {
    return BigInt(this.#values.size);
  }
  getname(): string {
    return `local.${this.#name}`;
  }
  isavailable(): boolean {
    return true;
  }
  getcapacity(): never {
    return unsupported(`cache.${this.#scope}Partition.getCapacity`);
  }
  get #values(): Map<string, ApexValue> {
    const { test } = engine();
    if (test === null) return unsupported(`Cache_${this.#scope}_outside_of_tests`);
    const key = `${this.#scope}.${this.#name.toLowerCase()}`;
    let values = test.cache.get(key);
    if (values === undefined) test.cache.set(key, (values = new Map<string, ApexValue>()));
    return values;
  }
}

/** Keys have letters and digits, at most 50 (Apex Reference Guide, "Org Class", Usage). */
function checkedKey(key: string | null): string {
  const text = (key ?? nullPointer()).split('.').at(-1) ?? '';
  if (!/^[A-Za-z0-9]{1,50}$/.test(text)) throw failure('Cache.InvalidParamException', `Invalid cache key: ${key}`);
  return text;
}

function failure(name: string, message: string): ApexException {
  return new (exceptionClass(name) ?? ApexException)(message);
}

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
  ...['Cache.Partition', 'Cache.OrgPartition', 'Cache.SessionPartition'].map((name) => ({ name, jsClass: Partition })),
  { name: 'Cache.CacheBuilder' },
];
