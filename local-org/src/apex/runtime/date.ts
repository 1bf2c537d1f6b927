import { instantHash, isSameInstant } from './instant.ts';
import { nullPointer, TypeException } from './exceptions.ts';
import { transaction } from './hooks.ts';
import { formatLocalDate, parseLocalDate } from './localeDates.ts';
import { offsetAt, utc } from './zones.ts';

const DAY = 86_400_000;

/** An Apex Date: days since 1970-01-01. */
export class ApexDate {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
  /** month from 1; overflow rolls into the next month or year */
  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(utc(year, month, day) / DAY);
  }
  static ofInstant(millis: number, zone: string): ApexDate {
    return new ApexDate(Math.floor((millis + offsetAt(zone, millis)) / DAY));
  }
  static today(): ApexDate {
    const hooks = transaction();
    return ApexDate.ofInstant(hooks.now(), hooks.userTimeZone());
  }
  /** `yyyy-MM-dd`, with or without a time behind it */
  static valueOfText(text: string): ApexDate {
    const match = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?\s*$/.exec(text);
    const date = match && checked(Number(match[1]), Number(match[2]), Number(match[3]));
    if (!date) throw new TypeException(`Invalid date: ${text}`);
    return date;
  }
  /** in the format of the user's locale, e.g. `11/21/2026` */
  static parse(text: string): ApexDate {
    const parsed = parseLocalDate(text.trim(), transaction().userLocale());
    const date = parsed && checked(parsed.year, parsed.month, parsed.day);
    if (!date) throw new TypeException(`Invalid date: ${text}`);
    return date;
  }

  get #utc(): Date {
    return new Date(this.days * DAY);
  }
  year(): number {
    return this.#utc.getUTCFullYear();
  }
  month(): number {
    return this.#utc.getUTCMonth() + 1;
  }
  day(): number {
    return this.#utc.getUTCDate();
  }
  dayofyear(): number {
    return this.days - ApexDate.of(this.year(), 1, 1).days + 1;
  }
  adddays(days: number | null): ApexDate {
    return days === null ? nullPointer() : new ApexDate(this.days + days);
  }
  /** the last day of a shorter month stands for a day that it does not have */
  addmonths(months: number | null): ApexDate {
    if (months === null) return nullPointer();
    const index = this.year() * 12 + this.month() - 1 + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    return ApexDate.of(year, month, Math.min(this.day(), daysInMonth(year, month)));
  }
  addyears(years: number | null): ApexDate {
    return years === null ? nullPointer() : this.addmonths(years * 12);
  }
  daysbetween(other: ApexDate | null): number {
    return other === null ? nullPointer() : other.days - this.days;
  }
  /** calendar months; the day does not count */
  monthsbetween(other: ApexDate | null): number {
    if (other === null) return nullPointer();
    return other.year() * 12 + other.month() - (this.year() * 12 + this.month());
  }
  issameday(other: ApexDate | null): boolean {
    return other === null ? nullPointer() : other.days === this.days;
  }
  tostartofmonth(): ApexDate {
    return ApexDate.of(this.year(), this.month(), 1);
  }
  /** the first day of the week is that of the user's locale */
  tostartofweek(): ApexDate {
    const weekday = (((this.days + 4) % 7) + 7) % 7;
    return new ApexDate(this.days - ((weekday - firstWeekday(transaction().userLocale()) + 7) % 7));
  }
  format(): string {
    return formatLocalDate(this.days * DAY, transaction().userLocale());
  }
  /** `2026-11-21` */
  iso(): string {
    return this.#utc.toISOString().slice(0, 10);
  }
  /** as concatenation and debug show it: with a time of zeros */
  toString(): string {
    return `${this.iso()} 00:00:00`;
  }
  tostring(): string {
    return this.toString();
  }
  equals(other: unknown): boolean {
    return isSameInstant(this.instant, other);
  }
  hashcode(): number {
    return instantHash(this.instant);
  }
  /** midnight in GMT */
  get instant(): number {
    return this.days * DAY;
  }
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(utc(year, month + 1, 0)).getUTCDate();
}

function checked(year: number, month: number, day: number): ApexDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return ApexDate.of(year, month, day);
}

/** 0 is Sunday */
function firstWeekday(locale: string): number {
  const info = new Intl.Locale(locale.replaceAll('_', '-')) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return (info.getWeekInfo?.().firstDay ?? 7) % 7;
}
