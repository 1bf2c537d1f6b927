import { instantOf, offsetAt } from '../../runtime/index.ts';

const DAY = 86_400_000;
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');
/** Documented is 2099; orgs take later years (public projects schedule their tests for 2100 and 2101). */
const LAST_YEAR = 2199;

/** An expression that the platform refuses, with its words. */
export class CronError extends Error {}

type DayMatcher = (day: Date) => boolean;

/** A schedule: `Seconds Minutes Hours Day_of_month Month Day_of_week [Year]` (Apex Developer Guide, "Apex Scheduler"). */
export interface CronSchedule {
  readonly second: number;
  readonly minute: number;
  readonly hours: ReadonlySet<number>;
  matchesDay(day: Date): boolean;
  readonly years: ReadonlySet<number>;
}

/** Throws CronError for what is no schedule. */
export function parseCron(expression: string): CronSchedule {
  const fields = expression.trim().toUpperCase().split(/\s+/);
  if (fields.length < 6 || fields.length > 7) throw illegal('Unexpected end of expression.');
  const [seconds = '', minutes = '', hours = '', monthDay = '', month = '', weekday = '', year = '*'] = fields;
  if (!/^\d+$/.test(seconds) || !/^\d+$/.test(minutes))
    throw new CronError(`Seconds and minutes must be specified as integers: ${expression}`);
  if (monthDay !== '?' && weekday !== '?')
    throw illegal('Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.');
  if (monthDay === '?' && weekday === '?') throw illegal("'?' can only be specfied for Day-of-Month -OR- Day-of-Week.");
  const months = numbers(month, { least: 1, most: 12, names: MONTHS, what: 'Month' });
  const matches = monthDay === '?' ? weekdayMatcher(weekday) : monthDayMatcher(monthDay);
  return {
    second: inRange(Number(seconds), 0, 59, 'Minute and Second'),
    minute: inRange(Number(minutes), 0, 59, 'Minute and Second'),
    hours: numbers(hours, { least: 0, most: 23, names: [], what: 'Hour' }),
    years: numbers(year, { least: 1970, most: LAST_YEAR, names: [], what: 'Year' }),
    matchesDay: (day) => months.has(day.getUTCMonth() + 1) && matches(day),
  };
}

const illegal = (why: string): CronError => new CronError(`Illegal cron expression format (${why})`);

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
  readonly what: string;
}

/** `*`, `3`, `3,5`, `3-5`, `0/6`, `3-9/2`, with names of months and weekdays. */
function numbers(text: string, field: Field): Set<number> {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(\*|\?|[A-Z0-9]+)(?:-([A-Z0-9]+))?(?:\/(\d+))?$/.exec(part);
    if (match === null) throw illegal(`${part} is no ${field.what}`);
    const [, from = '*', to, step] = match;
    const isAny = from === '*' || from === '?';
    const start = isAny ? field.least : valueOf(from, field);
    const end = to !== undefined ? valueOf(to, field) : isAny || step !== undefined ? field.most : start;
    const span = field.most - field.least + 1;
    const length = end >= start ? end - start : end - start + span;
    for (let offset = 0; offset <= length; offset += Number(step ?? 1) || span)
      found.add(((start - field.least + offset) % span) + field.least);
  }
  return found;
}

function valueOf(text: string, { least, most, names, what }: Field): number {
  const named = names.indexOf(text);
  return named >= 0 ? named + least : inRange(Number(text), least, most, what);
}

function inRange(value: number, least: number, most: number, what: string): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw illegal(`${what} values must be between ${least} and ${most}`);
  return value;
}

const lastOfMonth = (day: Date): number =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
const isWeekend = (weekday: number): boolean => weekday === 0 || weekday === 6;

/** `*`, days, `L` (the last one), `LW` and `15W` (the nearest weekday). */
function monthDayMatcher(text: string): DayMatcher {
  if (text === 'L') return (day) => day.getUTCDate() === lastOfMonth(day);
  const nearest = /^(\d+|L)W$/.exec(text)?.[1];
  if (nearest !== undefined)
    return (day) => day.getUTCDate() === nearestWeekday(day, nearest === 'L' ? lastOfMonth(day) : Number(nearest));
  const days = numbers(text, { least: 1, most: 31, names: [], what: 'Day of month' });
  return (day) => days.has(day.getUTCDate());
}

/** The weekday nearest to a day without leaving its month. */
function nearestWeekday(month: Date, wanted: number): number {
  const last = lastOfMonth(month);
  const day = Math.min(wanted, last);
  const weekday = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), day)).getUTCDay();
  if (!isWeekend(weekday)) return day;
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  return day === last ? day - 2 : day + 1;
}

/** `*`, days from 1 (Sunday) to 7, `L` (Saturday), `6L` (the last Friday), `6#3` (the third Friday). */
function weekdayMatcher(text: string): DayMatcher {
  const field = { least: 1, most: 7, names: WEEKDAYS, what: 'Day-of-Week' };
  const last = /^([A-Z0-9]+)L$/.exec(text)?.[1];
  if (last !== undefined) {
    const weekday = valueOf(last, field);
    return (day) => day.getUTCDay() + 1 === weekday && day.getUTCDate() > lastOfMonth(day) - 7;
  }
  const [, name, nth] = /^([A-Z0-9]+)#([1-5])$/.exec(text) ?? [];
  if (name !== undefined) {
    const weekday = valueOf(name, field);
    return (day) => day.getUTCDay() + 1 === weekday && Math.ceil(day.getUTCDate() / 7) === Number(nth);
  }
  const days = text === 'L' ? new Set([7]) : numbers(text, field);
  return (day) => days.has(day.getUTCDay() + 1);
}

/** The first moment after `after` (epoch milliseconds) in the user's time zone; null when there is none. */
export function nextFireTime(schedule: CronSchedule, after: number, timeZone: string): number | null {
  const start = Math.floor((after + offsetAt(timeZone, after)) / DAY) * DAY;
  for (let midnight = start; ; midnight += DAY) {
    const day = new Date(midnight);
    if (day.getUTCFullYear() > LAST_YEAR) return null;
    if (!schedule.years.has(day.getUTCFullYear()) || !schedule.matchesDay(day)) continue;
    for (const hour of [...schedule.hours].sort((a, b) => a - b)) {
      const wall = midnight + ((hour * 60 + schedule.minute) * 60 + schedule.second) * 1000;
      const instant = instantOf(timeZone, wall);
      if (instant > after) return instant;
    }
  }
}
