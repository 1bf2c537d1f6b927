import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { storedChildren } from './remove.ts';

/**
 * Removes rows from the recycle bin for good, with the rows that were deleted with them. Answers the ids that were in it.
 */
export function purgeRows(database: OrgDatabase, object: ObjectDef, ids: readonly string[]): string[] {
  if (ids.length === 0 || database.tables.columns(object.name)?.has('isdeleted') !== true) return [];
  return database.transaction(() => {
    database.lock();
    const inBin = deletedIds(database, object, '"Id"', ids);
    for (const { child, relationship } of storedChildren(database, object)) {
      if (!relationship.cascadeDelete || !database.tables.columns(child.name)?.has('isdeleted')) continue;
      purgeRows(database, child, deletedIds(database, child, `"${relationship.field}"`, inBin));
    }
    const list = JSON.stringify(inBin);
    database.prepare(`DELETE FROM "${object.name}" WHERE "Id" IN (SELECT value FROM json_each(?))`).run(list);
    return inBin;
  });
}

function deletedIds(database: OrgDatabase, object: ObjectDef, column: string, ids: readonly string[]): string[] {
  const sql = `SELECT "Id" AS id FROM "${object.name}" WHERE ${column} IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 1`;
  return database
    .prepare(sql)
    .all(JSON.stringify(ids))
    .map((row) => String(row['id']));
}
