import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { isStored } from '../store/tables.ts';
import type { Scalar } from '../types.ts';

type SqlRow = Record<string, string | number | null>;

/** The stored rows with these ids, by id; `Scalar` values with canonical names. */
export function readRows(
  database: OrgDatabase,
  object: ObjectDef,
  ids: readonly string[],
): Map<string, Record<string, Scalar>> {
  const found = new Map<string, Record<string, Scalar>>();
  if (!database.tables.exists(object.name)) return found;
  const statement = database.prepare(`SELECT * FROM "${object.name}" WHERE "Id" IN (SELECT value FROM json_each(?))`);
  statement.setReturnArrays(false);
  for (const row of statement.all(JSON.stringify(ids)) as SqlRow[])
    found.set(String(row['Id']), toScalars(object, row));
  return found;
}

function toScalars(object: ObjectDef, row: SqlRow): Record<string, Scalar> {
  const values: Record<string, Scalar> = { Id: row['Id'] ?? null };
  for (const [column, value] of Object.entries(row)) {
    const field = object.fields.get(column.toLowerCase());
    if (field !== undefined) values[field.name] = field.type === 'boolean' ? value === 1 : value;
  }
  return values;
}

export function insertRow(database: OrgDatabase, object: ObjectDef, fields: Readonly<Record<string, Scalar>>): void {
  const entries = storedEntries(object, fields);
  const columns = entries.map(([name]) => `"${name}"`).join(', ');
  database
    .prepare(`INSERT INTO "${object.name}" (${columns}) VALUES (${entries.map(() => '?').join(', ')})`)
    .run(...entries.map(([, value]) => toSql(value)));
}

export function updateRow(
  database: OrgDatabase,
  object: ObjectDef,
  id: string,
  fields: Readonly<Record<string, Scalar>>,
): void {
  const entries = storedEntries(object, fields).filter(([name]) => name !== 'Id');
  if (entries.length === 0) return;
  const changes = entries.map(([name]) => `"${name}" = ?`).join(', ');
  database
    .prepare(`UPDATE "${object.name}" SET ${changes} WHERE "Id" = ?`)
    .run(...entries.map(([, value]) => toSql(value)), id);
}

function storedEntries(object: ObjectDef, fields: Readonly<Record<string, Scalar>>): [string, Scalar][] {
  return Object.entries(fields).filter(([name]) => {
    const field = object.fields.get(name.toLowerCase());
    return name === 'Id' || (field !== undefined && isStored(field));
  });
}

function toSql(value: Scalar): string | number | null {
  return typeof value === 'boolean' ? (value ? 1 : 0) : value;
}
