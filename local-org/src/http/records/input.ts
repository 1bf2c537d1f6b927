import type { RecordInput, Scalar } from '../../data/types.ts';
import type { Api, FieldDef, FieldType, ObjectDef, Schema } from '../../schema/types.ts';
import { isId, to18 } from '../../schema/index.ts';
import { ApiError } from '../errors.ts';
import { textOr } from '../text.ts';

const NUMERIC: readonly FieldType[] = ['int', 'long', 'double', 'currency', 'percent'];

export interface InputContext {
  readonly schema: Schema;
  readonly api: Api;
}

export function objectNamed(context: InputContext, name: string): ObjectDef {
  const object = context.schema.object(name, context.api);
  if (!object) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return object;
}

/** A JSON record: fields by name, `attributes` aside, related records as references by external id. */
export function recordInput(
  context: InputContext,
  object: ObjectDef,
  json: Readonly<Record<string, unknown>>,
  id?: string,
): RecordInput {
  const fields: Record<string, Scalar | RecordInput> = {};
  for (const [name, value] of Object.entries(json)) {
    if (name === 'attributes' || (name.toLowerCase() === 'id' && id !== undefined)) continue;
    const field = object.fields.get(name.toLowerCase());
    if (field) fields[field.name] = scalar(field, value);
    else fields[name] = reference(context, object, name, value);
  }
  return { type: object.name, ...(id === undefined ? {} : { id: checkedId(id) }), fields };
}

export function checkedId(id: string): string {
  if (!isId(id)) throw new ApiError(400, 'MALFORMED_ID', `malformed id ${id}`, ['Id']);
  return to18(id);
}

/** `"Account": {"Key__c": "x"}` */
function reference(context: InputContext, object: ObjectDef, name: string, value: unknown): RecordInput {
  const field = relationship(object, name);
  if (!field || typeof value !== 'object' || value === null) {
    throw new ApiError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
  }
  const json = value as Record<string, unknown>;
  const { type } = (json['attributes'] ?? {}) as { type?: string };
  return recordInput(context, objectNamed(context, type ?? field.referenceTo[0]), json);
}

function relationship(object: ObjectDef, name: string): FieldDef | undefined {
  const lower = name.toLowerCase();
  return [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === lower);
}

function scalar(field: FieldDef, value: unknown): Scalar {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return unreadable(field, 'START_OBJECT', JSON.stringify(value));
  if (typeof value === 'string') return textValue(field, value);
  if (typeof value === 'number' && field.type === 'datetime') return new Date(value).toISOString();
  const wantsText = !NUMERIC.includes(field.type) && field.type !== 'boolean';
  return wantsText ? textOr(value) : (value as number | boolean);
}

/** The API reads numbers and booleans from text too; CSV and the CLI have nothing else. */
export function textValue(field: FieldDef, text: string): Scalar {
  if (NUMERIC.includes(field.type)) return numberValue(field, text);
  if (field.type === 'boolean') return booleanValue(field, text);
  if (field.type === 'datetime') return datetimeValue(field, text);
  if (field.type === 'date') return text === '' ? null : dateValue(field, text);
  if (field.type === 'id' || field.type === 'reference') return text === '' ? null : isId(text) ? to18(text) : text;
  return text === '' ? null : text;
}

function numberValue(field: FieldDef, text: string): number | null {
  if (text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : unreadable(field, 'VALUE_STRING', text);
}

function booleanValue(field: FieldDef, text: string): boolean {
  if (/^(true|1)$/i.test(text)) return true;
  if (/^(false|0|)$/i.test(text)) return false;
  return unreadable(field, 'VALUE_STRING', text);
}

function dateValue(field: FieldDef, text: string): string {
  const day = /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(text)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(day))) return unreadable(field, 'VALUE_STRING', text);
  return day;
}

function datetimeValue(field: FieldDef, text: string): string | null {
  if (text === '') return null;
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(time)) return unreadable(field, 'VALUE_STRING', text);
  return new Date(time).toISOString();
}

function unreadable(field: FieldDef, token: string, text: string): never {
  const kind = NUMERIC.includes(field.type) ? 'double' : field.type;
  throw new ApiError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${kind} from ${token} value ${text} or request may be missing a required field`,
  );
}
