import type { Random } from './random.ts';
import { ref, type SeedRecord } from './seed-record.ts';
import { PROVISIONING_USER } from './users.ts';

const HOUR_MS = 3_600_000;
const STATUSES = ['Completed', 'Completed', 'Completed', 'Completed', 'Failed', 'Aborted'];

/** Asynchronous jobs of the last days, most of them done, some failed. */
export function jobs(random: Random, now: number): SeedRecord[] {
  return Array.from({ length: 60 }, (_, index) => {
    const created = now - index * HOUR_MS;
    const status = random.pick(STATUSES);
    return {
      kind: 'row',
      object: 'AsyncApexJob',
      fields: {
        JobType: random.pick(['BatchApex', 'Queueable', 'Future', 'ScheduledApex']),
        Status: status,
        NumberOfErrors: status === 'Failed' ? random.between(1, 4) : 0,
        JobItemsProcessed: random.between(1, 40),
        TotalJobItems: 40,
        ExtendedStatus: status === 'Failed' ? 'First error: Record Currently Unavailable' : null,
        CreatedById: ref(PROVISIONING_USER),
        CreatedDate: new Date(created).toISOString(),
        CompletedDate: new Date(created + random.between(1, 50) * 1_000).toISOString(),
      },
    } satisfies SeedRecord;
  });
}
