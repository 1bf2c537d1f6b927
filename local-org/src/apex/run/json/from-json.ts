import { plainText } from '../plain-text.ts';
import {
  ApexBlob,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  IllegalArgumentException,
  JSONException,
  toId,
} from '../../runtime/index.ts';
import type { ApexRuntime, ApexType, ApexValue } from '../../abi.ts';
import type { LoadedProgram } from '../program.ts';
import { construct, instanceFields } from '../class-info.ts';
import { dateOf, timeOf } from '../sobjects/convert.ts';

/** What conversion needs of the program that runs. */
export interface JsonContext {
  readonly runtime: ApexRuntime;
  readonly program: LoadedProgram;
  /** API name of the sObject type, null for other names */
  sObjectName(name: string): string | null;
}

/** JSON that a component or a REST caller sent, as a value of the parameter's type. */
export function fromJson(context: JsonContext, json: unknown, type: ApexType): ApexValue {
  if (json === null || json === undefined) return null;
  const name = type.name.toLowerCase().replace(/^system\./, '');
  const primitive = PRIMITIVES[name];
  if (primitive !== undefined) return primitive(json);
  if (name === 'object') return untyped(context, json);
  if (name === 'list' || name === 'iterable')
    return context.runtime.list(
      type,
      items(json, type).map((item) => fromJson(context, item, argument(type, 0))),
    );
  if (name === 'set')
    return context.runtime.set(
      type,
      items(json, type).map((item) => fromJson(context, item, argument(type, 0))),
    );
  if (name === 'map') {
    const entries = Object.entries(members(json, type));
    return context.runtime.map(
      type,
      entries.map(([key, value]) => [
        fromJson(context, key, argument(type, 0)),
        fromJson(context, value, argument(type, 1)),
      ]),
    );
  }
  return objectFromJson(context, json, type);
}

const PRIMITIVES: Readonly<Record<string, (json: unknown) => ApexValue>> = {
  string: (json) => (typeof json === 'object' ? JSON.stringify(json) : plainText(json)),
  id: (json) => toId(String(json)),
  boolean: (json) => json === true || json === 'true',
  integer: (json) => integer(json),
  long: (json) => BigInt(Math.trunc(numeric(json))),
  double: (json) => new ApexDouble(numeric(json)),
  decimal: (json) => ApexDecimal.parse(String(json)) ?? invalid(json, 'Decimal'),
  date: (json) => (Number.isNaN(Date.parse(String(json))) ? invalid(json, 'Date') : dateOf(String(json))),
  datetime: (json) =>
    Number.isNaN(Date.parse(String(json))) ? invalid(json, 'Datetime') : new ApexDatetime(Date.parse(String(json))),
  time: (json) => timeOf(String(json)),
  blob: (json) => new ApexBlob(Buffer.from(String(json), 'base64')),
};

function untyped(context: JsonContext, json: unknown): ApexValue {
  const { runtime } = context;
  const object = runtime.type('Object');
  if (Array.isArray(json))
    return runtime.list(
      runtime.type('List', [object]),
      json.map((item) => fromJson(context, item, object)),
    );
  if (typeof json === 'object' && json !== null) {
    const entries = Object.entries(json).map(([key, value]): [ApexValue, ApexValue] => [
      key,
      fromJson(context, value, object),
    ]);
    return runtime.map(runtime.type('Map', [runtime.type('String'), object]), entries);
  }
  if (typeof json === 'number')
    return Number.isInteger(json) && Math.abs(json) < 2 ** 31 ? json : ApexDecimal.parse(String(json));
  return json;
}

function objectFromJson(context: JsonContext, json: unknown, type: ApexType): ApexValue {
  const record = context.sObjectName(type.name);
  if (record !== null || type.name.toLowerCase() === 'sobject') return recordFromJson(context, json, record);
  const emitted = context.program.find(type.name);
  if (emitted === null) throw new JSONException(`Apex Type unsupported in JSON: ${type.toString()}`);
  if (emitted.$info.kind === 'enum')
    return enumFromJson(emitted.$s() as unknown as Record<string, ApexValue>, json, type);
  const instance = construct(emitted, 'c_') as Record<string, ApexValue>;
  const fields = new Map(instanceFields(emitted).map((field) => [field.name.toLowerCase(), field]));
  for (const [key, value] of Object.entries(members(json, type))) {
    const field = fields.get(key.toLowerCase());
    if (field !== undefined) instance[field.jsName] = fromJson(context, value, field.type());
  }
  return instance;
}

function enumFromJson(constants: Record<string, ApexValue>, json: unknown, type: ApexType): ApexValue {
  return constants[`s_${String(json).toLowerCase()}`] ?? invalid(json, type.toString());
}

function recordFromJson(context: JsonContext, json: unknown, known: string | null): ApexValue {
  const source = members(json, context.runtime.type(known ?? 'SObject'));
  const attributes = source['attributes'] as { type?: unknown } | undefined;
  const name =
    known ?? context.sObjectName(plainText(attributes?.type ?? source['sobjectType'] ?? source['sObjectType']));
  if (name === null) throw new JSONException('System.JSONException: Can not deserialize SObject: it names no type');
  return sObjectReader(name, source);
}

/** Reads fields by the object's definition; set by the engine, which knows the schema. */
let sObjectReader: (name: string, source: Readonly<Record<string, unknown>>) => ApexValue = () => {
  throw new Error('No transaction runs: a record cannot be read.');
};
export function setSObjectReader(reader: typeof sObjectReader): void {
  sObjectReader = reader;
}

function argument(type: ApexType, index: number): ApexType {
  const found = type.args[index];
  if (found === undefined) throw new IllegalArgumentException(`Type without arguments: ${type.toString()}`);
  return found;
}

function items(json: unknown, type: ApexType): unknown[] {
  return Array.isArray(json) ? json : invalid(json, type.toString());
}

function members(json: unknown, type: ApexType): Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Record<string, unknown>)
    : invalid(json, type.toString());
}

function integer(json: unknown): number {
  const value = numeric(json);
  return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31 ? value : invalid(json, 'Integer');
}

function numeric(json: unknown): number {
  const value = typeof json === 'string' && json.trim() !== '' ? Number(json) : json;
  return typeof value === 'number' && Number.isFinite(value) ? value : invalid(json, 'number');
}

function invalid(json: unknown, type: string): never {
  throw new IllegalArgumentException(
    `Value provided is invalid for action parameter of type ${type}: ${JSON.stringify(json)}`,
  );
}
