import { appComponents } from './apps.ts';
import { authProviders } from './auth-providers.ts';
import { eventLogs } from './event-logs.ts';
import { events } from './events.ts';
import { jobs } from './jobs.ts';
import { Random } from './random.ts';
import type { SeedRecord } from './seed-record.ts';
import { setup } from './setup.ts';
import { signIns } from './sign-ins.ts';
import { tokens } from './tokens.ts';
import { users } from './users.ts';

const SEED = 20_261_121;

/** The demo org: the same rows at every run, dated back from `now` (epoch milliseconds). No real company or person. */
export function demoOrg(now: number): SeedRecord[] {
  const random = new Random(SEED);
  return [
    ...users(random, now),
    ...appComponents(random),
    ...authProviders(),
    ...setup(now),
    ...tokens(random, now),
    ...signIns(random, now),
    ...eventLogs(random, now),
    ...jobs(random, now),
    ...events(random, now),
  ];
}
