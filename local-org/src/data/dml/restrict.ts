import type { ChildRelationship, ObjectDef } from '../../schema/types.ts';
import { nameField } from '../soql/polymorphic.ts';
import type { OrgDatabase } from '../store/database.ts';
import { error } from './prepare.ts';
import type { Row } from './prepare.ts';

/** A record that others must not lose stays: cases of a contact, children whose lookup restricts the deletion. */
export function refuseNeeded(database: OrgDatabase, object: ObjectDef, rows: readonly Row[]): void {
  for (const relationship of object.childRelationships)
    if (relationship.restrictedDelete === true)
      for (const row of rows) if (row.id !== null) refuse(database, object, relationship, row);
}

function refuse(database: OrgDatabase, object: ObjectDef, relationship: ChildRelationship, row: Row): void {
  const child = database.schema.object(relationship.childObject);
  const columns = database.tables.columns(relationship.childObject);
  if (child === undefined || !columns?.has(relationship.field.toLowerCase())) return;
  const alive = columns.has('isdeleted') ? ' AND COALESCE("IsDeleted", 0) = 0' : '';
  const name = nameField(child)?.name ?? 'Id';
  const found = database
    .prepare(`SELECT "${name}" AS name FROM "${child.name}" WHERE "${relationship.field}" = ?${alive} LIMIT 5`)
    .all(row.id);
  if (found.length === 0) return;
  const own = row.fields[nameField(object)?.name ?? 'Id'];
  row.errors.push(
    error(
      'DELETE_FAILED',
      `Your attempt to delete ${String(own ?? row.id)} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${found.map((entry) => String(entry['name'])).join(', ')}\n`,
    ),
  );
}
