import { ApexDate } from './date.ts';
import { instantHash, isSameInstant } from './instant.ts';
import { formatPattern } from './datePattern.ts';
import type { ApexDecimal } from './decimal.ts';
import { nullPointer, TypeException } from './exceptions.ts';
import { transaction } from './hooks.ts';
import { formatLocalDatetime, formatLocalDatetimeLong, parseLocalDatetime } from './localeDates.ts';
import { ApexTime } from './time.ts';
import { instantOf, offsetAt, utc } from './zones.ts';

const DAY = 86_400_000;

/** An Apex Datetime: milliseconds since 1970-01-01 UTC; parts without `gmt` are in the user's time zone. */
export class ApexDatetime {
  readonly millis: number;
  constructor(millis: number) {
    this.millis = millis;
  }
  static now(): ApexDatetime {
    return new ApexDatetime(transaction().now());
  }
  static of(date: ApexDate, time: ApexTime, zone: string = transaction().userTimeZone()): ApexDatetime {
    return new ApexDatetime(instantOf(zone, date.days * DAY + time.millis));
  }
  /** parts may overflow, as in Java's lenient calendar */
  static ofParts(
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
    zone?: string,
  ): ApexDatetime {
    const wall = utc(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000;
    return new ApexDatetime(instantOf(zone ?? transaction().userTimeZone(), wall));
  }
  /** `yyyy-MM-dd HH:mm:ss`; what follows does not count, as with Java's SimpleDateFormat */
  static valueOfText(text: string, zone: string): ApexDatetime {
    const match = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(text);
    if (!match) throw new TypeException(`Invalid date/time: ${text}`);
    const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return ApexDatetime.ofParts(year, month, day, hour, minute, second, zone);
  }
  /** in the format of the user's locale, e.g. `11/21/2026 2:05 PM` */
  static parse(text: string): ApexDatetime {
    const parsed = parseLocalDatetime(text.trim(), transaction().userLocale());
    if (!parsed) throw new TypeException(`Invalid date/time: ${text}`);
    return ApexDatetime.ofParts(parsed.year, parsed.month, parsed.day, parsed.hour, parsed.minute, 0);
  }

  /** the wall clock of the user, as if it were UTC */
  get #local(): Date {
    return new Date(this.millis + offsetAt(transaction().userTimeZone(), this.millis));
  }
  get #gmt(): Date {
    return new Date(this.millis);
  }
  gettime(): bigint {
    return BigInt(this.millis);
  }
  year(): number {
    return this.#local.getUTCFullYear();
  }
  month(): number {
    return this.#local.getUTCMonth() + 1;
  }
  day(): number {
    return this.#local.getUTCDate();
  }
  hour(): number {
    return this.#local.getUTCHours();
  }
  minute(): number {
    return this.#local.getUTCMinutes();
  }
  second(): number {
    return this.#local.getUTCSeconds();
  }
  millisecond(): number {
    return this.#local.getUTCMilliseconds();
  }
  dayofyear(): number {
    return this.date().dayofyear();
  }
  yeargmt(): number {
    return this.#gmt.getUTCFullYear();
  }
  monthgmt(): number {
    return this.#gmt.getUTCMonth() + 1;
  }
  daygmt(): number {
    return this.#gmt.getUTCDate();
  }
  hourgmt(): number {
    return this.#gmt.getUTCHours();
  }
  minutegmt(): number {
    return this.#gmt.getUTCMinutes();
  }
  secondgmt(): number {
    return this.#gmt.getUTCSeconds();
  }
  millisecondgmt(): number {
    return this.#gmt.getUTCMilliseconds();
  }
  dayofyeargmt(): number {
    return this.dategmt().dayofyear();
  }
  date(): ApexDate {
    return ApexDate.ofInstant(this.millis, transaction().userTimeZone());
  }
  dategmt(): ApexDate {
    return ApexDate.ofInstant(this.millis, 'GMT');
  }
  time(): ApexTime {
    return new ApexTime(this.#local.getTime() % DAY);
  }
  timegmt(): ApexTime {
    return new ApexTime(this.millis % DAY);
  }
  issameday(other: ApexDatetime | null): boolean {
    return other === null ? nullPointer() : this.date().days === other.date().days;
  }
  addmilliseconds(count: number): ApexDatetime {
    return new ApexDatetime(this.millis + count);
  }
  addseconds(count: number | null): ApexDatetime {
    return count === null ? nullPointer() : new ApexDatetime(this.millis + count * 1000);
  }
  addminutes(count: number | null): ApexDatetime {
    return count === null ? nullPointer() : new ApexDatetime(this.millis + count * 60_000);
  }
  addhours(count: number | null): ApexDatetime {
    return count === null ? nullPointer() : new ApexDatetime(this.millis + count * 3_600_000);
  }
  /** keeps the user's wall clock across a change of offset */
  adddays(count: number | null): ApexDatetime {
    return ApexDatetime.of(this.date().adddays(count), this.time());
  }
  addmonths(count: number | null): ApexDatetime {
    return ApexDatetime.of(this.date().addmonths(count), this.time());
  }
  addyears(count: number | null): ApexDatetime {
    return ApexDatetime.of(this.date().addyears(count), this.time());
  }
  /** the `+` operator: days, with fractions */
  plusDays(days: number | ApexDecimal): ApexDatetime {
    const count = typeof days === 'number' ? days : days.toNumber();
    return new ApexDatetime(this.millis + Math.round(count * DAY));
  }
  format(pattern?: string | null, zone?: string | null): string {
    const hooks = transaction();
    if (pattern === undefined || pattern === null)
      return formatLocalDatetime(this.millis, hooks.userLocale(), hooks.userTimeZone());
    return formatPattern(this.millis, pattern, zone ?? hooks.userTimeZone(), hooks.userLocale());
  }
  formatgmt(pattern: string | null): string {
    if (pattern === null) return nullPointer();
    return formatPattern(this.millis, pattern, 'GMT', transaction().userLocale());
  }
  formatlong(): string {
    const hooks = transaction();
    return formatLocalDatetimeLong(this.millis, hooks.userLocale(), hooks.userTimeZone());
  }
  /** `2026-11-21T14:05:00.000Z`, as JSON shows it */
  iso(): string {
    return this.#gmt.toISOString();
  }
  /** String.valueOf: the user's wall clock as `yyyy-MM-dd HH:mm:ss` */
  localText(): string {
    return this.#local.toISOString().slice(0, 19).replace('T', ' ');
  }
  /** concatenation and debug: the same in GMT */
  toString(): string {
    return this.iso().slice(0, 19).replace('T', ' ');
  }
  tostring(): string {
    return this.toString();
  }
  equals(other: unknown): boolean {
    return isSameInstant(this.millis, other);
  }
  hashcode(): number {
    return instantHash(this.millis);
  }
  get instant(): number {
    return this.millis;
  }
}
