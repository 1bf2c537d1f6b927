import type { SQLOutputValue } from 'node:sqlite';
import type { OrgDatabase } from '../store/database.ts';

export interface PermissionSetIds {
  /** every permission set that counts for the user */
  readonly ids: readonly string[];
  /** sets that come by a group, with the muting sets of that group */
  readonly muted: ReadonlyMap<string, readonly string[]>;
}

type Row = Record<string, SQLOutputValue>;

/** Unexpired assignments, what groups stand for, the set that the profile owns, and one that counts as if it were assigned. */
export function permissionSetIds(
  database: OrgDatabase,
  userId: string,
  profileId: string,
  addedSetId: string | null = null,
): PermissionSetIds {
  const direct = new Set<string>(addedSetId === null ? [] : [addedSetId]);
  const groups = new Set<string>();
  for (const row of select(
    database,
    'PermissionSet',
    'SELECT "Id" AS id FROM "PermissionSet" WHERE "ProfileId" = ? AND "IsOwnedByProfile" = 1',
    profileId,
  ))
    direct.add(String(row['id']));
  const assignments = `SELECT "PermissionSetId" AS permissionSet, "PermissionSetGroupId" AS permissionGroup FROM "PermissionSetAssignment"
    WHERE "AssigneeId" = ? AND ("ExpirationDate" IS NULL OR "ExpirationDate" > strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`;
  for (const row of select(database, 'PermissionSetAssignment', assignments, userId)) {
    if (idOf(row, 'permissionGroup') !== '') groups.add(idOf(row, 'permissionGroup'));
    else if (idOf(row, 'permissionSet') !== '') direct.add(idOf(row, 'permissionSet'));
  }
  const muted = new Map<string, string[]>();
  for (const group of groups) addGroup(database, group, direct, muted);
  return { ids: [...direct, ...muted.keys()], muted };
}

/** Components are permission sets or a muting set (0QM, 0QD by age of the org): told apart by where the row is. */
function addGroup(
  database: OrgDatabase,
  group: string,
  direct: ReadonlySet<string>,
  muted: Map<string, string[]>,
): void {
  const members = select(
    database,
    'PermissionSetGroupComponent',
    'SELECT "PermissionSetId" AS id FROM "PermissionSetGroupComponent" WHERE "PermissionSetGroupId" = ? AND COALESCE("IsDeleted", 0) = 0',
    group,
  );
  const ids = members.map((row) => String(row['id']));
  const muting = ids.filter(
    (id) =>
      select(database, 'MutingPermissionSet', 'SELECT 1 FROM "MutingPermissionSet" WHERE "Id" = ?', id).length > 0,
  );
  for (const id of ids) {
    if (direct.has(id) || muting.includes(id)) continue;
    const earlier = muted.get(id);
    muted.set(id, earlier === undefined ? muting : earlier.filter((mute) => muting.includes(mute)));
  }
}

function idOf(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

function select(database: OrgDatabase, table: string, sql: string, value: string): Row[] {
  if (!database.tables.exists(table)) return [];
  const statement = database.prepare(sql);
  statement.setReturnArrays(false);
  return statement.all(value);
}
