/** Wall-clock arithmetic of IANA zones, through Intl. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}
const zones = new Map<string, Zone | null>();

function open(name: string): Zone | null {
  let zone = zones.get(name);
  if (zone !== undefined) return zone;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: customZone(name),
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
    zone = { format, offsets: new Map() };
  } catch {
    zone = null;
  }
  zones.set(name, zone);
  return zone;
}

/** Java's `GMT+5:30` as Intl wants it, `+05:30`; other names as they are. */
export function customZone(name: string): string {
  const match = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (match) return `${match[1]}${match[2].padStart(2, '0')}:${match[3] ?? '00'}`;
  return /^(GMT|UTC|Z)$/i.test(name) ? 'UTC' : name;
}

export function isZone(name: string): boolean {
  return open(name) !== null;
}

/** Milliseconds to add to UTC at an instant. An unknown zone is GMT, as Java's TimeZone.getTimeZone answers. */
export function offsetAt(zoneName: string, instant: number): number {
  if (zoneName === 'GMT' || zoneName === 'UTC') return 0;
  const zone = open(zoneName);
  if (!zone) return 0;
  const quarter = Math.floor(instant / (HOUR / 4));
  let offset = zone.offsets.get(quarter);
  if (offset === undefined) {
    offset = measure(zone.format, instant);
    if (zone.offsets.size > 50_000) zone.offsets.clear();
    zone.offsets.set(quarter, offset);
  }
  return offset;
}

function measure(format: Intl.DateTimeFormat, instant: number): number {
  const second = Math.floor(instant / 1000) * 1000;
  const parts: Record<string, string> = {};
  for (const part of format.formatToParts(second)) parts[part.type] = part.value;
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
  const wall = utc(year, Number(parts['month']), Number(parts['day']));
  const clock = (Number(parts['hour']) * 60 + Number(parts['minute'])) * 60 + Number(parts['second']);
  return wall + clock * 1000 - second;
}

/** Milliseconds of midnight UTC; month from 1, overflow rolls on; years below 100 are meant as they are. */
export function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

/**
 * The instant of a wall-clock time (given as if it were UTC). As Java's calendar: a time that happens twice is the one in
 * standard time, a time that is skipped moves forward.
 */
export function instantOf(zone: string, wall: number): number {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const fits = [before, after].filter((offset) => offsetAt(zone, wall - offset) === offset);
  if (fits.length === 0) return wall - before;
  return wall - Math.min(...fits);
}

/** Name of the zone at an instant, `short` as PST, `long` as Pacific Standard Time. */
export function zoneName(zone: string, instant: number, style: 'short' | 'long', locale: string): string {
  if (zone === 'GMT' || zone === 'UTC') return style === 'short' ? zone : nameOf('UTC', instant, style, locale);
  return nameOf(isZone(zone) ? customZone(zone) : 'UTC', instant, style, locale);
}

function nameOf(timeZone: string, instant: number, style: 'short' | 'long', locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}
