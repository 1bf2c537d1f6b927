import type { ApexType, ApexValue } from '../../abi.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexList,
  ApexMap,
  ApexSet,
  ApexTime,
  parseType,
  TypeToken,
} from '../../runtime/index.ts';
import { emittedClassOf, instanceFields } from '../class-info.ts';
import type { Engine } from '../engine.ts';
import { SObjectFieldToken, SObjectTypeToken } from '../library/schema-tokens.ts';
import { newRecord, objectDef } from '../sobjects/records.ts';
import { SObjectValue, type Origin } from '../sobjects/sobject-value.ts';

/** A value that cannot wait in a file: `what` is its type. */
export class NotStorable extends Error {
  readonly what: string;
  constructor(what: string) {
    super(`A value of ${what} cannot be stored.`);
    this.what = what;
  }
}

/** `[tag, …content]` for what JSON has no form for; objects are named by their place in `nodes`, so that cycles hold. */
type Encoded = null | boolean | string | number | readonly unknown[];
interface Graph {
  readonly root: Encoded;
  readonly nodes: readonly unknown[];
}

/** An Apex value with everything that it refers to, as text. Throws NotStorable. */
export function encodeValue(value: ApexValue): string {
  const writer = new Writer();
  const root = writer.write(value);
  return JSON.stringify({ root, nodes: writer.nodes } satisfies Graph);
}

export function decodeValue(engine: Engine, text: string): ApexValue {
  const { root, nodes } = JSON.parse(text) as Graph;
  return new Reader(engine, nodes).read(root);
}

class Writer {
  readonly nodes: unknown[] = [];
  readonly #places = new Map<object, number>();

  write(value: ApexValue): Encoded {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number') return value;
    if (typeof value === 'bigint') return ['long', value.toString()];
    return scalar(value) ?? ['at', this.#place(value)];
  }

  #place(value: object): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const place = this.nodes.push(null) - 1;
    this.#places.set(value, place);
    this.nodes[place] = this.#node(value);
    return place;
  }

  #node(value: object): unknown {
    if (value instanceof ApexList) return ['list', String(value.type), value.values.map((item) => this.write(item))];
    if (value instanceof ApexSet) return ['set', String(value.type), [...value.walk()].map((item) => this.write(item))];
    if (value instanceof ApexMap)
      return ['map', String(value.type), [...value.pairs()].map(([key, item]) => [this.write(key), this.write(item)])];
    if (value instanceof SObjectValue) {
      const fields = [...value.values].map(([name, item]) => [name, this.write(item)]);
      return ['record', value.typeName, value.origin, fields, [...value.assigned]];
    }
    return this.#instance(value);
  }

  #instance(value: object): unknown {
    const emitted = emittedClassOf(value);
    if (emitted === null) throw new NotStorable(value.constructor.name);
    const transient = new Set(instanceFields(emitted).flatMap((field) => (field.isTransient ? [field.jsName] : [])));
    const fields = Object.entries(value).filter(([name]) => !transient.has(name));
    return ['object', emitted.$info.name, fields.map(([name, item]) => [name, this.write(item as ApexValue)])];
  }
}

function scalar(value: object): Encoded {
  if (value instanceof ApexDecimal) return ['decimal', value.toString()];
  if (value instanceof ApexDouble) return ['double', value.value];
  if (value instanceof ApexDate) return ['date', value.days];
  if (value instanceof ApexDatetime) return ['datetime', value.millis];
  if (value instanceof ApexTime) return ['time', value.millis];
  if (value instanceof ApexBlob) return ['blob', Buffer.from(value.bytes).toString('base64')];
  if (value instanceof ApexEnum) return ['enum', value.type.toString(), value.constant];
  if (value instanceof TypeToken) return ['type', value.toString()];
  if (value instanceof SObjectTypeToken) return ['objectType', value.def.name];
  if (value instanceof SObjectFieldToken) return ['field', value.object.name, value.def.name];
  return null;
}

class Reader {
  readonly #engine: Engine;
  readonly #nodes: readonly unknown[];
  readonly #made = new Map<number, ApexValue>();

  constructor(engine: Engine, nodes: readonly unknown[]) {
    this.#engine = engine;
    this.#nodes = nodes;
  }

  read(value: Encoded): ApexValue {
    if (!Array.isArray(value)) return value;
    const [tag, first, second] = value as [string, never, never];
    return tag === 'at' ? this.#at(first) : this.#scalar(tag, first, second);
  }

  #scalar(tag: string, first: never, second: never): ApexValue {
    const { runtime, program } = this.#engine;
    switch (tag) {
      case 'long':
        return BigInt(first);
      case 'decimal':
        return ApexDecimal.parse(first);
      case 'double':
        return new ApexDouble(first);
      case 'date':
        return new ApexDate(first);
      case 'datetime':
        return new ApexDatetime(first);
      case 'time':
        return new ApexTime(first);
      case 'blob':
        return new ApexBlob(Buffer.from(first, 'base64'));
      case 'type':
        return typeIn(first);
      case 'objectType':
        return runtime.sObjectType?.(first);
      case 'field':
        return runtime.sObjectField?.(first, second);
      default: {
        const statics = (program.find(first)?.$s() as unknown as Record<string, ApexValue> | undefined) ?? null;
        const name = String(second).toLowerCase();
        return statics === null ? runtime.platform(first).statics?.[name] : statics[`s_${name}`];
      }
    }
  }

  #at(place: number): ApexValue {
    const known = this.#made.get(place);
    if (known !== undefined) return known;
    const [tag, name, ...content] = this.#nodes[place] as [string, string, ...never[]];
    if (tag === 'record') return this.#record(place, name, content);
    if (tag === 'object') return this.#object(place, name, content[0] ?? ([] as never));
    const made =
      tag === 'list'
        ? new ApexList(typeIn(name))
        : tag === 'set'
          ? new ApexSet(typeIn(name))
          : new ApexMap(typeIn(name));
    this.#made.set(place, made);
    for (const item of (content[0] ?? []) as Encoded[]) {
      if (made instanceof ApexList) made.values.push(this.read(item));
      else if (made instanceof ApexSet) made.add(this.read(item));
      else {
        const [key, value] = item as unknown as [Encoded, Encoded];
        made.put(this.read(key), this.read(value));
      }
    }
    return made;
  }

  #record(place: number, name: string, content: readonly never[]): ApexValue {
    const [origin, fields, assigned] = content as unknown as [Origin, [string, Encoded][], string[]];
    const record = newRecord(this.#engine, objectDef(this.#engine, name).name);
    this.#made.set(place, record);
    record.origin = origin;
    for (const [field, value] of fields) record.fill(field, this.read(value));
    for (const relationship of assigned) record.assigned.add(relationship);
    return record;
  }

  #object(place: number, name: string, fields: readonly [string, Encoded][]): ApexValue {
    const emitted = this.#engine.program.get(name);
    const made = new (emitted.$s())() as Record<string, ApexValue>;
    this.#made.set(place, made);
    for (const [field, value] of fields) made[field] = this.read(value);
    return made;
  }
}

function typeIn(text: string): ApexType & TypeToken {
  const type = parseType(text);
  if (type === null) throw new Error(`A stored value names a type that cannot be read: ${text}`);
  return type;
}
