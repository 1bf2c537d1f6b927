import type { Random } from './random.ts';
import type { SeedRecord } from './seed-record.ts';

const HOUR_MS = 3_600_000;

/** What platform events carried hour by hour, as the usage metric counts it. */
export function events(random: Random, now: number): SeedRecord[] {
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  return Array.from({ length: 24 }, (_, index) => ({
    kind: 'row',
    object: 'PlatformEventUsageMetric',
    fields: {
      Name: random.pick(['PLATFORM_EVENTS_PUBLISHED', 'PLATFORM_EVENTS_DELIVERED']),
      StartDate: new Date(hour - (index + 1) * HOUR_MS).toISOString(),
      EndDate: new Date(hour - index * HOUR_MS).toISOString(),
      Value: random.between(0, 900),
    },
  }));
}
