import type { OrgDatabase } from '../../data/index.ts';

/** Names, in small letters, of the org's triggers that were deployed with the status Inactive. */
export function inactiveTriggersOf(db: OrgDatabase): ReadonlySet<string> {
  if (!db.tables.exists('ApexTrigger')) return new Set();
  const rows = db.prepare(`SELECT "Name" AS name FROM "ApexTrigger" WHERE "Status" = 'Inactive'`).all();
  return new Set(rows.map(({ name }) => String(name).toLowerCase()));
}
