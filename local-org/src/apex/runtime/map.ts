import type { ApexType, ApexValue } from '../abi.ts';
import { ListException, nullPointer } from './exceptions.ts';
import { equalValues, hashOf } from './hash.ts';
import { transaction } from './hooks.ts';
import { ApexList } from './list.ts';
import { ApexSet } from './set.ts';
import { ApexSObject } from './sobject.ts';
import { Table } from './table.ts';
import { textOf } from './text.ts';
import { T_OBJECT, typeOf } from './types.ts';

/** An Apex Map; keys in the order in which they first came. */
export class ApexMap {
  type: ApexType;
  readonly table = new Table();
  constructor(type: ApexType, entries: Iterable<readonly [ApexValue, ApexValue]> = []) {
    this.type = type;
    for (const [key, value] of entries) this.table.put(key, value);
  }
  *pairs(): Generator<[ApexValue, ApexValue]> {
    for (const entry of this.table.entries.values()) yield [entry.key, entry.value];
  }

  [Symbol.iterator](): Iterator<[ApexValue, ApexValue]> {
    return this.pairs();
  }

  get(key: ApexValue): ApexValue {
    const entry = this.table.find(key);
    return entry === undefined ? null : entry.value;
  }
  put(key: ApexValue, value: ApexValue): ApexValue {
    return this.table.put(key, value) ?? null;
  }
  containskey(key: ApexValue): boolean {
    return this.table.find(key) !== undefined;
  }
  remove(key: ApexValue): ApexValue {
    return this.table.remove(key)?.value ?? null;
  }
  /** from a Map, or from a list of records by their Id, which may be null here */
  putall(source: ApexMap | ApexList | null): null {
    if (source === null) return nullPointer();
    if (source instanceof ApexMap) {
      for (const [key, value] of [...source.pairs()]) this.table.put(key, value);
      return null;
    }
    for (const record of source.values) this.table.put(idOf(record), record);
    return null;
  }
  /** `new Map<Id, T>(records)`: each record has an Id */
  static ofRecords(type: ApexType, records: ApexList): ApexMap {
    const map = new ApexMap(type);
    records.values.forEach((record, index) => {
      if (idOf(record) === null) throw new ListException(`Row with null Id at index: ${index}`);
      map.table.put(idOf(record), record);
    });
    return map;
  }
  clear(): null {
    this.table.clear();
    return null;
  }
  isempty(): boolean {
    return this.table.entries.size === 0;
  }
  size(): number {
    return this.table.entries.size;
  }
  /** a live view: removing a key removes the entry */
  keyset(): ApexSet {
    return new ApexSet(typeOf('Set', [this.type.args[0] ?? T_OBJECT]), [], this.table);
  }
  values(): ApexList {
    const values: ApexValue[] = [];
    for (const entry of this.table.entries.values()) values.push(entry.value);
    return new ApexList(typeOf('List', [this.type.args[1] ?? T_OBJECT]), values);
  }
  clone(): ApexMap {
    return new ApexMap(this.type, this.pairs());
  }
  deepclone(): ApexMap {
    const copy = new ApexMap(this.type);
    for (const [key, value] of this.pairs()) copy.put(deep(key), deep(value));
    return copy;
  }
  getsobjecttype(): ApexValue {
    const element = this.type.args[1];
    return element && element.name !== 'SObject' ? transaction().sObjectTypeOf(element.name) : null;
  }
  equals(other: ApexValue): boolean {
    if (!(other instanceof ApexMap) || other.size() !== this.size()) return false;
    for (const [key, value] of this.pairs()) {
      const entry = other.table.find(key);
      if (!entry || !equalValues(value, entry.value)) return false;
    }
    return true;
  }
  hashcode(): number {
    let hash = 0;
    for (const [key, value] of this.pairs()) hash = (hash + (hashOf(key) ^ hashOf(value))) | 0;
    return hash;
  }
  tostring(): string {
    return this.toString();
  }
  toString(): string {
    const texts: string[] = [];
    for (const [key, value] of this.pairs()) texts.push(`${textOf(key)}=${textOf(value)}`);
    return `{${texts.join(', ')}}`;
  }
}

function deep(value: ApexValue): ApexValue {
  return value instanceof ApexSObject ? value.clone(true, true, true, true) : value;
}

function idOf(record: ApexValue): string | null {
  return record instanceof ApexSObject ? record.idOrNull() : nullPointer();
}
