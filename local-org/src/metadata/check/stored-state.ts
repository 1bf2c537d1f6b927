import type { OrgDatabase } from '../../data/store/database.ts';
import { componentKey, type ComponentRef } from '../components.ts';
import { ComponentStore } from '../store/component-store.ts';
import { objectRows } from '../store/object-rows.ts';
import type { OrgState } from './org-state.ts';

/** Jobs that are not over keep their class from being changed. */
const OVER = new Set(['COMPLETE', 'DELETED', 'ERROR']);

/** What the org holds now, read once. */
export function orgStateOf(db: OrgDatabase, orgId: string): OrgState {
  const store = new ComponentStore(db.sqlite);
  const rows = objectRows(db);
  const byType = new Map<string, ComponentRef[]>();
  const keys = new Set<string>();
  for (const ref of store.refs()) {
    byType.set(ref.type, [...(byType.get(ref.type) ?? []), ref]);
    keys.add(componentKey(ref));
  }
  return {
    orgId,
    schema: db.schema,
    has: (ref) => keys.has(componentKey(ref)),
    document: (ref) => store.get(ref)?.document ?? null,
    all: () => [...byType.values()].flat(),
    list: (type) => byType.get(type) ?? [],
    userExists: (username) => rows.find('User', { Username: username }).length > 0,
    scheduledClasses: scheduledClasses(db),
  };
}

/** Classes of pending cron triggers; the run room keeps the class's name in the job detail's own table. */
function scheduledClasses(db: OrgDatabase): Set<string> {
  const rows = objectRows(db);
  const pending = rows.find('CronTrigger', {}).filter((row) => !OVER.has(String(row['State'])));
  const details = new Set(pending.map((row) => row['CronJobDetailId']));
  const jobs = rows.find('AsyncApexJob', { JobType: 'ScheduledApex' }).filter((row) => isWaiting(row['Status']));
  const ids = details.size === 0 ? [] : jobs.map((row) => row['ApexClassId']);
  return new Set(
    ids.flatMap((id) => rows.find('ApexClass', { Id: id ?? '' })).map((row) => String(row['Name']).toLowerCase()),
  );
}

function isWaiting(status: unknown): boolean {
  return status === 'Queued' || status === 'Processing' || status === 'Preparing' || status === 'Holding';
}
