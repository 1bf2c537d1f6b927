import { demoApps } from './apps.ts';
import type { Random } from './random.ts';
import { ref, type SeedRecord } from './seed-record.ts';
import { USER_COUNT, userKey } from './users.ts';

const DAY_MS = 86_400_000;
/** above the 2,500 rows that one query of OauthToken can give */
export const TOKEN_COUNT = 2_900;
const MAX_APPROVALS = 5;

/** Approvals of users for apps, at most five per user and app; two apps have none, one has most. */
export function tokens(random: Random, now: number, count = TOKEN_COUNT): SeedRecord[] {
  const apps = demoApps().slice(0, -2);
  const approvals = new Map<string, number>();
  const rows: SeedRecord[] = [];
  while (rows.length < count) {
    const app = random.chance(0.2) ? apps[0] : random.pick(apps);
    const owner = random.between(1, USER_COUNT - 1);
    const pair = `${app.name}/${owner}`;
    const held = approvals.get(pair) ?? 0;
    if (held === MAX_APPROVALS) continue;
    approvals.set(pair, held + 1);
    rows.push(token(random, now, app.label, owner));
  }
  return rows;
}

function token(random: Random, now: number, appName: string, owner: number): SeedRecord {
  const created = now - random.between(1, 600) * DAY_MS - random.between(0, DAY_MS);
  const used = random.chance(0.1) ? created : created + Math.floor(random.next() * (now - created));
  return {
    kind: 'row',
    object: 'OauthToken',
    fields: {
      AppName: appName,
      UserId: ref(userKey(owner)),
      CreatedDate: new Date(created).toISOString(),
      LastUsedDate: new Date(used).toISOString(),
      UseCount: random.between(1, 4_000),
    },
  };
}
