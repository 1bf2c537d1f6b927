import { sourceMembers } from '../metadata/index.ts';
import { objectRows } from '../metadata/store/object-rows.ts';
import type { LocalOrg } from './server-types.ts';

/** Brings the Tooling object SourceMember up to what the last deploy changed; only orgs that track their source have it. */
export function trackSource(org: LocalOrg): void {
  const { database } = org;
  const rows = objectRows(database);
  database.transaction(() => {
    database.lock();
    for (const member of sourceMembers(database.sqlite, -1)) {
      const { MemberType, MemberName } = member;
      const known = rows.find('SourceMember', { MemberType, MemberName })[0];
      const id = typeof known?.['Id'] === 'string' ? known['Id'] : rows.newId('SourceMember');
      rows.put('SourceMember', id, { ...member });
    }
  });
}
