import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { MergeTarget } from '../types.ts';
import type { Row } from './prepare.ts';
import { storedChildren } from './remove.ts';
import { updateRow } from './rows.ts';

/**
 * Gives what belongs to the rows to the surviving one, and says in them who survived, before they are deleted (Apex
 * Developer Guide, "Triggers and Merge Statements": related rows go over without triggers).
 */
export function mergeRows(database: OrgDatabase, object: ObjectDef, target: MergeTarget, rows: readonly Row[]): void {
  const ids = JSON.stringify(rows.flatMap((row) => row.id ?? []));
  for (const { child, relationship } of storedChildren(database, object)) {
    if (relationship.field === 'MasterRecordId') continue;
    const field = `"${relationship.field}"`;
    const where = `${field} IN (SELECT value FROM json_each(?))`;
    const moved = database.prepare(`SELECT "Id" AS id FROM "${child.name}" WHERE ${where}`).all(ids);
    if (moved.length === 0) continue;
    database.prepare(`UPDATE "${child.name}" SET ${field} = ? WHERE ${where}`).run(target.id, ids);
    target.onReparent(moved.map((row) => String(row['id'])));
  }
  if (!object.fields.has('masterrecordid')) return;
  for (const row of rows) {
    if (row.id !== null) updateRow(database, object, row.id, { MasterRecordId: target.id });
    row.old = { ...row.old, MasterRecordId: target.id };
  }
}
