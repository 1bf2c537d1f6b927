import type { DatabaseSync } from 'node:sqlite';
import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from './database.ts';

const NUMERIC = new Set(['int', 'long', 'double', 'currency', 'percent', 'boolean']);
const IDS = new Set(['id', 'reference']);

type Entry = Readonly<Record<'type' | 'name' | 'sql', string>>;

const entriesOf = (schema: string): string =>
  `SELECT type, name, sql FROM ${schema}.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC`;

/** Which tables and columns the file has. Readers never create any: an object without a table has no rows. */
export class TableCatalog {
  readonly #database: OrgDatabase;
  readonly #columns = new Map<string, ReadonlySet<string> | null>();
  /** whose table has every column; a changed object is another definition */
  #complete = new WeakSet<ObjectDef>();
  /** objects whose tables this connection has made */
  readonly #made = new Map<string, ObjectDef>();
  #version = -1;

  constructor(database: OrgDatabase) {
    this.#database = database;
  }

  /** Changes whenever any connection changes a table. */
  version(): number {
    const version = this.#versionOf('main');
    if (version !== this.#version) this.forget();
    return (this.#version = version);
  }

  /** Another one when a table of the file, or a temporary one, was made or changed; a rollback takes it back. */
  layout(): string {
    return `${this.#versionOf('main')} ${this.#versionOf('temp')}`;
  }

  #versionOf(schema: 'main' | 'temp'): number {
    return Number(this.#database.prepare(`PRAGMA ${schema}.schema_version`).get()?.['schema_version'] ?? 0);
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
    if (columns === null) this.#create(object);
    else
      for (const field of missing)
        this.#database.sqlite.exec(`ALTER TABLE "${object.name}" ADD COLUMN ${columnDdl(field)}`);
    this.#columns.delete(object.name.toLowerCase());
  }

  forget(): void {
    this.#columns.clear();
    this.#complete = new WeakSet();
  }

  /** Tables, rows and indexes of another file, as it is committed. */
  copyFrom(file: string): void {
    const { sqlite } = this.#database;
    sqlite.prepare('ATTACH ? AS source').run(file);
    sqlite.exec('BEGIN');
    // Tables before indexes, which are filled as they are made.
    for (const { type, name, sql } of sqlite.prepare(entriesOf('source')).all() as Entry[]) {
      sqlite.exec(sql);
      if (type === 'table') sqlite.exec(`INSERT INTO main."${name}" SELECT * FROM source."${name}"`);
    }
    sqlite.exec('COMMIT; DETACH source');
  }

  /** The same of what a connection sees, which may not be committed: row by row. */
  copyRowsOf(source: OrgDatabase): void {
    const { sqlite } = this.#database;
    sqlite.exec('BEGIN');
    for (const { type, name, sql } of source.sqlite.prepare(entriesOf('main')).all() as Entry[]) {
      sqlite.exec(sql);
      if (type === 'table') copyRows(source.sqlite, sqlite, name);
    }
    sqlite.exec('COMMIT');
  }

  /** Makes tables again that a rollback has taken back. */
  remake(): void {
    for (const object of this.#made.values()) this.#create(object);
  }

  #create(object: ObjectDef): void {
    const sqlite = this.#database.sqlite;
    const fields = [...object.fields.values()].filter(isStored);
    this.#made.set(object.name, object);
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
