import { DAY } from '../values.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days since 1970 of a date; null when there is no such day. */
export function dayOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(2000, month - 1, day);
  const date = new Date(time);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? Math.floor(date.getTime() / DAY) : null;
}

/** Days of `2026-11-21`; null for anything else. */
export function parseDate(text: string): number | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Milliseconds of the day of `10:00:00.000`, with or without fraction and Z. */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text.trim());
  if (match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((match[4] ?? '').padEnd(3, '0'));
}

export function dateText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
export function datetimeText(time: number): string {
  return new Date(time).toISOString();
}
export function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11);
}

/** The day that a moment is in a time zone. */
export function localDay(time: number, timeZone: string): number {
  if (timeZone === 'GMT' || timeZone === 'UTC') return Math.floor(time / DAY);
  let format = formats.get(timeZone);
  if (format === undefined)
    formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })));
  return parseDate(format.format(time)) ?? Math.floor(time / DAY);
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday */
  readonly weekday: number;
}

export function partsOf(day: number): DateParts {
  const date = new Date(day * DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The last day of a month stays the last day; a day that the month lacks becomes its last. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: date } = partsOf(day);
  const target = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(target / 12), (((target % 12) + 12) % 12) + 1];
  const last = daysInMonth(toYear, toMonth);
  const toDay = date === daysInMonth(year, month) ? last : Math.min(date, last);
  return dayOf(toYear, toMonth, toDay) ?? day;
}

/** ISO 8601: the week with the year's first Thursday is the first. */
export function isoWeek(day: number): { readonly year: number; readonly week: number } {
  const thursday = day + 3 - ((partsOf(day).weekday + 6) % 7);
  const { year } = partsOf(thursday);
  return { year, week: Math.floor((thursday - (dayOf(year, 1, 1) ?? 0)) / 7) + 1 };
}
