import type { OrgDatabase } from '../store/database.ts';

/**
 * Whose records a user may see as their own: the user, the groups and queues that the user is in, and everybody below in
 * the role hierarchy ("Sharing Considerations" of Salesforce Help: bosses have what their people have).
 */
export function sharedWith(database: OrgDatabase, userId: string): readonly string[] {
  const role = roleOf(database, userId);
  const below = role === null ? [] : usersOf(database, subordinateRoles(database, role));
  return [...new Set([userId, ...groupsOf(database, userId, role), ...below])];
}

function ids(database: OrgDatabase, tables: readonly string[], sql: string, ...values: string[]): string[] {
  if (!tables.every((table) => database.tables.exists(table))) return [];
  const statement = database.prepare(sql);
  statement.setReturnArrays(false);
  return statement.all(...values).map((row) => String(row['id']));
}

function roleOf(database: OrgDatabase, userId: string): string | null {
  const [role] = ids(
    database,
    ['User'],
    'SELECT "UserRoleId" AS id FROM "User" WHERE "Id" = ? AND "UserRoleId" IS NOT NULL',
    userId,
  );
  return role ?? null;
}

function subordinateRoles(database: OrgDatabase, role: string): string[] {
  const sql = `WITH RECURSIVE below(id) AS (SELECT "Id" FROM "UserRole" WHERE "ParentRoleId" = ?
    UNION SELECT r."Id" FROM "UserRole" r JOIN below ON r."ParentRoleId" = below.id) SELECT id FROM below`;
  return ids(database, ['UserRole'], sql, role);
}

function usersOf(database: OrgDatabase, roles: readonly string[]): string[] {
  const sql = 'SELECT "Id" AS id FROM "User" WHERE "UserRoleId" IN (SELECT value FROM json_each(?))';
  return roles.length === 0 ? [] : ids(database, ['User'], sql, JSON.stringify(roles));
}

/** Groups contain users and groups; a group of everybody, or of a role, has its members without rows. */
function groupsOf(database: OrgDatabase, userId: string, role: string | null): string[] {
  const own = ids(
    database,
    ['Group'],
    `SELECT "Id" AS id FROM "Group" WHERE "Type" = 'Organization' OR ("RelatedId" = ? AND "Type" IN ('Role', 'RoleAndSubordinates', 'RoleAndSubordinatesInternal'))`,
    role ?? '',
  );
  const sql = `WITH RECURSIVE member(id) AS (SELECT value FROM json_each(?)
    UNION SELECT m."GroupId" FROM "GroupMember" m JOIN member ON m."UserOrGroupId" = member.id) SELECT id FROM member`;
  const nested = ids(database, ['GroupMember'], sql, JSON.stringify([userId, ...own]));
  return [...own, ...nested.filter((id) => id !== userId)];
}
