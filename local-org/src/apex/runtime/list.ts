import type { ApexType, ApexValue } from '../abi.ts';
import { FinalException, IllegalArgumentException, ListException, nullPointer } from './exceptions.ts';
import { equalValues, hashOf } from './hash.ts';
import { ApexIterator, iterate } from './iteration.ts';
import { compareForSort } from './sorting.ts';
import { ApexSObject } from './sobject.ts';
import { joinTexts } from './text.ts';
import { transaction } from './hooks.ts';
import type { TypeToken } from './types.ts';

interface Comparator {
  compare(a: ApexValue, b: ApexValue): ApexValue;
}

/** An Apex List (or array). `values` is the live storage. */
export class ApexList {
  type: ApexType;
  values: ApexValue[];
  /** loops that walk this list now */
  walkers = 0;
  constructor(type: ApexType, values: ApexValue[] = []) {
    this.type = type;
    this.values = values;
  }
  get elementType(): ApexType | undefined {
    return this.type.args[0];
  }

  get(index: number | null): ApexValue {
    if (index === null) return nullPointer();
    if (index < 0 || index >= this.values.length) outOfBounds(index);
    return this.values[index];
  }
  set(index: number | null, value: ApexValue): null {
    if (index === null) return nullPointer();
    if (index < 0 || index >= this.values.length) outOfBounds(index);
    this.values[index] = value;
    return null;
  }
  /** add(element) or add(index, element) */
  add(first: ApexValue, second?: ApexValue): null {
    if (this.walkers > 0) refuseChange();
    if (second === undefined) this.values.push(first);
    else this.#insert(first as number | null, second);
    return null;
  }
  #insert(index: number | null, value: ApexValue): void {
    if (index === null) return nullPointer();
    if (index < 0 || index > this.values.length) outOfBounds(index);
    this.values.splice(index, 0, value);
  }
  addall(source: ApexValue): null {
    if (this.walkers > 0) refuseChange();
    if (source === null) return nullPointer();
    for (const value of source === this ? [...this.values] : iterate(source)) this.values.push(value);
    return null;
  }
  remove(index: number | null): ApexValue {
    if (this.walkers > 0) refuseChange();
    const removed = this.get(index);
    this.values.splice(index!, 1);
    return removed;
  }
  clear(): null {
    if (this.walkers > 0) refuseChange();
    this.values.length = 0;
    return null;
  }
  size(): number {
    return this.values.length;
  }
  isempty(): boolean {
    return this.values.length === 0;
  }
  contains(value: ApexValue): boolean {
    return this.indexof(value) >= 0;
  }
  indexof(value: ApexValue): number {
    if (typeof value === 'string' || value === null) return this.values.indexOf(value);
    return this.values.findIndex((element) => equalValues(value, element));
  }
  sort(comparator?: Comparator | null): null {
    if (comparator === null) throw new IllegalArgumentException('Comparator cannot be null');
    if (comparator) this.values.sort((a, b) => Number(comparator.compare(a, b) ?? nullPointer()));
    else this.values.sort(compareForSort);
    return null;
  }
  clone(): ApexList {
    return new ApexList(this.type, [...this.values]);
  }
  deepclone(preserveId = false, preserveTimestamps = false, preserveAutonumber = false): ApexList {
    const copies = this.values.map((value) =>
      value instanceof ApexSObject ? value.clone(preserveId, true, preserveTimestamps, preserveAutonumber) : value,
    );
    return new ApexList(this.type, copies);
  }
  iterator(): ApexIterator {
    return new ApexIterator(this.values);
  }
  getsobjecttype(): ApexValue {
    const element = this.elementType as TypeToken | undefined;
    return element && element.name !== 'SObject' ? transaction().sObjectTypeOf(element.name) : null;
  }
  equals(other: ApexValue): boolean {
    if (!(other instanceof ApexList) || other.values.length !== this.values.length) return false;
    return this.values.every((value, at) => equalValues(value, other.values[at]));
  }
  hashcode(): number {
    let hash = 1;
    for (const value of this.values) hash = (Math.imul(31, hash) + hashOf(value)) | 0;
    return hash;
  }
  tostring(): string {
    return this.toString();
  }
  toString(): string {
    return joinTexts('(', this.values, ')');
  }
  [Symbol.iterator](): Iterator<ApexValue> {
    return this.values[Symbol.iterator]();
  }
  /** for the loop statement */
  walk(): Iterable<ApexValue> {
    return new ListWalk(this);
  }
}

/** One result object serves all steps: a loop statement never keeps it. */
class ListWalk implements Iterable<ApexValue>, Iterator<ApexValue> {
  readonly list: ApexList;
  readonly step: { done: boolean; value: ApexValue } = { done: false, value: undefined };
  at = 0;
  constructor(list: ApexList) {
    this.list = list;
  }
  [Symbol.iterator](): Iterator<ApexValue> {
    this.list.walkers++;
    return this;
  }
  next(): IteratorResult<ApexValue> {
    const { values } = this.list;
    if (this.at < values.length) this.step.value = values[this.at++];
    else this.#finish();
    return this.step;
  }
  return(): IteratorResult<ApexValue> {
    this.#finish();
    return this.step;
  }
  #finish(): void {
    this.list.walkers--;
    this.step.done = true;
    this.step.value = undefined;
  }
}

function outOfBounds(index: number): never {
  throw new ListException(`List index out of bounds: ${index}`);
}
function refuseChange(): never {
  throw new FinalException('Cannot modify a collection while it is being iterated.');
}
