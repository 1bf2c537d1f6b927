import type { ObjectDef } from './types.ts';

const PREFIX = 'Permissions';

/** The user permissions of the org: the `Permissions…` columns of PermissionSet, e.g. `CustomizeApplication`. */
export function userPermissionsOf(permissionSet: ObjectDef | undefined): readonly string[] {
  const fields = [...(permissionSet?.fields.values() ?? [])];
  return fields
    .filter((field) => field.type === 'boolean' && field.name.startsWith(PREFIX))
    .map((field) => field.name.slice(PREFIX.length));
}
