import type { ApexValue } from '../../abi.ts';
import { ApexMap, ApexSObject, SObjectException, T_MAP_OF_OBJECT, textOf } from '../../runtime/index.ts';
import { sObjectServices } from './services.ts';

/** A row of a query that groups: read by alias, or by `expr0`, `expr1` …. */
export class AggregateResult extends ApexSObject {
  readonly typeName = 'AggregateResult';
  readonly #names: readonly (readonly [string, ApexValue])[];
  readonly #values: ReadonlyMap<string, ApexValue>;

  constructor(values: readonly (readonly [string, ApexValue])[]) {
    super();
    this.#names = values;
    this.#values = new Map(values.map(([name, value]) => [name.toLowerCase(), value]));
  }

  override idOrNull(): null {
    return null;
  }

  get(alias: ApexValue): ApexValue {
    const name = sObjectServices().fieldName(alias);
    const value = this.#values.get(name.toLowerCase());
    if (value === undefined) throw new SObjectException(`Invalid field ${name} for AggregateResult`);
    return value;
  }

  getpopulatedfieldsasmap(): ApexValue {
    return new ApexMap(
      T_MAP_OF_OBJECT,
      this.#names.filter(([, value]) => value !== null),
    );
  }

  override equals(other: ApexValue): boolean {
    return this === other;
  }

  override hashcode(): number {
    return this.#names.length;
  }

  override clone(): AggregateResult {
    return new AggregateResult(this.#names);
  }

  override tostring(): string {
    return `AggregateResult:{${this.#names.map(([name, value]) => `${name}=${textOf(value)}`).join(', ')}}`;
  }

  override toString(): string {
    return this.tostring();
  }
}
