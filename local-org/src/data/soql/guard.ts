import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { UserAccess } from '../types.ts';
import { DataError } from '../types.ts';
import { excerpt, noSuchColumn, unsupportedObject } from './errors.ts';
import type { Guard } from './scope.ts';

/** USER_MODE and the REST API: what the user may not read does not exist; the first such thing is named, all are listed. */
export function userGuard(soql: string, user: UserAccess): Guard {
  const inaccessible = new Map<string, Set<string>>();
  let first: DataError | null = null;
  return {
    object: (object, at) => {
      if (!user.object(object.name).read) first ??= unsupportedObject(soql, at, object.name);
    },
    field: (object, field, at, name) => {
      if (canRead(user, object, field)) return;
      inaccessible.set(object.name, (inaccessible.get(object.name) ?? new Set()).add(field.name));
      first ??= noSuchColumn(soql, at, name, object.name);
    },
    finish: () => {
      if (first === null) return;
      first.inaccessible = inaccessible;
      throw first;
    },
  };
}

/** WITH SECURITY_ENFORCED says so. */
export function enforcedGuard(soql: string, user: UserAccess): Guard {
  const refuse = (at: number): never => {
    throw new DataError(
      'INSUFFICIENT_ACCESS',
      `${excerpt(soql, at)}Insufficient permissions: secure query included inaccessible field`,
    );
  };
  return {
    object: (object, at) => void (user.object(object.name).read || refuse(at)),
    field: (object, field, at) => void (canRead(user, object, field) || refuse(at)),
  };
}

function canRead(user: UserAccess, object: ObjectDef, field: FieldDef): boolean {
  return field.name === 'Id' || user.field(object.name, field.name).read;
}
