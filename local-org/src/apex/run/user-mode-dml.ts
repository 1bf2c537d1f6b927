import type { Access, UserAccess } from '../../data/types.ts';
import type { DmlOperation } from '../abi.ts';
import { DmlException, SecurityException } from '../runtime/index.ts';
import type { SObjectValue } from './sobjects/sobject-value.ts';

type Operation = Exclude<DmlOperation, 'merge'>;
const CODE = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';

/**
 * DML in user mode: without the right on the object nothing is written at all ("Access to entity 'Account' denied"); with
 * it, fields that the user may not edit fail the statement. Where records may be left out the data room leaves them out.
 */
export function refuseInUserMode(
  access: Access,
  operation: Operation,
  records: readonly SObjectValue[],
  allOrNone: boolean,
): void {
  if (access.mode !== 'user') return;
  const { user } = access;
  for (const record of records)
    if (!mayWrite(user, operation, record)) throw new SecurityException(`Access to entity '${record.typeName}' denied`);
  if (!allOrNone || operation === 'delete' || operation === 'undelete') return;
  const hidden = records.map((record) => inaccessible(user, operation, record));
  if (hidden.some((fields) => fields.length > 0)) throw failure(operation, records, hidden);
}

function mayWrite(user: UserAccess, operation: Operation, record: SObjectValue): boolean {
  const rights = user.object(record.typeName);
  switch (operation) {
    case 'insert':
      return rights.create;
    case 'update':
      return rights.edit;
    case 'upsert':
      return record.id === null ? rights.create : rights.edit;
    default:
      return rights.delete;
  }
}

function inaccessible(user: UserAccess, operation: Operation, record: SObjectValue): string[] {
  const isInsert = operation === 'insert' || (operation === 'upsert' && record.id === null);
  return [...record.values.keys()].flatMap((key) => {
    const field = record.def.fields.get(key);
    if (field === undefined || key === 'id' || !(isInsert ? field.createable : field.updateable)) return [];
    return user.field(record.typeName, field.name).edit ? [] : [field.name];
  });
}

const messageFor = (record: SObjectValue | undefined): string =>
  `Operation failed due to fields being inaccessible on Sobject ${record?.typeName ?? ''}, check errors on Exception or Result!`;

function failure(
  operation: Operation,
  records: readonly SObjectValue[],
  hidden: readonly (readonly string[])[],
): DmlException {
  const failed = hidden.flatMap((fields, index) => (fields.length === 0 ? [] : [{ index, fields }]));
  const message = messageFor(records[failed[0]?.index ?? 0]);
  const exception = new DmlException(message);
  exception.failures = failed.map(({ index, fields }) => ({
    object: records[index]?.typeName ?? '',
    index,
    id: operation === 'insert' ? null : (records[index]?.id ?? null),
    code: CODE,
    message,
    fields,
  }));
  return exception;
}
