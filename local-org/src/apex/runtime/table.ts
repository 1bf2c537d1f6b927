/** The hash table behind Set and Map: insertion order, Apex equality. */
import type { ApexValue } from '../abi.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { equalValues, hasHash, hashOf, numberKey } from './hash.ts';
import { ApexTime } from './time.ts';

export interface Entry {
  readonly key: ApexValue;
  value: ApexValue;
}

/** Keys that are neither text nor number stand for themselves or for the first equal object that was put in. */
export class Table {
  readonly entries = new Map<unknown, Entry>();
  #buckets: Map<number, object[]> | null = null;

  find(key: ApexValue): Entry | undefined {
    if (typeof key === 'string' && key.charCodeAt(0) !== 0) return this.entries.get(key);
    const canonical = this.#canonical(key, false);
    return canonical === undefined ? undefined : this.entries.get(canonical);
  }
  /** the value before, or undefined when the key is new */
  put(key: ApexValue, value: ApexValue): ApexValue {
    const canonical = typeof key === 'string' && key.charCodeAt(0) !== 0 ? key : this.#canonical(key, true);
    const found = this.entries.get(canonical);
    if (found === undefined) {
      this.entries.set(canonical, { key, value });
      return undefined;
    }
    const before = found.value;
    found.value = value;
    return before;
  }
  remove(key: ApexValue): Entry | undefined {
    const canonical = this.#canonical(key, false);
    const found = canonical === undefined ? undefined : this.entries.get(canonical);
    if (!found) return undefined;
    this.entries.delete(canonical);
    if (this.#buckets && typeof canonical === 'object' && canonical !== null) this.#forget(canonical);
    return found;
  }
  clear(): void {
    this.entries.clear();
    this.#buckets = null;
  }

  #canonical(key: ApexValue, insert: boolean): unknown {
    switch (typeof key) {
      case 'string':
        return key.charCodeAt(0) === 0 ? `\0s${key}` : key;
      case 'bigint':
        return numberKey(key);
      case 'object':
        if (key === null) return null;
        return simpleKey(key) ?? (hasHash(key) ? this.#hashed(key, insert) : key);
    }
    return key;
  }
  #hashed(key: object, insert: boolean): object | undefined {
    const hash = hashOf(key);
    const bucket = this.#buckets?.get(hash);
    const same = bucket?.find((candidate) => candidate === key || equalValues(key, candidate));
    if (same || !insert) return same;
    this.#buckets ??= new Map();
    if (bucket) bucket.push(key);
    else this.#buckets.set(hash, [key]);
    return key;
  }
  #forget(canonical: object): void {
    for (const bucket of this.#buckets!.values()) {
      const at = bucket.indexOf(canonical);
      if (at >= 0) {
        bucket.splice(at, 1);
        return;
      }
    }
  }
}

/** Text or number that stands for an immutable value; undefined for other objects. */
function simpleKey(key: object): string | number | bigint | undefined {
  if (key instanceof ApexDecimal || key instanceof ApexDouble) return numberKey(key);
  if (key instanceof ApexDate) return `\0d${key.days}`;
  if (key instanceof ApexDatetime) return `\0t${key.millis}`;
  if (key instanceof ApexTime) return `\0c${key.millis}`;
  if (key instanceof ApexBlob) return `\0b${Buffer.from(key.bytes).toString('base64')}`;
  return undefined;
}
