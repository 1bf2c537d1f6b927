/** Equality and hashes of Apex values, as collections use them (strings with case). */
import type { ApexValue } from '../abi.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble, doubleHash } from './double.ts';

interface WithEquals {
  equals(other: ApexValue): ApexValue;
}
interface WithHash extends WithEquals {
  hashcode(): ApexValue;
}

/** Java's String.hashCode. */
export function stringHash(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return hash;
}

export function longHash(value: bigint): number {
  return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
}

let nextIdentity = 1_000_003;
const identities = new WeakMap<object, number>();

/** Stable for one object; for user classes without hashCode. */
export function identityHash(value: object): number {
  let hash = identities.get(value);
  if (hash === undefined) {
    hash = nextIdentity;
    nextIdentity = (nextIdentity + 7919) | 0;
    identities.set(value, hash);
  }
  return hash;
}

/** System.hashCode; agrees with `equalValues`. */
export function hashOf(value: ApexValue): number {
  switch (typeof value) {
    case 'string':
      return stringHash(value);
    case 'number':
      return value | 0;
    case 'bigint':
      return longHash(value);
    case 'boolean':
      return value ? 1231 : 1237;
    case 'object':
      if (value === null) return 0;
      if (hasHash(value)) return Number(value.hashcode()) | 0;
      return identityHash(value);
  }
  return 0;
}

export function isNumeric(value: ApexValue): value is number | bigint | ApexDecimal | ApexDouble {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof ApexDecimal ||
    value instanceof ApexDouble
  );
}

/** By value: numbers across their types, strings with case, everything else by its equals. */
export function equalValues(a: ApexValue, b: ApexValue): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === 'object') {
    if (isNumeric(a)) return isNumeric(b) && compareNumbers(a, b) === 0;
    if (hasEquals(a)) return a.equals(b) === true;
    return false;
  }
  return isNumeric(a) && isNumeric(b) && compareNumbers(a, b) === 0;
}

type Numeric = number | bigint | ApexDecimal | ApexDouble;

export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof ApexDouble || b instanceof ApexDouble) {
    if (a instanceof ApexDecimal || b instanceof ApexDecimal) return ApexDecimal.of(a).compareTo(ApexDecimal.of(b));
    const left = a instanceof ApexDouble ? a.value : Number(a);
    const right = b instanceof ApexDouble ? b.value : Number(b);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (a instanceof ApexDecimal || b instanceof ApexDecimal) return ApexDecimal.of(a).compareTo(ApexDecimal.of(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

export function hasEquals(value: object): value is WithEquals {
  return typeof (value as Partial<WithEquals>).equals === 'function';
}
export function hasHash(value: object): value is WithHash {
  return hasEquals(value) && typeof (value as Partial<WithHash>).hashcode === 'function';
}

/** One JavaScript value per class of equal numbers, for use as a key. */
export function numberKey(value: bigint | ApexDecimal | ApexDouble): number | bigint | string {
  if (typeof value === 'bigint') {
    return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
  }
  if (value instanceof ApexDouble) {
    if (Number.isSafeInteger(value.value)) return value.value;
    return Number.isFinite(value.value) ? numberKey(ApexDecimal.of(value)) : `\0n${doubleHash(value.value)}`;
  }
  const plain = value.withoutZeros(0);
  return plain.scaleDigits === 0 ? numberKey(plain.unscaled) : `\0n${plain.toplainstring()}`;
}
