import { Random } from './random.ts';
import { find, type SeedRecord } from './seed-record.ts';

const GIVEN = [
  'Avery',
  'Blake',
  'Casey',
  'Devon',
  'Emery',
  'Finley',
  'Gray',
  'Harper',
  'Indigo',
  'Jules',
  'Kendall',
  'Lane',
  'Marlow',
  'Nova',
  'Oakley',
  'Parker',
];
const FAMILY = ['Sample', 'Placeholder', 'Specimen', 'Exemplar', 'Mockup', 'Pattern', 'Fixture', 'Dummy'];
const PROFILES = [
  ['Standard User', 0.7],
  ['Standard Platform User', 0.25],
  ['System Administrator', 0.05],
] as const;
const DAY_MS = 86_400_000;

export const USER_COUNT = 200;
/** the identity provider's user, who makes nearly all API calls */
export const PROVISIONING_USER = 'provisioning';
export const userKey = (index: number): string => (index === 0 ? PROVISIONING_USER : `user-${index}`);

/** 200 users, some inactive, some long unseen; the first provisions the others. */
export function users(random: Random, now: number): SeedRecord[] {
  return Array.from({ length: USER_COUNT }, (_, index) => user(random, index, now));
}

function user(random: Random, index: number, now: number): SeedRecord {
  const given = index === 0 ? 'Directory' : random.pick(GIVEN);
  const family = index === 0 ? 'Provisioning' : random.pick(FAMILY);
  const number = String(index).padStart(3, '0');
  const active = index === 0 || !random.chance(0.12);
  const lastLogin = index === 0 ? now - 60_000 : now - random.between(0, 200) * DAY_MS;
  return {
    kind: 'row',
    object: 'User',
    key: userKey(index),
    fields: {
      Username: index === 0 ? 'directory.provisioning@demo.example' : `user${number}@demo.example`,
      FirstName: given,
      LastName: `${family} ${number}`,
      Name: `${given} ${family} ${number}`,
      Alias: `u${number}`,
      Email: `user${number}@demo.example`,
      IsActive: active,
      ProfileId: find('Profile', 'Name', index === 0 ? 'System Administrator' : profile(random)),
      UserType: 'Standard',
      TimeZoneSidKey: 'Australia/Sydney',
      LocaleSidKey: 'en_AU',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LastLoginDate: new Date(lastLogin).toISOString(),
      CreatedDate: new Date(now - random.between(200, 900) * DAY_MS).toISOString(),
    },
  };
}

function profile(random: Random): string {
  let share = random.next();
  for (const [name, weight] of PROFILES) {
    share -= weight;
    if (share < 0) return name;
  }
  return PROFILES[0][0];
}
