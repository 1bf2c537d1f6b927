const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that the clocks of a time zone are ahead of UTC at a moment. */
export function zoneOffset(zone: string, moment: number): number {
  if (zone === 'GMT' || zone === 'UTC') return 0;
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    formats.set(zone, (format = new Intl.DateTimeFormat('en-US', { ...numeric, ...time, timeZone: zone })));
  }
  return format;
}

/** The day of the calendar in a time zone, counted from 1970. */
export function zonedDay(zone: string, moment: number): number {
  return Math.floor((moment + zoneOffset(zone, moment)) / DAY);
}

/** The moment at which a day starts in a time zone. */
export function startOfZonedDay(zone: string, day: number): number {
  const guess = day * DAY - zoneOffset(zone, day * DAY);
  return day * DAY - zoneOffset(zone, guess);
}

/** A stored datetime as the clocks of the zone show it, in the form in which it is stored. */
export function inZone(value: unknown, zone: unknown): string | null {
  if (typeof value !== 'string') return null;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? value : new Date(moment + zoneOffset(String(zone), moment)).toISOString();
}
