import type { OrgDatabase } from '../../data/store/database.ts';
import type { Scalar } from '../../data/types.ts';
import type { Api, FieldDef, ObjectDef, Schema } from '../../schema/types.ts';
import { newComponentId } from './component-ids.ts';
import type { ObjectRows, SqlValue } from './sql.ts';

type Stored = Readonly<Record<string, Scalar>>;

/** Writes rows as the platform itself does: no trigger, no right, no required field stands in the way. */
export function objectRows(db: OrgDatabase): ObjectRows {
  const object = (name: string): ObjectDef | undefined => definition(db, name);
  const field = (name: string, column: string): FieldDef | undefined => object(name)?.fields.get(column.toLowerCase());
  const table = (name: string): ObjectDef => {
    const def = object(name);
    if (!def) throw new Error(`The schema has no object ${name}.`);
    db.tables.ensure(def);
    return def;
  };
  return {
    has: (name) => object(name) !== undefined,
    hasField: (name, column) => field(name, column) !== undefined,
    newId: (name) => newComponentId(name),
    find: (name, where) => find(db, object(name), where),
    put: (name, id, values) => put(db, table(name), id, values),
    remove: (name, id) => {
      const def = table(name);
      db.prepare(`DELETE FROM "${def.name}" WHERE "Id" = ?`).run(id);
    },
  };
}

const definitions = new WeakMap<Schema, Map<string, ObjectDef | undefined>>();

function definition(db: OrgDatabase, name: string): ObjectDef | undefined {
  const known = definitions.get(db.schema) ?? new Map<string, ObjectDef | undefined>();
  definitions.set(db.schema, known);
  const key = name.toLowerCase();
  if (!known.has(key)) known.set(key, inBothWorlds(db, name));
  return known.get(key);
}

/** Setup objects may be in one SOQL world or in both; the rows are the same. */
function inBothWorlds(db: OrgDatabase, name: string): ObjectDef | undefined {
  const apis: readonly Api[] = ['data', 'tooling'];
  const found = apis.flatMap((api) => db.schema.object(name, api) ?? []);
  const [first, second] = found;
  if (!first || !second) return first;
  return { ...first, fields: new Map([...second.fields, ...first.fields]) };
}

function find(db: OrgDatabase, object: ObjectDef | undefined, where: Stored): Stored[] {
  const columns = object && db.tables.columns(object.name);
  if (!object || !columns) return [];
  const names = Object.keys(where);
  if (!names.every((name) => columns.has(name.toLowerCase()))) return [];
  const filter = names.map((name) => `"${name}" IS ?`).join(' AND ');
  const sql = `SELECT * FROM "${object.name}"${filter === '' ? '' : ` WHERE ${filter}`}`;
  return db.prepare(sql).all(...Object.values(where).map(sqlValue)) as unknown as Stored[];
}

function put(db: OrgDatabase, object: ObjectDef, id: string, values: Stored): void {
  const known = Object.entries(values).filter(([name]) => isColumn(object, name));
  const columns = ['Id', ...known.map(([name]) => name)];
  const updates = known.map(([name]) => `"${name}" = excluded."${name}"`).join(', ');
  const onConflict = updates === '' ? 'DO NOTHING' : `DO UPDATE SET ${updates}`;
  const sql = `INSERT INTO "${object.name}" (${columns.map((c) => `"${c}"`).join(', ')})
    VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT ("Id") ${onConflict}`;
  db.prepare(sql).run(id, ...known.map(([, value]) => sqlValue(value)));
}

function isColumn(object: ObjectDef, name: string): boolean {
  const field = object.fields.get(name.toLowerCase());
  return (
    field !== undefined &&
    name.toLowerCase() !== 'id' &&
    field.type !== 'address' &&
    field.type !== 'location' &&
    field.formula === null
  );
}

function sqlValue(value: Scalar): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value;
}
