import { readRows } from '../dml/rows.ts';
import { registerBehaviour } from './registry.ts';
import type { BehaviourContext, BehaviourRow } from './registry.ts';

/** A permission set or group is assigned to a user once; a profile's own set is not assigned at all. */
registerBehaviour({
  object: 'PermissionSetAssignment',
  beforeWrite: (context, rows) => rows.forEach((row) => check(context, row)),
});

function check(context: BehaviourContext, row: BehaviourRow): void {
  if (context.operation !== 'insert') return;
  row.fields['IsActive'] ??= true;
  const target = row.fields['PermissionSetGroupId'] == null ? 'PermissionSetId' : 'PermissionSetGroupId';
  const { database, object } = context;
  const table = database.tables.exists(object.name);
  const twin = table
    ? database
        .prepare(`SELECT "Id" AS id FROM "${object.name}" WHERE "AssigneeId" = ? AND "${target}" = ?`)
        .get(textOf(row, 'AssigneeId'), textOf(row, target))
    : undefined;
  if (twin !== undefined)
    row.errors.push({
      statusCode: 'DUPLICATE_VALUE',
      message: `Duplicate PermissionSetAssignment. Assignee: ${textOf(row, 'AssigneeId')}; Permission Set: ${textOf(row, target)}`,
      fields: ['AssigneeId', target],
    });
  if (target === 'PermissionSetId' && isOwnedByProfile(context, textOf(row, 'PermissionSetId')))
    row.errors.push({
      statusCode: 'FIELD_INTEGRITY_EXCEPTION',
      message: "You can't assign a permission set that's owned by a profile.",
      fields: ['PermissionSetId'],
    });
}

function textOf(row: BehaviourRow, name: string): string {
  return String(row.fields[name] ?? '');
}

function isOwnedByProfile(context: BehaviourContext, id: string): boolean {
  const object = context.database.schema.object('PermissionSet');
  return object !== undefined && readRows(context.database, object, [id]).get(id)?.['IsOwnedByProfile'] === true;
}
