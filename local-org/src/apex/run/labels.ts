import type { OrgDatabase } from '../../data/index.ts';
import { rowsOf } from './user-settings.ts';

/** Text of a custom label from its Tooling row (ExternalString); null when the org has none of this name. */
export function labelText(db: OrgDatabase, name: string): string | null {
  const value = rowsOf(db, 'ExternalString', 'Name', name)[0]?.['value'];
  return typeof value === 'string' ? value : null;
}
