/** What `for (T x : value)` walks, and Iterator objects. */
import type { ApexValue } from '../abi.ts';
import { NoSuchElementException, nullPointer, TypeException } from './exceptions.ts';

/** An Apex Iterator over JavaScript values. */
export class ApexIterator {
  readonly #source: Iterator<ApexValue>;
  #next: IteratorResult<ApexValue>;
  constructor(source: Iterable<ApexValue>) {
    this.#source = source[Symbol.iterator]();
    this.#next = this.#source.next();
  }
  hasnext(): boolean {
    return this.#next.done !== true;
  }
  next(): ApexValue {
    if (this.#next.done === true) throw new NoSuchElementException('Iterator has no more elements');
    const { value } = this.#next;
    this.#next = this.#source.next();
    return value;
  }
}

interface IteratorLike {
  hasnext(): ApexValue;
  next(): ApexValue;
}

/** Lists refuse changes while they are walked; sets are walked as they were at the start. */
export function iterate(value: ApexValue): Iterable<ApexValue> {
  if (value === null || value === undefined) return nullPointer();
  const walk = (value as { walk?: () => Iterable<ApexValue> }).walk;
  if (typeof walk === 'function') return walk.call(value);
  const iterator = (value as { iterator?: () => ApexValue }).iterator;
  if (typeof iterator === 'function') return drain(iterator.call(value) as IteratorLike | null);
  if (typeof (value as Partial<IteratorLike>).hasnext === 'function') return drain(value as IteratorLike);
  throw new TypeException('Loop expression must be a list, a set or an Iterable');
}

function* drain(iterator: IteratorLike | null): Generator<ApexValue> {
  if (iterator === null) return nullPointer();
  while (iterator.hasnext() === true) yield iterator.next();
}
