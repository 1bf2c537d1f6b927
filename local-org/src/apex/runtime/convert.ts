/** Conversions and casts. */
import type { ApexType, ApexValue } from '../abi.ts';
import { isInstance, runtimeType, typeLabel } from './assign.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { TypeException } from './exceptions.ts';
import { isNumeric } from './hash.ts';
import { toId } from './ids.ts';
import type { TypeToken } from './types.ts';
import { ApexTime } from './time.ts';

/** Widening and narrowing to Integer; decimals are cut, overflow wraps. */
export function toInteger(value: ApexValue): number | null {
  if (value === null) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return value.intvalue();
  return invalid(value, 'Integer');
}

export function toLong(value: ApexValue): bigint | null {
  if (value === null) return null;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return value.longvalue();
  return invalid(value, 'Long');
}

export function toDouble(value: ApexValue): ApexDouble | null {
  if (value === null || value instanceof ApexDouble) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return new ApexDouble(Number(value));
  if (value instanceof ApexDecimal) return value.doublevalue();
  return invalid(value, 'Double');
}

export function toDecimal(value: ApexValue): ApexDecimal | null {
  if (value === null || value instanceof ApexDecimal) return value;
  if (isNumeric(value)) return ApexDecimal.of(value);
  return invalid(value, 'Decimal');
}

const CONVERSIONS: Record<string, (value: ApexValue) => ApexValue> = {
  integer: (value) => (isNumeric(value) ? toInteger(value) : undefined),
  long: (value) => (isNumeric(value) ? toLong(value) : undefined),
  double: (value) => (isNumeric(value) ? toDouble(value) : undefined),
  decimal: (value) => (isNumeric(value) ? toDecimal(value) : undefined),
  id: (value) => (typeof value === 'string' ? toId(value) : undefined),
  date: (value) => (value instanceof ApexDatetime ? value.dategmt() : value instanceof ApexDate ? value : undefined),
  datetime: (value) =>
    value instanceof ApexDate
      ? ApexDatetime.of(value, new ApexTime(0), 'GMT')
      : value instanceof ApexDatetime
        ? value
        : undefined,
};

/** `(Type) value`; numbers, ids and dates convert, references are checked. */
export function cast(value: ApexValue, type: ApexType): ApexValue {
  if (value === null || value === undefined) return null;
  const token = type as TypeToken;
  if (token.key === 'object') return value;
  const converted = CONVERSIONS[token.key]?.(value);
  if (converted !== undefined) return converted;
  if (isInstance(value, token)) return value;
  return invalid(value, typeLabel(token));
}

function invalid(value: ApexValue, target: string): never {
  throw new TypeException(`Invalid conversion from runtime type ${typeLabel(runtimeType(value))} to ${target}`);
}
