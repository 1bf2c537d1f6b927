/** Apex values to JSON. */
import type { ApexValue } from '../../abi.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexException,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  ApexTime,
  JSONException,
  runtimeType,
  textOf,
  transaction,
} from '../../runtime/index.ts';
import { ApexUuid } from '../System/UUID.ts';
import { JsonWriter, quote } from './writer.ts';

export function serialize(value: ApexValue, pretty: boolean, suppressNulls: boolean): string {
  const writer = new JsonWriter(pretty);
  new Serializer(writer, suppressNulls).write(value);
  return writer.text;
}

/** Text of a scalar; null for what has members. */
function scalarText(value: ApexValue): string | null {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
  }
  if (value === null) return 'null';
  if (value instanceof ApexDecimal) return value.toplainstring();
  if (value instanceof ApexDouble) return value.toString();
  if (value instanceof ApexDate || value instanceof ApexDatetime) return quote(value.iso());
  if (value instanceof ApexTime || value instanceof ApexEnum) return quote(value.toString());
  if (value instanceof ApexUuid) return quote(value.text);
  if (value instanceof ApexBlob) return quote(Buffer.from(value.bytes).toString('base64'));
  return null;
}

export class Serializer {
  readonly #writer: JsonWriter;
  readonly #suppressNulls: boolean;
  readonly #open = new Set<object>();
  constructor(writer: JsonWriter, suppressNulls: boolean) {
    this.#writer = writer;
    this.#suppressNulls = suppressNulls;
  }

  write(value: ApexValue): void {
    const scalar = scalarText(value);
    if (scalar !== null) return this.#writer.raw(scalar);
    const object = value as object;
    if (this.#open.has(object)) throw new JSONException('Direct self-reference leading to cycle');
    this.#open.add(object);
    if (object instanceof ApexList || object instanceof ApexSet) this.#array(object);
    else if (object instanceof ApexMap) this.#members([...object.pairs()].map(([key, item]) => [keyText(key), item]));
    else if (object instanceof ApexSObject) this.#members(transaction().sObjectToJson(object, this.#suppressNulls));
    else this.#members(this.#objectMembers(object));
    this.#open.delete(object);
  }
  #array(values: Iterable<ApexValue>): void {
    this.#writer.start(true);
    for (const value of values) this.write(value);
    this.#writer.end(true);
  }
  #members(members: readonly (readonly [string, ApexValue])[]): void {
    this.#writer.start(false);
    for (const [name, value] of members) {
      this.#writer.name(name);
      this.write(value);
    }
    this.#writer.end(false);
  }
  #objectMembers(object: object): readonly (readonly [string, ApexValue])[] {
    const json = runtimeType(object).platform?.json;
    if (!json) return this.#userMembers(object);
    const members = json.members.map((member): [string, ApexValue] => [member.name, json.read(object, member)]);
    return this.#suppressNulls ? members.filter(([, value]) => value !== null) : members;
  }
  #userMembers(object: object): [string, ApexValue][] {
    const info = object instanceof ApexException ? null : transaction().describeUserClass(object);
    if (!info) throw new JSONException(`Apex Type unsupported in JSON: ${runtimeType(object).toString()}`);
    if (info.json?.serializable === false) throw new JSONException(`Not allowed to serialize type: ${info.name}`);
    const members: [string, ApexValue][] = [];
    for (const field of info.fields) {
      if (field.transient) continue;
      const value = field.get(object);
      if (value !== null || !this.#suppressNulls) members.push([field.name, value]);
    }
    return members;
  }
}

function keyText(key: ApexValue): string {
  if (key instanceof ApexDate || key instanceof ApexDatetime) return key.iso();
  return textOf(key);
}
