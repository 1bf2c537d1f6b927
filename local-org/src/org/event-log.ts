import { objectRows } from '../metadata/store/object-rows.ts';
import { API_TOTAL_USAGE_COLUMNS } from './event-log-columns.ts';
import type { LocalOrg } from './server-types.ts';
import type { ApiCall } from './usage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Adds calls to the day's event log file; inside one transaction. Throws UNABLE_TO_LOCK_ROW while another one runs. */
export function appendApiTotalUsage(org: LocalOrg, calls: readonly ApiCall[]): void {
  const rows = objectRows(org.database);
  if (!rows.has('EventLogFile')) return;
  org.database.transaction(() => {
    org.database.lock();
    for (const [day, own] of Map.groupBy(calls, (call) => Math.floor(call.at / DAY_MS))) appendDay(org, day, own);
  });
}

function appendDay(org: LocalOrg, day: number, calls: readonly ApiCall[]): void {
  const rows = objectRows(org.database);
  const date = new Date(day * DAY_MS).toISOString();
  const key = { EventType: 'ApiTotalUsage', LogDate: date, Interval: 'Daily', Sequence: 0 };
  const file = rows.find('EventLogFile', key)[0];
  const before = Buffer.from(typeof file?.['LogFile'] === 'string' ? file['LogFile'] : '', 'base64').toString('utf8');
  const head = before === '' ? `${API_TOTAL_USAGE_COLUMNS.map(quoted).join(',')}\n` : before;
  const text = head + calls.map((call) => `${line(call)}\n`).join('');
  const now = new Date(calls.at(-1)!.at).toISOString();
  rows.put('EventLogFile', typeof file?.['Id'] === 'string' ? file['Id'] : rows.newId('EventLogFile'), {
    ...key,
    ApiVersion: 67,
    CreatedDate: typeof file?.['CreatedDate'] === 'string' ? file['CreatedDate'] : now,
    LastModifiedDate: now,
    SystemModstamp: now,
    LogFile: Buffer.from(text).toString('base64'),
    LogFileContentType: 'text/csv',
    LogFileFieldNames: API_TOTAL_USAGE_COLUMNS.join(','),
    LogFileFieldTypes: API_TOTAL_USAGE_COLUMNS.map(() => 'String').join(','),
    LogFileLength: Buffer.byteLength(text),
  });
}

function line(call: ApiCall): string {
  const time = new Date(call.at).toISOString();
  const values: Readonly<Record<string, string>> = {
    EVENT_TYPE: 'ApiTotalUsage',
    TIMESTAMP: `${time.replace(/[-:TZ]/g, '')}`,
    ORGANIZATION_ID: call.orgId.slice(0, 15),
    USER_ID: call.userId.slice(0, 15),
    API_FAMILY: call.family,
    API_VERSION: call.version,
    API_RESOURCE: call.resource,
    CLIENT_NAME: call.client,
    HTTP_METHOD: call.method,
    CLIENT_IP: '127.0.0.1',
    COUNTS_AGAINST_API_LIMIT: '1',
    ENTITY_NAME: call.entity,
    STATUS_CODE: String(call.status),
    CONNECTED_APP_NAME: call.appName,
    TIMESTAMP_DERIVED: time,
  };
  return API_TOTAL_USAGE_COLUMNS.map((name) => quoted(values[name] ?? '')).join(',');
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
