import type { ObjectDef } from '../../schema/types.ts';
import type { Access, WriteError } from '../types.ts';
import { error } from './prepare.ts';

type Operation = 'insert' | 'update' | 'delete' | 'undelete';
const VERBS = { insert: 'inserted', update: 'updated', delete: 'deleted', undelete: 'undeleted' } as const;

/** Why nobody, or this user, may write such records; null when it is allowed. */
export function refuseObject(object: ObjectDef, operation: Operation, access: Access): WriteError | null {
  if (access.internal === true) return null;
  const isPossible = {
    insert: object.createable,
    update: object.updateable,
    delete: object.deletable,
    undelete: object.deletable,
  }[operation];
  if (object.kind === 'customMetadata' || !isPossible)
    return error('INVALID_TYPE_FOR_OPERATION', `entity type cannot be ${VERBS[operation]}: ${object.label}`);
  if (access.mode === 'system') return null;
  const rights = access.user.object(object.name);
  const isAllowed = { insert: rights.create, update: rights.edit, delete: rights.delete, undelete: rights.delete }[
    operation
  ];
  if (isAllowed) return null;
  return operation === 'insert'
    ? error('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label}`)
    : error('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}
