import type { DatabaseSync } from 'node:sqlite';
import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from './database.ts';

const NUMERIC = new Set(['int', 'long', 'double', 'currency', 'percent', 'boolean']);
const IDS = new Set(['id', 'reference']);

/** Which tables and columns the file has. Readers never create any: an object without a table has no rows. */
export class TableCatalog {
  readonly #database: OrgDatabase;
  readonly #columns = new Map<string, ReadonlySet<string> | null>();
  /** whose table has every column; a changed object is another definition */
  #complete = new WeakSet<ObjectDef>();
  #version = -1;

  constructor(database: OrgDatabase) {
    this.#database = database;
  }

  /** Changes whenever any connection changes a table. */
  version(): number {
    const row = this.#database.prepare('PRAGMA schema_version').get();
    const version = Number(row?.['schema_version'] ?? 0);
    if (version !== this.#version) this.forget();
    return (this.#version = version);
  }

  /** Lower-cased column names, or null when the object has no table yet. */
  columns(objectName: string): ReadonlySet<string> | null {
    const key = objectName.toLowerCase();
    const found = this.#columns.get(key);
    if (found !== undefined) return found;
    const rows = this.#database.prepare('SELECT name FROM pragma_table_info(?)').all(key);
    const columns = rows.length === 0 ? null : new Set(rows.map((row) => String(row['name']).toLowerCase()));
    this.#columns.set(key, columns);
    return columns;
  }

  exists(name: string): boolean {
    return this.columns(name) !== null;
  }

  /** Creates the table of an object, or the columns that metadata has added since. Takes the write lock. */
  ensure(object: ObjectDef): void {
    this.#database.lock();
    if (this.#complete.has(object)) return;
    const columns = this.columns(object.name);
    const stored = [...object.fields.values()].filter(isStored);
    const missing = stored.filter((field) => !columns?.has(field.name.toLowerCase()));
    if (columns !== null && missing.length === 0) {
      this.#complete.add(object);
      return;
    }
    if (columns === null) this.#create(object, stored);
    else
      for (const field of missing)
        this.#database.sqlite.exec(`ALTER TABLE "${object.name}" ADD COLUMN ${columnDdl(field)}`);
    this.#columns.delete(object.name.toLowerCase());
  }

  forget(): void {
    this.#columns.clear();
    this.#complete = new WeakSet();
  }

  copyInto(target: DatabaseSync): void {
    const source = this.#database.sqlite;
    const entries = source
      .prepare(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC",
      )
      .all();
    target.exec('BEGIN');
    for (const entry of entries) {
      target.exec(String(entry['sql']));
      if (entry['type'] === 'table') copyRows(source, target, String(entry['name']));
    }
    target.exec('COMMIT');
  }

  #create(object: ObjectDef, fields: readonly FieldDef[]): void {
    const sqlite = this.#database.sqlite;
    const columns = fields.map(columnDdl);
    if (!object.fields.has('id')) columns.unshift('"Id" TEXT PRIMARY KEY');
    sqlite.exec(`CREATE TABLE IF NOT EXISTS "${object.name}" (${columns.join(', ')})`);
    for (const field of fields)
      if (isIndexed(field))
        sqlite.exec(
          `CREATE INDEX IF NOT EXISTS "ix_${object.name}_${field.name}" ON "${object.name}" ("${field.name}")`,
        );
  }
}

export function isStored(field: FieldDef): boolean {
  return field.type !== 'address' && field.type !== 'location' && field.formula === null;
}

function isIndexed(field: FieldDef): boolean {
  if (/^(CreatedById|LastModifiedById)$/.test(field.name)) return false;
  return (
    field.unique ||
    field.externalId ||
    (field.type === 'reference' && field.referenceTo.length > 0) ||
    /^(DeveloperName|Username)$/.test(field.name)
  );
}

/** Text compares without case, as SOQL does; ids compare exactly. */
function columnDdl(field: FieldDef): string {
  if (field.name === 'Id') return '"Id" TEXT PRIMARY KEY';
  if (NUMERIC.has(field.type)) return `"${field.name}" NUMERIC`;
  if (IDS.has(field.type) || field.caseSensitive) return `"${field.name}" TEXT`;
  return `"${field.name}" TEXT COLLATE NOCASE`;
}

function copyRows(source: DatabaseSync, target: DatabaseSync, table: string): void {
  const rows = source.prepare(`SELECT * FROM "${table}"`);
  rows.setReturnArrays(true);
  let insert: ReturnType<DatabaseSync['prepare']> | undefined;
  for (const row of rows.iterate() as Iterable<unknown>) {
    const values = row as (string | number | null)[];
    insert ??= target.prepare(`INSERT INTO "${table}" VALUES (${values.map(() => '?').join(',')})`);
    insert.run(...values);
  }
}
