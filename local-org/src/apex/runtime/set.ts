import type { ApexType, ApexValue } from '../abi.ts';
import { hashOf } from './hash.ts';
import { ApexIterator, iterate } from './iteration.ts';
import { Table } from './table.ts';
import { joinTexts } from './text.ts';

/** An Apex Set; also the live key view of a Map. */
export class ApexSet {
  type: ApexType;
  readonly table: Table;
  constructor(type: ApexType, values: Iterable<ApexValue> = [], table: Table = new Table()) {
    this.type = type;
    this.table = table;
    for (const value of values) table.put(value, null);
  }
  get elementType(): ApexType | undefined {
    return this.type.args[0];
  }
  *members(): Generator<ApexValue> {
    for (const entry of this.table.entries.values()) yield entry.key;
  }

  add(value: ApexValue): boolean {
    if (this.table.find(value)) return false;
    this.table.put(value, null);
    return true;
  }
  addall(source: ApexValue): boolean {
    const before = this.size();
    for (const value of [...iterate(source)]) if (!this.table.find(value)) this.table.put(value, null);
    return this.size() !== before;
  }
  clear(): boolean {
    const had = this.size() > 0;
    this.table.clear();
    return had;
  }
  contains(value: ApexValue): boolean {
    return this.table.find(value) !== undefined;
  }
  containsall(source: ApexValue): boolean {
    for (const value of [...iterate(source)]) if (!this.table.find(value)) return false;
    return true;
  }
  isempty(): boolean {
    return this.table.entries.size === 0;
  }
  size(): number {
    return this.table.entries.size;
  }
  remove(value: ApexValue): boolean {
    return this.table.remove(value) !== undefined;
  }
  removeall(source: ApexValue): boolean {
    const before = this.size();
    for (const value of [...iterate(source)]) this.table.remove(value);
    return this.size() !== before;
  }
  retainall(source: ApexValue): boolean {
    const before = this.size();
    const keep = new ApexSet(this.type, iterate(source));
    for (const value of [...this.members()]) if (!keep.contains(value)) this.table.remove(value);
    return this.size() !== before;
  }
  iterator(): ApexIterator {
    return new ApexIterator([...this.members()]);
  }
  clone(): ApexSet {
    return new ApexSet(this.type, this.members());
  }
  equals(other: ApexValue): boolean {
    return other instanceof ApexSet && other.size() === this.size() && this.containsall(other);
  }
  hashcode(): number {
    let hash = 0;
    for (const value of this.members()) hash = (hash + hashOf(value)) | 0;
    return hash;
  }
  tostring(): string {
    return this.toString();
  }
  toString(): string {
    return joinTexts('{', this.members(), '}');
  }
  [Symbol.iterator](): Iterator<ApexValue> {
    return this.members();
  }
  walk(): Iterable<ApexValue> {
    return [...this.members()];
  }
}
