import type { DatabaseSync } from 'node:sqlite';
import { displayed } from './display.ts';
import { inZone } from './zone.ts';

/** SQL functions that the compiler of SOQL uses. */
export function registerFunctions(sqlite: DatabaseSync): void {
  sqlite.function('fold', { deterministic: true }, (value) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  );
  sqlite.function('displayed', { deterministic: true }, (value, type, scale) => displayed(value, String(type), scale));
  sqlite.function('in_zone', { deterministic: true }, inZone);
  sqlite.function('distance', { deterministic: true, varargs: true }, distance);
  sqlite.function('has_item', { deterministic: true }, (value, item) => (hasItem(value, item) ? 1 : 0));
}

/** Radius of the earth in the two units of DISTANCE(). */
const RADIUS: Readonly<Record<string, number>> = { mi: 3958.7558657441, km: 6371.0 };

/** Along the great circle; null when a place has no coordinates. */
function distance(...values: unknown[]): number | null {
  const [latitude, longitude, toLatitude, toLongitude] = values.map((value) =>
    typeof value === 'number' ? (value * Math.PI) / 180 : null,
  );
  if (latitude == null || longitude == null || toLatitude == null || toLongitude == null) return null;
  const north = Math.sin((toLatitude - latitude) / 2) ** 2;
  const east = Math.cos(latitude) * Math.cos(toLatitude) * Math.sin((toLongitude - longitude) / 2) ** 2;
  return 2 * (RADIUS[String(values[4])] ?? 0) * Math.asin(Math.sqrt(north + east));
}

/** Multi-select picklists keep their values as `a;b`. */
function hasItem(value: unknown, item: unknown): boolean {
  if (typeof value !== 'string' || typeof item !== 'string') return false;
  const wanted = item.toLowerCase();
  return value.split(';').some((part) => part.trim().toLowerCase() === wanted);
}
