/** Dates and times in the formats of the user's locale. */
import { localeTag } from './numberFormat.ts';
import { customZone, isZone } from './zones.ts';

const DATE: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeTag(locale), { ...options, timeZone });
    formats.set(key, format);
  }
  return format;
}

function print(format: Intl.DateTimeFormat, millis: number): string {
  return format.format(millis).replace(/[\u202f\u00a0]/g, ' ');
}

/** e.g. `11/21/2026` in en_US; `millis` is midnight UTC */
export function formatLocalDate(millis: number, locale: string): string {
  return print(formatter(locale, 'UTC', DATE), millis);
}

/** e.g. `11/21/2026, 2:05 PM` in en_US (ICU formats, which all orgs use since 2024) */
export function formatLocalDatetime(millis: number, locale: string, zone: string): string {
  return print(formatter(locale, intlZone(zone), { ...DATE, ...TIME }), millis);
}

/** e.g. `11/21/2026, 2:05:00 PM PST` in en_US */
export function formatLocalDatetimeLong(millis: number, locale: string, zone: string): string {
  return print(
    formatter(locale, intlZone(zone), { ...DATE, ...TIME, second: '2-digit', timeZoneName: 'short' }),
    millis,
  );
}

export interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
export interface LocalDatetime extends LocalDate {
  readonly hour: number;
  readonly minute: number;
}

/** Three numbers in the order of the locale. */
export function parseLocalDate(text: string, locale: string): LocalDate | null {
  const order = formatter(locale, 'UTC', DATE)
    .formatToParts(0)
    .map((part) => part.type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day');
  const numbers = /^(\d{1,4})[^\d]{1,3}(\d{1,4})[^\d]{1,3}(\d{1,4})\D?$/.exec(text)?.slice(1).map(Number);
  if (!numbers) return null;
  const part = (type: 'year' | 'month' | 'day') => numbers[order.indexOf(type)];
  const year = part('year');
  return { year: year < 100 ? pivot(year) : year, month: part('month'), day: part('day') };
}

export function parseLocalDatetime(text: string, locale: string): LocalDatetime | null {
  const match = /^(.*?\d),?\s+(\d{1,2}):(\d{2})(?:\s*([ap]\.?m\.?))?$/i.exec(text);
  const date = match && parseLocalDate(match[1], locale);
  if (!match || !date) return null;
  const twelve = match[4]?.toLowerCase()[0];
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  if (minute > 59 || hour > (twelve ? 12 : 23)) return null;
  return { ...date, minute, hour: twelve ? (hour % 12) + (twelve === 'p' ? 12 : 0) : hour };
}

/** Two-digit years lie within 80 years before and 20 after now, as Java's SimpleDateFormat reads them. */
function pivot(year: number): number {
  return year < 46 ? 2000 + year : 1900 + year;
}

function intlZone(zone: string): string {
  return isZone(zone) ? customZone(zone) : 'UTC';
}
