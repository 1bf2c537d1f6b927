import type { Decimal } from './decimal.ts';

/** What kind of value an expression has; the kind is known before anything is evaluated. */
export type Kind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'location'
  | 'picklist'
  | 'multipicklist'
  /** the constant NULL, which fits anywhere */
  | 'null';

export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** Dates are days, datetimes milliseconds since 1970 and times milliseconds of the day. Blank text is null. */
export type Value = string | boolean | number | Decimal | Location | null;

/** How the platform's messages call a kind. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  text: 'Text',
  number: 'Number',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  location: 'Location',
  picklist: 'Picklist',
  multipicklist: 'Picklist (Multi-Select)',
  null: 'Null',
};

export const DAY = 86_400_000;

/** The kind that both fit, or undefined. */
export function commonKind(left: Kind, right: Kind): Kind | undefined {
  if (left === right || right === 'null') return left;
  return left === 'null' ? right : undefined;
}
