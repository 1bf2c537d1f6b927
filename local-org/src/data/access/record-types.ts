import type { OrgDatabase } from '../store/database.ts';
import type { UserAccess } from '../types.ts';

const TABLE = '_record_type_visibility';
const COLUMNS =
  'permission_set TEXT NOT NULL, object TEXT NOT NULL COLLATE NOCASE, name TEXT NOT NULL COLLATE NOCASE, is_visible INTEGER NOT NULL, is_default INTEGER NOT NULL, PRIMARY KEY (permission_set, object, name)';

/** What a profile or permission set says of a record type. */
export interface RecordTypeVisibility {
  readonly object: string;
  /** developer name */
  readonly name: string;
  readonly isVisible: boolean;
  readonly isDefault: boolean;
}

/** Keeps what a permission set (of a profile, or by itself) says; with `replaces` nothing else is left of it. */
export function putRecordTypeVisibilities(
  database: OrgDatabase,
  permissionSetId: string,
  entries: readonly RecordTypeVisibility[],
  replaces: boolean,
): void {
  if (entries.length === 0 && !database.tables.exists(TABLE)) return;
  database.ownTable(TABLE, COLUMNS);
  if (replaces) database.prepare(`DELETE FROM ${TABLE} WHERE permission_set = ?`).run(permissionSetId);
  const put = database.prepare(`INSERT OR REPLACE INTO ${TABLE} VALUES (?, ?, ?, ?, ?)`);
  for (const { object, name, isVisible, isDefault } of entries)
    put.run(permissionSetId, object, name, Number(isVisible), Number(isDefault));
}

/** A record type of an object, as a user has it. */
export interface UserRecordType {
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly isActive: boolean;
  readonly isAvailable: boolean;
  readonly isDefault: boolean;
}

/**
 * The record types of an object. Profile and permission sets say which are available; the administrator's profile has all.
 * The default is that of the profile.
 */
export function recordTypesOf(database: OrgDatabase, object: string, user: UserAccess): UserRecordType[] {
  if (!database.tables.exists('RecordType')) return [];
  const rows = database
    .prepare('SELECT * FROM "RecordType" WHERE "SobjectType" = ? COLLATE NOCASE ORDER BY "Name"')
    .all(object);
  if (rows.length === 0) return [];
  const { visible, standard } = visibilities(database, object, user);
  const isAdministrator = hasAll(database, user);
  return rows.map((row) => {
    const developerName = String(row['DeveloperName']);
    const key = developerName.toLowerCase();
    const isActive = row['IsActive'] === 1;
    return {
      id: String(row['Id']),
      name: String(row['Name']),
      developerName,
      isActive,
      isAvailable: isActive && (isAdministrator || visible.has(key)),
      isDefault: standard === key,
    };
  });
}

/** The record type that a new record of the user gets; null for the master record type. */
export function defaultRecordType(database: OrgDatabase, object: string, user: UserAccess): string | null {
  return recordTypesOf(database, object, user).find(({ isDefault, isActive }) => isDefault && isActive)?.id ?? null;
}

function visibilities(
  database: OrgDatabase,
  object: string,
  user: UserAccess,
): { readonly visible: ReadonlySet<string>; readonly standard: string | null } {
  if (!database.tables.exists(TABLE)) return { visible: new Set(), standard: null };
  const sets = JSON.stringify(user.permissionSetIds);
  const rows = database
    .prepare(
      `SELECT name, is_visible AS visible, is_default AS standard FROM ${TABLE} WHERE object = ? AND permission_set IN (SELECT value FROM json_each(?))`,
    )
    .all(object, sets);
  const names = (column: string): string[] =>
    rows.filter((row) => row[column] === 1).map((row) => String(row['name']).toLowerCase());
  return { visible: new Set(names('visible')), standard: names('standard')[0] ?? null };
}

function hasAll(database: OrgDatabase, user: UserAccess): boolean {
  if (!database.tables.exists('Profile')) return false;
  const row = database.prepare('SELECT "Name" AS name FROM "Profile" WHERE "Id" = ?').get(user.profileId);
  return row?.['name'] === 'System Administrator';
}
