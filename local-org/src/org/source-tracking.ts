import { sourceMembers } from '../metadata/index.ts';
import { objectRows } from '../metadata/store/object-rows.ts';
import type { LocalOrg } from './server-types.ts';

const TABLE =
  'CREATE TABLE IF NOT EXISTS _source_tracking (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL)';

/**
 * Brings the Tooling object SourceMember up to what deploys have changed since the last time; only orgs that track their
 * source have it. Rows of before stay as they are: a client may have set their counter back.
 */
export function trackSource(org: LocalOrg): void {
  const { database } = org;
  const { sqlite } = database;
  const rows = objectRows(database);
  database.transaction(() => {
    database.lock();
    sqlite.exec(TABLE);
    const members = sourceMembers(
      sqlite,
      Number(sqlite.prepare('SELECT revision FROM _source_tracking').get()?.['revision'] ?? -1),
    );
    for (const member of members) {
      const { MemberType, MemberName } = member;
      const known = rows.find('SourceMember', { MemberType, MemberName })[0];
      const id = typeof known?.['Id'] === 'string' ? known['Id'] : rows.newId('SourceMember');
      rows.put('SourceMember', id, { ...member });
    }
    const last = members.at(-1)?.RevisionCounter;
    if (last !== undefined) sqlite.prepare('INSERT OR REPLACE INTO _source_tracking VALUES (1, ?)').run(last);
  });
}
