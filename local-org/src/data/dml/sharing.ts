import type { ObjectDef } from '../../schema/types.ts';
import type { Access, Scalar, WriteError } from '../types.ts';
import { error } from './prepare.ts';

/** Why this user may not change somebody else's row; null when it is allowed. */
export function refuseRow(object: ObjectDef, access: Access, old: Readonly<Record<string, Scalar>>): WriteError | null {
  const isOpen = object.sharingModel !== 'Private' && object.sharingModel !== 'Read';
  if (isOpen || !access.sharing || access.internal === true || old['OwnerId'] === access.user.userId) return null;
  if (access.user.object(object.name).modifyAll) return null;
  return error('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}
