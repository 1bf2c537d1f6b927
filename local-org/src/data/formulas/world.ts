import type { FormulaInput, World } from '../../formula/index.ts';
import type { OrgDatabase } from '../store/database.ts';
import { readRows } from '../dml/rows.ts';
import type { Scalar, UserAccess } from '../types.ts';

type Fields = Readonly<Record<string, Scalar>>;

/** The running user, the moment, and the org's setup, as formulas see them; each is read once. */
export function createWorld(database: OrgDatabase, user: UserAccess, now: number): World {
  const rows = new Map<string, Fields>();
  const row = (object: string, id: Scalar): Fields => {
    const key = `${object} ${String(id)}`;
    let found = rows.get(key);
    if (found === undefined) rows.set(key, (found = readRow(database, object, id)));
    return found;
  };
  const userRow = (): Fields => row('User', user.userId);
  const readers: Readonly<Record<string, (input: FormulaInput, parts: readonly string[]) => Scalar>> = {
    $user: (input) => ofField(userRow(), input),
    $profile: (input) => ofField(row('Profile', user.profileId), input),
    $userrole: (input) => ofField(row('UserRole', userRow()['UserRoleId'] ?? null), input),
    $organization: (input) => ofField(row('Organization', organizationId(database)), input),
    $label: (_input, parts) => labelText(database, parts.at(-1) ?? ''),
    $permission: (_input, parts) => user.customPermissions.has((parts[1] ?? '').toLowerCase()),
    $system: () => '1900-01-01T00:00:00.000Z',
    $setup: (input, parts) => setting(database, parts[1] ?? '', input, user),
    $custommetadata: (input, parts) => ofField(metadataRow(database, parts[1] ?? '', parts[2] ?? ''), input),
  };
  let timeZone: string | undefined;
  return {
    now,
    get timeZone() {
      return (timeZone ??= String(userRow()['TimeZoneSidKey'] ?? 'GMT'));
    },
    global: (input) => {
      const parts = input.global ?? [];
      return readers[parts[0]?.toLowerCase() ?? '']?.(input, parts) ?? null;
    },
  };
}

function ofField(fields: Fields, { field }: FormulaInput): Scalar {
  return field === null ? null : (fields[field.name] ?? null);
}

function readRow(database: OrgDatabase, name: string, id: Scalar): Fields {
  const object = database.schema.object(name, 'data');
  if (object === undefined || typeof id !== 'string') return {};
  return readRows(database, object, [id]).get(id) ?? {};
}

/** The id of the org's only Organization row; null in a file that was not seeded. */
export function organizationId(database: OrgDatabase): Scalar {
  const found = database.tables.exists('Organization')
    ? database.prepare('SELECT "Id" AS id FROM "Organization" LIMIT 1').get()
    : undefined;
  return found === undefined ? null : String(found['id']);
}

function labelText(database: OrgDatabase, name: string): Scalar {
  if (!database.tables.exists('ExternalString')) return null;
  const found = database.prepare('SELECT "Value" AS value FROM "ExternalString" WHERE "Name" = ?').get(name);
  return found === undefined ? null : String(found['value'] ?? '');
}

/** A hierarchy setting: that of the user, else of the profile, else of the org. */
function setting(database: OrgDatabase, name: string, input: FormulaInput, user: UserAccess): Scalar {
  const object = database.schema.object(name);
  if (object === undefined || !database.tables.exists(object.name)) return null;
  const statement = database.prepare(`SELECT "Id" AS id FROM "${object.name}" WHERE "SetupOwnerId" = ?`);
  for (const owner of [user.userId, user.profileId, String(organizationId(database))]) {
    const found = statement.get(owner);
    if (found !== undefined) return ofField(readRow(database, object.name, String(found['id'])), input);
  }
  return null;
}

function metadataRow(database: OrgDatabase, name: string, record: string): Fields {
  const object = database.schema.object(name);
  if (object === undefined || !database.tables.exists(object.name)) return {};
  const found = database.prepare(`SELECT "Id" AS id FROM "${object.name}" WHERE "DeveloperName" = ?`).get(record);
  return found === undefined ? {} : readRow(database, object.name, String(found['id']));
}
