import type { FieldType } from '../schema/types.ts';
import { Decimal } from './decimal.ts';
import { datetimeText, dateText, parseDate, parseTime, timeText } from './functions/calendar.ts';
import type { Scalar } from './types.ts';
import type { Kind, Value } from './values.ts';

const KINDS: Readonly<Partial<Record<FieldType, Kind>>> = {
  id: 'text',
  reference: 'text',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  combobox: 'text',
  encryptedstring: 'text',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  location: 'location',
};
const PERCENT = new Decimal(1n, 2);
const HUNDRED = new Decimal(100n);

/** The kind that a field has in formulas; undefined for fields that formulas cannot read. */
export function kindOf(type: FieldType): Kind | undefined {
  return KINDS[type];
}

/** A stored value as formulas read it: ids have 15 characters, percents are fractions. */
export function fromScalar(type: FieldType, value: Scalar): Value {
  if (type === 'boolean') return value === true;
  if (value === null || value === '') return null;
  switch (KINDS[type]) {
    case 'number':
      return number(type, value);
    case 'date':
      return parseDate(String(value).slice(0, 10));
    case 'datetime':
      return Date.parse(String(value));
    case 'time':
      return parseTime(String(value));
    case 'location':
      return location(String(value));
    default:
      return type === 'id' || type === 'reference' ? String(value).slice(0, 15) : String(value);
  }
}

function number(type: FieldType, value: Scalar): Value {
  const found = typeof value === 'number' ? Decimal.of(value) : Decimal.parse(String(value));
  return type === 'percent' ? (found?.times(PERCENT) ?? null) : found;
}

/** `37.7,-122.4`, as the parts of a location are joined for a formula. */
function location(text: string): Value {
  const [latitude, longitude] = text.split(',').map(Number);
  return latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)
    ? null
    : { latitude, longitude };
}

/** What comes out of a formula; a number is rounded to the places of its field. */
export function toScalar(kind: Kind, value: Value, scale: number | null, isPercent: boolean): Scalar {
  if (kind === 'boolean') return value === true;
  if (value === null) return null;
  if (value instanceof Decimal) {
    const found = isPercent ? value.times(HUNDRED) : value;
    return (scale === null ? found : found.round(scale)).toNumber();
  }
  switch (kind) {
    case 'date':
      return dateText(Number(value));
    case 'datetime':
      return datetimeText(Number(value));
    case 'time':
      return timeText(Number(value));
    default:
      return typeof value === 'object' ? `${value.latitude},${value.longitude}` : value;
  }
}
