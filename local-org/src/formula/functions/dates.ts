import { Decimal } from '../decimal.ts';
import { EvaluationError } from '../errors.ts';
import { argument, simple } from '../code.ts';
import type { Call, Code, Functions, FunctionSpec } from '../code.ts';
import { DAY } from '../values.ts';
import type { Kind, Value } from '../values.ts';
import { addMonths, dayOf, isoWeek, localDay, parseDate, parseTime, partsOf } from './calendar.ts';
import type { DateParts } from './calendar.ts';

type Values = readonly Value[];
const text = (value: Value): string => (typeof value === 'string' ? value : '');
const int = (value: Value | undefined): number => (value instanceof Decimal ? value.toInteger() : 0);

/** `Date and Time Functions` of "Formula Operators and Functions by Context". */
export const DATES: Functions = {
  TODAY: simple([], 'date', (_values, { world }) => localDay(world.now, world.timeZone)),
  NOW: simple([], 'datetime', (_values, { world }) => world.now),
  TIMENOW: simple([], 'time', (_values, { world }) => world.now % DAY),
  DATE: simple(['number', 'number', 'number'], 'date', date),
  DATEVALUE: { min: 1, max: 1, compile: compileDateValue },
  DATETIMEVALUE: { min: 1, max: 1, compile: compileDatetimeValue },
  TIMEVALUE: { min: 1, max: 1, compile: compileTimeValue },
  YEAR: part(({ year }) => year),
  MONTH: part(({ month }) => month),
  DAY: part(({ day }) => day),
  WEEKDAY: part(({ weekday }) => weekday + 1),
  DAYOFYEAR: part(({ year }, day) => day - (dayOf(year, 1, 1) ?? 0) + 1),
  ISOWEEK: part((_parts, day) => isoWeek(day).week),
  ISOYEAR: part((_parts, day) => isoWeek(day).year),
  ADDMONTHS: { min: 2, max: 2, compile: compileAddMonths },
  HOUR: ofTime((time) => Math.floor(time / 3_600_000)),
  MINUTE: ofTime((time) => Math.floor(time / 60_000) % 60),
  SECOND: ofTime((time) => Math.floor(time / 1000) % 60),
  MILLISECOND: ofTime((time) => time % 1000),
  UNIXTIMESTAMP: { min: 1, max: 1, compile: compileUnixTimestamp },
  FROMUNIXTIME: simple(['number'], 'datetime', ([seconds]) =>
    seconds instanceof Decimal ? seconds.times(Decimal.of(1000)).toInteger() : null,
  ),
  FORMATDURATION: { min: 1, max: 2, compile: compileFormatDuration },
};

function date([year, month, day]: Values): Value {
  if (year == null || month == null || day == null) return null;
  const found = dayOf(int(year), int(month), int(day));
  if (found === null) throw new EvaluationError(`There is no day ${int(year)}-${int(month)}-${int(day)}`);
  return found;
}

function part(apply: (parts: DateParts, day: number) => number): FunctionSpec {
  return simple(['date'], 'number', ([day]) => (typeof day === 'number' ? Decimal.of(apply(partsOf(day), day)) : null));
}

function ofTime(apply: (time: number) => number): FunctionSpec {
  return simple(['time'], 'number', ([time]) => (typeof time === 'number' ? Decimal.of(apply(time)) : null));
}

/** A conversion that depends on what kind its argument is; blank stays blank. */
function conversion(
  call: Call,
  kind: Kind,
  kinds: Kind[],
  convert: (value: Value, from: Kind, zone: string) => Value,
): Code {
  const value = argument(call, 0, ...kinds);
  return {
    kind,
    at: call.at,
    run: (frame) => {
      const found = value.run(frame);
      return found === null ? null : convert(found, value.kind, frame.world.timeZone);
    },
  };
}

/** A datetime becomes the day that it is for the running user. */
function compileDateValue(call: Call): Code {
  return conversion(call, 'date', ['datetime', 'text', 'date'], (value, from, zone) => {
    if (from === 'datetime') return localDay(Number(value), zone);
    return from === 'date' ? value : (parseDate(text(value)) ?? invalid('date', value));
  });
}

function compileDatetimeValue(call: Call): Code {
  return conversion(call, 'datetime', ['text', 'date', 'datetime'], (value, from) => {
    if (from === 'datetime') return value;
    if (from === 'date') return Number(value) * DAY;
    const match = /^(\d{4}-\d{1,2}-\d{1,2})(?:[ T](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)Z?)?$/.exec(
      text(value).trim(),
    );
    const day = parseDate(match?.[1] ?? '');
    const time = parseTime(match?.[2] ?? '00:00');
    return day === null || time === null ? invalid('date/time', value) : day * DAY + time;
  });
}

function compileTimeValue(call: Call): Code {
  return conversion(call, 'time', ['text', 'datetime', 'time'], (value, from) => {
    if (from === 'time') return value;
    return from === 'datetime' ? Number(value) % DAY : (parseTime(text(value)) ?? invalid('time', value));
  });
}

function invalid(kind: string, value: Value): never {
  throw new EvaluationError(`The value '${text(value)}' is not a valid ${kind}.`);
}

function compileAddMonths(call: Call): Code {
  const value = argument(call, 0, 'date', 'datetime');
  const months = argument(call, 1, 'number');
  const isDatetime = value.kind === 'datetime';
  return {
    kind: isDatetime ? 'datetime' : 'date',
    at: call.at,
    run: (frame) => {
      const found = value.run(frame);
      if (typeof found !== 'number') return null;
      const count = int(months.run(frame));
      if (!isDatetime) return addMonths(found, count);
      const day = Math.floor(found / DAY);
      return addMonths(day, count) * DAY + (found - day * DAY);
    },
  };
}

function compileUnixTimestamp(call: Call): Code {
  return conversion(call, 'number', ['datetime', 'date', 'time'], (value, from) =>
    Decimal.of(Math.floor(from === 'date' ? Number(value) * 86_400 : Number(value) / 1000)),
  );
}

/** Seconds, with days when asked for, or the time between two moments, as HH:MI:SS. */
function compileFormatDuration(call: Call): Code {
  const first = argument(call, 0, 'number', 'datetime', 'time');
  const second = call.args[1] === undefined ? null : argument(call, 1, 'boolean', 'datetime', 'time');
  return {
    kind: 'text',
    at: call.at,
    run: (frame) => {
      const [value, other] = [first.run(frame), second?.run(frame) ?? null];
      if (value === null) return null;
      if (value instanceof Decimal) return duration(value.toInteger(), other === true);
      return other === null ? null : duration(Math.floor((Number(other) - Number(value)) / 1000), false);
    },
  };
}

function duration(seconds: number, withDays: boolean): string {
  const left = Math.abs(seconds);
  const two = (value: number): string => text(value).padStart(2, '0');
  const days = withDays ? `${Math.floor(left / 86_400)}:` : '';
  const hours = withDays ? Math.floor(left / 3600) % 24 : Math.floor(left / 3600);
  return `${seconds < 0 ? '-' : ''}${days}${two(hours)}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
}
