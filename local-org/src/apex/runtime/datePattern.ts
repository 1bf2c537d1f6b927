/** The pattern letters of Java's SimpleDateFormat. */
import { IllegalArgumentException } from './exceptions.ts';
import { localeTag } from './numberFormat.ts';
import { offsetAt, utc, zoneName } from './zones.ts';

const DAY = 86_400_000;

interface Moment {
  readonly instant: number;
  /** wall clock as if it were UTC */
  readonly wall: Date;
  readonly zone: string;
  readonly locale: string;
}

/** Throws IllegalArgumentException for an unknown letter or an open quote. */
export function formatPattern(instant: number, pattern: string, zone: string, locale: string): string {
  const wall = new Date(instant + offsetAt(zone, instant));
  const moment: Moment = { instant, wall, zone, locale: localeTag(locale) };
  let text = '';
  for (const token of tokens(pattern)) text += token.literal ?? field(moment, token.letter!, token.count!);
  return text;
}

interface Token {
  readonly literal?: string;
  readonly letter?: string;
  readonly count?: number;
}
const parsed = new Map<string, Token[]>();

function tokens(pattern: string): Token[] {
  let list = parsed.get(pattern);
  if (!list) {
    list = split(pattern);
    parsed.set(pattern, list);
  }
  return list;
}

function split(pattern: string): Token[] {
  const list: Token[] = [];
  const scanner = /'((?:[^']|'')*)'|([a-zA-Z])\2*|[^a-zA-Z']+|'/gy;
  for (let match = scanner.exec(pattern); match; match = scanner.exec(pattern)) {
    if (match[2]) list.push({ letter: match[2], count: match[0].length });
    else if (match[0] === "''") list.push({ literal: "'" });
    else if (match[1] !== undefined) list.push({ literal: match[1].replaceAll("''", "'") });
    else if (match[0] === "'") throw new IllegalArgumentException('Unterminated quote');
    else list.push({ literal: match[0] });
  }
  return list;
}

function field(at: Moment, letter: string, count: number): string {
  const { wall } = at;
  switch (letter) {
    case 'y':
      return year(wall.getUTCFullYear(), count);
    case 'Y':
      return year(week(at).year, count);
    case 'M':
    case 'L':
      return count > 2
        ? name(at, { month: count > 3 ? 'long' : 'short' }, 'month')
        : pad(wall.getUTCMonth() + 1, count);
    case 'd':
      return pad(wall.getUTCDate(), count);
    case 'D':
      return pad(dayOfYear(wall), count);
    case 'F':
      return pad(Math.ceil(wall.getUTCDate() / 7), count);
    case 'w':
      return pad(week(at).number, count);
    case 'W':
      return pad(weekOfMonth(wall), count);
    case 'E':
      return name(at, { weekday: count > 3 ? 'long' : 'short' }, 'weekday');
    case 'u':
      return pad(wall.getUTCDay() || 7, count);
    case 'a':
      return name(at, { hour: 'numeric', hour12: true }, 'dayPeriod').toUpperCase();
    case 'H':
      return pad(wall.getUTCHours(), count);
    case 'k':
      return pad(wall.getUTCHours() || 24, count);
    case 'K':
      return pad(wall.getUTCHours() % 12, count);
    case 'h':
      return pad(wall.getUTCHours() % 12 || 12, count);
    case 'm':
      return pad(wall.getUTCMinutes(), count);
    case 's':
      return pad(wall.getUTCSeconds(), count);
    case 'S':
      return pad(wall.getUTCMilliseconds(), count);
    case 'G':
      return wall.getUTCFullYear() > 0 ? 'AD' : 'BC';
    case 'z':
      return zoneName(at.zone, at.instant, count > 3 ? 'long' : 'short', at.locale);
    case 'Z':
      return offset(at, '', 2);
    case 'X':
      return isoOffset(at, count);
  }
  throw new IllegalArgumentException(`Illegal pattern character '${letter}'`);
}

function pad(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

/** two letters are the last two digits, one letter the whole year */
function year(value: number, count: number): string {
  const shown = value > 0 ? value : 1 - value;
  return count === 2 ? pad(shown % 100, 2) : pad(shown, count);
}

function name(at: Moment, options: Intl.DateTimeFormatOptions, type: Intl.DateTimeFormatPartTypes): string {
  const parts = new Intl.DateTimeFormat(at.locale, { ...options, timeZone: 'UTC' }).formatToParts(at.wall);
  return parts.find((part) => part.type === type)?.value ?? '';
}

function dayOfYear(wall: Date): number {
  return Math.floor((wall.getTime() - utc(wall.getUTCFullYear(), 1, 1)) / DAY) + 1;
}

/** weeks begin on Sunday and week 1 holds January 1, as in en_US */
function week(at: Moment): { year: number; number: number } {
  const { wall } = at;
  const saturday = new Date(wall.getTime() + (6 - wall.getUTCDay()) * DAY);
  const weekYear = saturday.getUTCFullYear();
  return { year: weekYear, number: Math.ceil(dayOfYear(saturday) / 7) };
}

function weekOfMonth(wall: Date): number {
  const first = new Date(utc(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 1)).getUTCDay();
  return Math.ceil((wall.getUTCDate() + first) / 7);
}

function offset(at: Moment, separator: string, parts: 1 | 2): string {
  const minutes = Math.round(offsetAt(at.zone, at.instant) / 60_000);
  const size = Math.abs(minutes);
  const hours = `${minutes < 0 ? '-' : '+'}${pad(Math.trunc(size / 60), 2)}`;
  return parts === 1 ? hours : `${hours}${separator}${pad(size % 60, 2)}`;
}

function isoOffset(at: Moment, count: number): string {
  if (count > 3) throw new IllegalArgumentException('invalid ISO 8601 format: length=' + count);
  if (offsetAt(at.zone, at.instant) === 0) return 'Z';
  return count === 1 ? offset(at, '', 1) : offset(at, count === 3 ? ':' : '', 2);
}
