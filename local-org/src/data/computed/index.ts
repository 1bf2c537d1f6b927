import type { Schema } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { BindValue, Scalar } from '../types.ts';
import {
  ENTITY_DEFINITION,
  ENTITY_PARTICLE,
  FIELD_DEFINITION,
  PICKLIST_VALUE_INFO,
  RELATIONSHIP_INFO,
} from './definitions.ts';
import { USER_RECORD_ACCESS } from './record-access.ts';
import type { ComputeContext, ComputedObject, ComputedRow, PerObject } from './types.ts';

const PER_OBJECT: readonly PerObject[] = [
  ENTITY_DEFINITION,
  FIELD_DEFINITION,
  ENTITY_PARTICLE,
  PICKLIST_VALUE_INFO,
  RELATIONSHIP_INFO,
];
const OBJECTS: ReadonlyMap<string, ComputedObject> = new Map(
  [USER_RECORD_ACCESS, ...PER_OBJECT.map(ofNamedObjects)].map((each) => [each.name.toLowerCase(), each]),
);

/** of each connection: the schema that its computed rows were made of */
const madeOf = new WeakMap<OrgDatabase, Schema>();

export const isComputed = (name: string): boolean => OBJECTS.has(name.toLowerCase());

/** Makes the rows that a query of this object may want, in a table of the connection that other connections do not see. */
export function ensureComputed(database: OrgDatabase, name: string, question: Question): void {
  const object = OBJECTS.get(name.toLowerCase());
  if (object === undefined) return;
  forgetOldSchema(database);
  createTable(database, object.name);
  if (object.isFresh === true) database.sqlite.exec(`DELETE FROM temp."${object.name}"`);
  database.sqlite.exec('SAVEPOINT computed');
  for (const row of object.rows({ database, ...question })) insert(database, object.name, row);
  database.sqlite.exec('RELEASE computed');
}

type Question = Omit<ComputeContext, 'database'>;

/** What a query asks for: names of objects and ids among its literals and binds, and what custom metadata refers to. */
export function questionOf(database: OrgDatabase, soql: string, binds: Readonly<Record<string, BindValue>>): Question {
  const literals = [...soql.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text);
  const bound = Object.values(binds).flatMap((value) =>
    Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar],
  );
  const isReferred = /__mdt\b/i.test(soql);
  const words = [...literals, ...bound.filter((value) => typeof value === 'string')];
  return { words: new Set(isReferred ? [...words, ...referredNames(database)] : words), isReferred };
}

/** The definitions that records of custom metadata hold. */
function referredNames(database: OrgDatabase): string[] {
  const { schema, tables } = database;
  const types = schema.objectNames('data').filter((name) => name.endsWith('__mdt') && tables.exists(name));
  return types.flatMap((type) =>
    [...(schema.object(type)?.fields.values() ?? [])]
      .filter((field) => field.referenceTo.some(isComputed) && tables.columns(type)?.has(field.name.toLowerCase()))
      .flatMap((field) => database.prepare(`SELECT DISTINCT "${field.name}" AS name FROM "${type}"`).all())
      .flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
  );
}

function forgetOldSchema(database: OrgDatabase): void {
  const known = madeOf.get(database);
  if (known === database.schema) return;
  madeOf.set(database, database.schema);
  if (known === undefined) return;
  for (const { name } of OBJECTS.values()) database.sqlite.exec(`DROP TABLE IF EXISTS temp."${name}"`);
  database.tables.forget();
}

function createTable(database: OrgDatabase, name: string): void {
  // Asked of SQLite, because a rollback takes tables of the connection with it.
  if (database.prepare('SELECT 1 FROM sqlite_temp_master WHERE name = ?').get(name) !== undefined) return;
  const fields = [...(database.schema.object(name)?.fields.values() ?? [])].filter((field) => field.name !== 'Id');
  const columns = fields.map(
    (field) => `"${field.name}"${field.type === 'boolean' || field.type === 'int' ? '' : ' TEXT COLLATE NOCASE'}`,
  );
  database.sqlite.exec(
    `CREATE TEMP TABLE IF NOT EXISTS "${name}" ("Id" TEXT PRIMARY KEY COLLATE NOCASE, ${columns.join(', ')})`,
  );
  database.tables.forget();
}

function insert(database: OrgDatabase, name: string, row: ComputedRow): void {
  const entries = Object.entries(row).filter(([column]) => database.tables.columns(name)?.has(column.toLowerCase()));
  database
    .prepare(
      `INSERT OR IGNORE INTO temp."${name}" (${entries.map(([column]) => `"${column}"`).join(', ')}) VALUES (${entries.map(() => '?').join(', ')})`,
    )
    .run(...entries.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value)));
}

/** The rows of the objects that the query names, by `Account` or `Account.Industry`; of all when it names none. */
function ofNamedObjects(each: PerObject): ComputedObject {
  return {
    name: each.name,
    *rows(context) {
      for (const name of namedObjects(context)) {
        const object = context.database.schema.object(name, 'data');
        if (object !== undefined && !isThere(context, each.name, object.name)) yield* each.rowsOf(object, context);
      }
    },
  };
}

function namedObjects({ database, words, isReferred }: ComputeContext): readonly string[] {
  const { schema } = database;
  const found = [...words].flatMap((word) => {
    const [first = ''] = word.split('.');
    return [first, `${first}__c`, `${first}__mdt`].filter((name) => schema.object(name, 'data') !== undefined);
  });
  return found.length > 0 || isReferred ? [...new Set(found)] : schema.objectNames('data');
}

function isThere({ database }: ComputeContext, table: string, object: string): boolean {
  return (
    database
      .prepare(`SELECT 1 FROM temp."${table}" WHERE "Id" = ? OR ("Id" >= ? AND "Id" < ?) LIMIT 1`)
      .get(object, `${object}.`, `${object}/`) !== undefined
  );
}
