import type { ApexValue } from '../../abi.ts';
import { ApexList, NoSuchElementException } from '../../runtime/index.ts';

/** Database.QueryLocator: the rows of a query, walked by a batch job or a loop. */
export class QueryLocator {
  readonly rows: ApexList;
  readonly #query: string;
  constructor(rows: ApexList, query: string) {
    this.rows = rows;
    this.#query = query;
  }
  static of(rows: ApexList, query: string): QueryLocator {
    return new QueryLocator(rows, query);
  }
  getquery(): string {
    return this.#query;
  }
  iterator(): QueryLocatorIterator {
    return new QueryLocatorIterator(this.rows.values);
  }
  walk(): Iterable<ApexValue> {
    return this.rows.walk();
  }
}

export class QueryLocatorIterator {
  readonly #values: readonly ApexValue[];
  #next = 0;
  constructor(values: readonly ApexValue[]) {
    this.#values = values;
  }
  hasnext(): boolean {
    return this.#next < this.#values.length;
  }
  next(): ApexValue {
    if (!this.hasnext()) throw new NoSuchElementException('Iterator has no more elements.');
    return this.#values[this.#next++] ?? null;
  }
}
