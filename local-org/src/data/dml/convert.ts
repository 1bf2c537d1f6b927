import type { FieldDef } from '../../schema/types.ts';
import type { Scalar, WriteError } from '../types.ts';
import { toId18 } from '../../schema/ids.ts';

const NUMBERS = new Set(['double', 'currency', 'percent']);
const MAX_INT = 2_147_483_647;

export class ConversionError extends Error {
  readonly error: WriteError;
  constructor(statusCode: string, message: string, field: string) {
    super(message);
    this.error = { statusCode, message, fields: [field] };
  }
}

/**
 * A value as the field stores it; throws ConversionError with the platform's complaint. Empty text is null, which a
 * checkbox refuses (support case 14025277, quoted at salesforce.stackexchange.com/questions/127548).
 */
export function convertValue(field: FieldDef, value: Scalar): Scalar {
  if (value === null || value === '') return field.type === 'boolean' ? refuseNull(field) : null;
  switch (field.type) {
    case 'boolean':
      return toBoolean(field, value);
    case 'int':
    case 'long':
      return toInteger(field, value);
    case 'date':
      return toDate(field, value);
    case 'datetime':
      return toDatetime(field, value);
    case 'time':
      return /^\d\d:\d\d/.test(String(value)) ? String(value) : fail(field, 'time', value);
    case 'id':
    case 'reference':
      return toReference(field, value);
    default:
      return NUMBERS.has(field.type) ? toNumber(field, value) : toText(field, value);
  }
}

function fail(field: FieldDef, type: string, value: Scalar): never {
  throw new ConversionError(
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    `${field.label}: value not of required type: ${String(value)} (${type})`,
    field.name,
  );
}

function refuseNull(field: FieldDef): never {
  throw new ConversionError(
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    `${field.label}: value not of required type: `,
    field.name,
  );
}

function toBoolean(field: FieldDef, value: Scalar): boolean {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : fail(field, 'boolean', value);
}

function toNumber(field: FieldDef, value: Scalar): number {
  const number = typeof value === 'number' ? value : Number(value);
  if (typeof value === 'boolean' || !Number.isFinite(number)) return fail(field, field.type, value);
  const { scale, precision } = field;
  if (precision !== null && scale !== null && Math.abs(number) >= 10 ** (precision - scale))
    throw new ConversionError(
      'NUMBER_OUTSIDE_VALID_RANGE',
      `${field.label}: value outside of valid range on numeric field: ${number}`,
      field.name,
    );
  // Digits beyond the scale are kept (Salesforce Help 000387302): it is for display.
  return number;
}

function toInteger(field: FieldDef, value: Scalar): number {
  const number = typeof value === 'number' ? value : Number(value);
  if (typeof value === 'boolean' || !Number.isInteger(number)) return fail(field, field.type, value);
  if (field.type === 'int' && Math.abs(number) > MAX_INT)
    throw new ConversionError(
      'NUMBER_OUTSIDE_VALID_RANGE',
      `${field.label}: value outside of valid range on numeric field: ${number}`,
      field.name,
    );
  return number;
}

function toDate(field: FieldDef, value: Scalar): string {
  const text = String(value);
  const match = /^(\d{4}-\d\d-\d\d)(?:T|$)/.exec(text);
  if (match?.[1] === undefined || Number.isNaN(Date.parse(match[1]))) return fail(field, 'date', value);
  return match[1];
}

function toDatetime(field: FieldDef, value: Scalar): string {
  const time = Date.parse(String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) || !/^\d{4}-\d\d-\d\d/.test(String(value))
    ? fail(field, 'datetime', value)
    : new Date(time).toISOString();
}

function toReference(field: FieldDef, value: Scalar): string {
  const id = toId18(String(value));
  if (id !== null) return id;
  if (field.type === 'reference' && field.referenceTo.length === 0) return String(value);
  throw new ConversionError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, field.name);
}

function toText(field: FieldDef, value: Scalar): string {
  const text = typeof value === 'string' ? value : String(value);
  if (field.length !== null && text.length > field.length && field.type !== 'base64')
    throw new ConversionError(
      'STRING_TOO_LONG',
      `${field.label}: data value too large: ${text} (max length=${field.length})`,
      field.name,
    );
  if (field.type === 'email' && !EMAIL.test(text))
    throw new ConversionError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, field.name);
  return text;
}

const EMAIL = /^[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"[\]]+\.[^\s@<>(),;:"[\].]+$/;
