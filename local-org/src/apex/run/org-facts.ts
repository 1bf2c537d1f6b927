import type { OrgDatabase } from '../../data/index.ts';
import type { OrgFacts } from '../index.ts';

const TYPES: Readonly<Record<Exclude<keyof OrgFacts, 'namespaces'>, string>> = {
  labels: 'CustomLabel',
  pages: 'ApexPage',
  flows: 'Flow',
  customPermissions: 'CustomPermission',
  staticResources: 'StaticResource',
};

/** Names of the org's other metadata that Apex may use. */
export function orgFacts(db: OrgDatabase): OrgFacts {
  return Object.fromEntries(Object.entries(TYPES).map(([fact, type]) => [fact, componentNames(db, type)]));
}

function componentNames(db: OrgDatabase, type: string): string[] {
  if (!db.tables.exists('_component')) return [];
  return db
    .prepare('SELECT full_name FROM _component WHERE type = ?')
    .all(type)
    .map((row) => String(row['full_name']));
}
