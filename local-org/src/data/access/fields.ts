import type { FieldDef, Schema } from '../../schema/types.ts';
import type { ObjectAccess } from '../types.ts';
import type { Grants } from './grants.ts';
import { setupPermissionsOf } from './setup-objects.ts';

interface FieldRights {
  readonly read: boolean;
  readonly edit: boolean;
}
const NONE: FieldRights = { read: false, edit: false };

/** Field-level security: fields without it follow the object, the others need a FieldPermissions row. */
export function fieldRights(
  schema: Schema,
  grants: Grants,
  object: ObjectAccess,
  objectName: string,
  fieldName: string,
): FieldRights {
  const definition = schema.object(objectName);
  const field = definition?.fields.get(fieldName.toLowerCase());
  if (definition === undefined || field === undefined || !object.read) return NONE;
  const canEdit = object.edit || object.create;
  if (setupPermissionsOf(definition) !== null || !hasSecurity(field)) return { read: true, edit: canEdit };
  const key = `${objectName}.${fieldName}`.toLowerCase();
  const edit = grants.fields.has(`${key}.edit`);
  return { read: edit || grants.fields.has(`${key}.read`), edit: edit && canEdit };
}

/** Names, system fields, required fields and master-detail references are visible with the object. */
function hasSecurity(field: FieldDef): boolean {
  if (!field.custom) return false;
  return field.nillable && !field.cascadeDelete;
}
