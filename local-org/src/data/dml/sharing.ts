import type { ObjectDef } from '../../schema/types.ts';
import { mayEditRow } from '../access/rows.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Access, Scalar, WriteError } from '../types.ts';
import { error } from './prepare.ts';

/** Why this user may not change somebody else's row; null when it is allowed. */
export function refuseRow(
  database: OrgDatabase,
  object: ObjectDef,
  access: Access,
  old: Readonly<Record<string, Scalar>>,
): WriteError | null {
  if (!access.sharing || access.internal === true || mayEditRow(database, object, access.user, old)) return null;
  return error('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}
