import { loadUserAccess } from '../access/load.ts';
import { mayEditRow, mayReadRow } from '../access/rows.ts';
import { readRows } from '../dml/rows.ts';
import type { ComputeContext, ComputedObject, ComputedRow } from './types.ts';

/** "UserRecordAccess" of the Object Reference: a query names one user and the records. */
export const USER_RECORD_ACCESS: ComputedObject = {
  name: 'UserRecordAccess',
  isFresh: true,
  *rows(context) {
    const ids = [...context.words].filter((word) => /^[0-9A-Za-z]{15}(?:[0-9A-Z]{3})?$/.test(word));
    const users = ids.filter((id) => id.startsWith('005'));
    for (const user of users) for (const record of ids) yield* accessOf(context, user, record);
  },
};

function* accessOf({ database }: ComputeContext, userId: string, recordId: string): Iterable<ComputedRow> {
  const object = database.schema.objectByPrefix(recordId.slice(0, 3));
  const row = object === undefined ? undefined : readRows(database, object, [recordId]).get(recordId);
  const known = database.tables.exists('User')
    ? database.prepare('SELECT 1 FROM "User" WHERE "Id" = ?').get(userId)
    : undefined;
  if (object === undefined || known === undefined || (userId === recordId && object.name !== 'User')) return;
  const user = loadUserAccess(database, userId);
  const rights = user.object(object.name);
  const read = row !== undefined && rights.read && mayReadRow(database, object, user, row);
  const write = row !== undefined && mayEditRow(database, object, user, row);
  const owns = row?.['OwnerId'] === userId || rights.modifyAll;
  const edit = read && rights.edit && write;
  const remove = read && rights.delete && (owns || object.sharingModel === undefined);
  yield {
    Id: `${userId}.${recordId}`,
    UserId: userId,
    RecordId: recordId,
    HasReadAccess: read,
    HasEditAccess: edit,
    HasDeleteAccess: remove,
    HasTransferAccess: read && owns,
    HasAllAccess: read && edit && remove && owns,
    MaxAccessLevel: level(read, edit, remove, owns),
  };
}

function level(read: boolean, edit: boolean, remove: boolean, owns: boolean): string {
  if (!read) return 'None';
  if (edit && remove && owns) return 'All';
  if (remove) return 'Delete';
  return edit ? 'Edit' : 'Read';
}
