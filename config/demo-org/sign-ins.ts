import { demoApps } from './apps.ts';
import type { Random } from './random.ts';
import { ref, type SeedRecord } from './seed-record.ts';
import { PROVISIONING_USER, USER_COUNT, userKey } from './users.ts';

const DAY_MS = 86_400_000;
const PERSONAL = 2_400;
const PROVISIONING = 120;

/** Sign-ins of the last six months: people in the browser and through apps, the provisioning user by its app. */
export function signIns(random: Random, now: number): SeedRecord[] {
  const people = Array.from({ length: PERSONAL }, () => personal(random, now));
  const machine = Array.from({ length: PROVISIONING }, (_, index) =>
    row({
      UserId: ref(PROVISIONING_USER),
      LoginTime: iso(now - index * DAY_MS),
      SourceIp: '203.0.113.10',
      LoginType: 'Remote Access 2.0',
      Status: 'Success',
      Application: 'Directory Provisioning',
      ApiType: 'REST',
    }),
  );
  return [...people, ...machine];
}

function personal(random: Random, now: number): SeedRecord {
  const throughApp = random.chance(0.3);
  return row({
    UserId: ref(userKey(random.between(1, USER_COUNT - 1))),
    LoginTime: iso(now - random.between(0, 180) * DAY_MS - random.between(0, DAY_MS)),
    SourceIp: `198.51.100.${random.between(1, 254)}`,
    LoginType: throughApp ? 'Remote Access 2.0' : 'Application',
    Status: random.chance(0.04) ? 'Invalid Password' : 'Success',
    Application: throughApp ? random.pick(demoApps()).label : 'Browser',
    Browser: throughApp ? 'Unknown' : 'Chrome 151',
    Platform: random.pick(['Windows 11', 'Mac OSX', 'iOS/Mac']),
  });
}

const iso = (time: number): string => new Date(time).toISOString();
const row = (fields: Extract<SeedRecord, { kind: 'row' }>['fields']): SeedRecord => ({
  kind: 'row',
  object: 'LoginHistory',
  fields,
});
