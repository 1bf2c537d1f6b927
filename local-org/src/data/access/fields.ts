import type { FieldDef, Schema } from '../../schema/types.ts';
import type { ObjectAccess } from '../types.ts';
import { standardFieldAccess } from '../seed/profiles.ts';
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
  const key = `${objectName}.${field.compound ?? field.name}`.toLowerCase();
  const standard = field.custom
    ? null
    : standardFieldAccess(grants.profile, `${objectName}.${field.name}`.toLowerCase());
  const edit = grants.fields.has(`${key}.edit`) || standard?.edit === true;
  return { read: edit || grants.fields.has(`${key}.read`) || standard?.read === true, edit: edit && canEdit };
}

/**
 * Names, system fields, required fields and master-detail references are visible with the object. Of standard fields those
 * are secured of which a describe says so; the parts of an address are secured as one.
 */
function hasSecurity(field: FieldDef): boolean {
  if (!field.custom) return field.permissionable === true;
  return field.nillable && !field.cascadeDelete;
}
