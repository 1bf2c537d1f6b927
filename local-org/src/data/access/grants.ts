import type { OrgDatabase } from '../store/database.ts';
import type { PermissionSetIds } from './permission-sets.ts';

export interface Grants {
  /** name of the profile */
  readonly profile: string;
  readonly userPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly apexClasses: ReadonlySet<string>;
  readonly principals: ReadonlySet<string>;
  readonly tabs: ReadonlySet<string>;
  /** `account.read`, `account.viewallrecords` */
  readonly objects: ReadonlySet<string>;
  /** `account.phone.read`, `account.phone.edit` */
  readonly fields: ReadonlySet<string>;
}

type Row = Record<string, unknown>;
type Read = (set: string) => string[];

/** What the permission sets give; a set that comes by a group gives what its muting sets do not take. */
export function loadGrants(database: OrgDatabase, sets: PermissionSetIds, profile: string): Grants {
  const collect = (read: Read): ReadonlySet<string> => {
    const all = new Set<string>();
    for (const id of sets.ids) {
      const muted = new Set((sets.muted.get(id) ?? []).flatMap(read));
      for (const grant of read(id)) if (!muted.has(grant)) all.add(grant);
    }
    return all;
  };
  const rows = reader(database);
  return {
    profile,
    userPermissions: collect((id) => [
      ...userPermissions(rows, 'PermissionSet', id),
      ...userPermissions(rows, 'MutingPermissionSet', id),
    ]),
    objects: collect((id) =>
      objectGrants(rows(['ObjectPermissions'], 'SELECT * FROM "ObjectPermissions" WHERE "ParentId" = ?', id)),
    ),
    fields: collect((id) =>
      fieldGrants(rows(['FieldPermissions'], 'SELECT * FROM "FieldPermissions" WHERE "ParentId" = ?', id)),
    ),
    tabs: collect((id) => names(rows(['PermissionSetTabSetting'], TABS, id))),
    apexClasses: collect((id) => names(rows(['SetupEntityAccess', 'ApexClass'], entity('ApexClass', 'Name'), id))),
    customPermissions: collect((id) =>
      names(rows(['SetupEntityAccess', 'CustomPermission'], entity('CustomPermission', 'DeveloperName'), id)),
    ),
    principals: collect((id) =>
      names(rows(['SetupEntityAccess', 'ExternalCredentialParameter', 'ExternalCredential'], PRINCIPALS, id)),
    ),
  };
}

const TABS = `SELECT "Name" AS name FROM "PermissionSetTabSetting" WHERE "ParentId" = ? AND "Visibility" IN ('DefaultOn', 'DefaultOff')`;

/** A principal is the ExternalCredentialParameter row of that name; ParameterGroup is the principal for parameters below it. */
const PRINCIPALS = `SELECT c."DeveloperName" || '-' || p."ParameterName" AS name
  FROM "SetupEntityAccess" a JOIN "ExternalCredentialParameter" p ON p."Id" = a."SetupEntityId"
  JOIN "ExternalCredential" c ON c."Id" = p."ExternalCredentialId" WHERE a."ParentId" = ?`;

const entity = (table: string, column: string): string =>
  `SELECT e."${column}" AS name FROM "SetupEntityAccess" a JOIN "${table}" e ON e."Id" = a."SetupEntityId" WHERE a."ParentId" = ?`;

function reader(database: OrgDatabase): (tables: readonly string[], sql: string, id: string) => Row[] {
  return (tables, sql, id) => {
    if (!tables.every((table) => database.tables.exists(table))) return [];
    const statement = database.prepare(sql);
    statement.setReturnArrays(false);
    return statement.all(id);
  };
}

function names(rows: readonly Row[]): string[] {
  return rows.map((row) => String(row['name']).toLowerCase());
}

function userPermissions(rows: ReturnType<typeof reader>, table: string, id: string): string[] {
  const [row = {}] = rows([table], `SELECT * FROM "${table}" WHERE "Id" = ?`, id);
  return permissionNames(row);
}

function permissionNames(row: Row): string[] {
  return Object.entries(row)
    .filter(([column, value]) => column.startsWith('Permissions') && value === 1)
    .map(([column]) => column.slice('Permissions'.length).toLowerCase());
}

function objectGrants(rows: readonly Row[]): string[] {
  return rows.flatMap((row) =>
    permissionNames(row).map((right) => `${String(row['SobjectType']).toLowerCase()}.${right}`),
  );
}

/** `Field` is `Account.Phone`. */
function fieldGrants(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => permissionNames(row).map((right) => `${String(row['Field']).toLowerCase()}.${right}`));
}
