import { plainText } from '../plain-text.ts';
import type { BindValue, Scalar } from '../../../data/types.ts';
import type { FieldDef, FieldType } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexSObject,
  ApexTime,
  ApexList,
  ApexSet,
  toId,
} from '../../runtime/index.ts';

const DAY = 86_400_000;

/** The Apex value of a stored one. */
export function toApex(type: FieldType, value: Scalar): ApexValue {
  if (value === null) return null;
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : value === 1 || value === 'true';
    case 'int':
      return Number(value);
    case 'long':
      return BigInt(Math.trunc(Number(value)));
    case 'double':
    case 'currency':
    case 'percent':
      return decimalOf(Number(value));
    case 'date':
      return dateOf(String(value));
    case 'datetime':
      return new ApexDatetime(Date.parse(String(value)));
    case 'time':
      return timeOf(String(value));
    case 'base64':
      return new ApexBlob(Buffer.from(String(value), 'base64'));
    case 'anyType':
      return typeof value === 'number' ? decimalOf(value) : value;
    default:
      return String(value);
  }
}

/** The stored form of an Apex value. */
export function toScalar(value: ApexValue): Scalar {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return Number(value.toString());
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate) return new Date(value.days * DAY).toISOString().slice(0, 10);
  if (value instanceof ApexDatetime) return new Date(value.millis).toISOString();
  if (value instanceof ApexTime) return new Date(value.millis).toISOString().slice(11);
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof ApexSObject) return toScalar((value as ApexSObject & { id: string | null }).id);
  return plainText(value);
}

/** A SOQL bind: one value, or the values of a collection; records stand for their ids. */
export function toBind(value: ApexValue): BindValue {
  if (value instanceof ApexList || value instanceof ApexSet) return [...value.walk()].map(toScalar);
  return toScalar(value);
}

/** What a field keeps of an assigned value: Integer becomes Decimal in a currency field, 15-character ids become 18. */
export function coerce(field: FieldDef, value: ApexValue): ApexValue {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'double':
    case 'currency':
    case 'percent':
      return ApexDecimal.of(value as number | bigint | ApexDouble | ApexDecimal);
    case 'long':
      return typeof value === 'number' ? BigInt(value) : value;
    case 'id':
    case 'reference':
      return typeof value === 'string' && value.length !== 18 && !isDefinition(field) ? toId(value) : value;
    case 'datetime':
      return value instanceof ApexDate ? new ApexDatetime(value.days * DAY) : value;
    default:
      return value;
  }
}

/** Definitions of objects and fields are referred to by their durable id, which may be a name. */
function isDefinition({ referenceTo }: FieldDef): boolean {
  return referenceTo.some((object) => object.endsWith('Definition') || object === 'EntityParticle');
}

function decimalOf(value: number): ApexDecimal {
  return ApexDecimal.parse(String(value)) ?? ApexDecimal.of(new ApexDouble(value));
}

export function dateOf(text: string): ApexDate {
  return new ApexDate(Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY));
}

export function timeOf(text: string): ApexTime {
  return new ApexTime(Date.parse(`1970-01-01T${text.endsWith('Z') ? text : `${text}Z`}`));
}
