/** List.sort() without a Comparator. */
import type { ApexValue } from '../abi.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { ApexEnum } from './enum.ts';
import { ListException } from './exceptions.ts';
import { compareNumbers, isNumeric } from './hash.ts';
import { ApexTime } from './time.ts';

interface Comparable {
  compareto(other: ApexValue): ApexValue;
}

/** Nulls first; text by code unit; Comparable by compareTo. Throws ListException for what has no order. */
export function compareForSort(a: ApexValue, b: ApexValue): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compareMoments(a, b) ?? compareObjects(a as object, b as object);
}

/** Dates, datetimes and times among their own kind; null for other values. */
export function compareMoments(a: ApexValue, b: ApexValue): number | null {
  if (a instanceof ApexDate && b instanceof ApexDate) return a.days - b.days;
  if (a instanceof ApexTime && b instanceof ApexTime) return a.millis - b.millis;
  const left = instant(a);
  const right = instant(b);
  return left === null || right === null ? null : left - right;
}

function instant(value: ApexValue): number | null {
  if (value instanceof ApexDatetime) return value.millis;
  return value instanceof ApexDate ? value.days * 86_400_000 : null;
}

function compareObjects(a: object, b: object): number {
  if (a instanceof ApexEnum && b instanceof ApexEnum) return a.position - b.position;
  if (typeof (a as Partial<Comparable>).compareto === 'function') return Number((a as Comparable).compareto(b));
  throw new ListException('One or more of the items in this list is not Comparable.');
}
