import { API_TOTAL_USAGE_COLUMNS } from '../../local-org/src/org/event-log-columns.ts';
import { demoApps } from './apps.ts';
import type { Random } from './random.ts';
import { ref, type SeedRecord } from './seed-record.ts';
import { PROVISIONING_USER, USER_COUNT, userKey } from './users.ts';

const DAY_MS = 86_400_000;
const CALLS = 4_000;
const PROVISIONING_SHARE = 0.97;
const REFERENCE = /\{\{ref:[\w-]+\}\}/g;
const ID = '0'.repeat(18);

/**
 * Yesterday's ApiTotalUsage file, in which the provisioning user makes about 97 % of the calls. `{{ref:key}}` in the text becomes
 * the id of that row.
 */
export function eventLogs(random: Random, now: number): SeedRecord[] {
  const day = Math.floor(now / DAY_MS) * DAY_MS - DAY_MS;
  const lines = Array.from({ length: CALLS }, (_, index) => call(random, day, index));
  const text = [API_TOTAL_USAGE_COLUMNS.map((name) => `"${name}"`).join(','), ...lines].join('\n') + '\n';
  return [
    {
      kind: 'row',
      object: 'EventLogFile',
      fields: {
        EventType: 'ApiTotalUsage',
        LogDate: new Date(day).toISOString(),
        Interval: 'Daily',
        Sequence: 0,
        ApiVersion: 67,
        LogFileFieldNames: API_TOTAL_USAGE_COLUMNS.join(','),
        LogFileLength: text.replace(REFERENCE, ID).length,
        LogFile: { $base64: text },
        CreatedById: ref(PROVISIONING_USER),
      },
    },
  ];
}

function call(random: Random, day: number, index: number): string {
  const provisioning = random.next() < PROVISIONING_SHARE;
  const who = provisioning ? PROVISIONING_USER : userKey(random.between(1, USER_COUNT - 1));
  const time = new Date(day + Math.floor((index / CALLS) * DAY_MS));
  const app = provisioning ? 'Directory Provisioning' : random.pick(demoApps()).label;
  const values = [
    'ApiTotalUsage',
    time.toISOString().replace(/[-:TZ]/g, ''),
    `REQ${index}`,
    '',
    `{{ref:${who}}}`,
    provisioning ? 'SCIM' : random.pick(['REST', 'SOAP', 'BULK']),
    random.pick(['67.0', '62.0', '21.0']),
    provisioning ? 'v2/Users' : 'query',
    '',
    provisioning ? 'PATCH' : 'GET',
    provisioning ? '203.0.113.10' : '198.51.100.7',
    '1',
    '',
    provisioning ? 'User' : 'Account',
    '200',
    app,
    '',
    time.toISOString(),
  ];
  return values.map((value) => `"${value}"`).join(',');
}
