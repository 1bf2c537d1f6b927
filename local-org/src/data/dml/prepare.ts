import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { toId18 } from '../../schema/ids.ts';
import type { RecordInput, Scalar, WriteError, WriteRequest } from '../types.ts';
import { ConversionError, convertValue } from './convert.ts';

/** A record on its way through one write. */
export interface Row {
  readonly index: number;
  id: string | null;
  fields: Record<string, Scalar>;
  /** lower-cased names of the fields that the caller gave */
  readonly given: ReadonlySet<string>;
  old: Record<string, Scalar> | null;
  readonly errors: WriteError[];
}

export const error = (statusCode: string, message: string, fields: readonly string[] = []): WriteError => ({
  statusCode,
  message,
  fields,
});

/** Names, rights and types of the fields of a record; what is wrong ends in `errors`. */
export function prepareRow(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  record: RecordInput,
  index: number,
): Row {
  const fields: Record<string, Scalar> = {};
  const errors: WriteError[] = [];
  const isInsert = request.operation === 'insert';
  for (const [name, value] of Object.entries(record.fields)) {
    if (name.toLowerCase() === 'id') continue;
    if (isRecord(value)) setReference(database, object, name, value, fields, errors);
    else setField(object, request, isInsert, name, value, fields, errors);
  }
  const given = record.id ?? (record.fields['Id'] as string | undefined) ?? null;
  const id = given === null || given === '' ? null : toId18(given);
  if (given !== null && given !== '' && id === null)
    errors.push(error('MALFORMED_ID', `${object.name} ID: id value of incorrect type: ${given}`, ['Id']));
  return {
    index,
    id,
    fields,
    given: new Set(Object.keys(fields).map((name) => name.toLowerCase())),
    old: null,
    errors,
  };
}

function isRecord(value: unknown): value is RecordInput {
  return typeof value === 'object' && value !== null;
}

function setField(
  object: ObjectDef,
  request: WriteRequest,
  isInsert: boolean,
  name: string,
  value: Scalar,
  fields: Record<string, Scalar>,
  errors: WriteError[],
): void {
  const field = object.fields.get(name.toLowerCase());
  if (field === undefined) {
    errors.push(error('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, [name]));
    return;
  }
  if (!isWritable(request, object, field, isInsert)) {
    const message = `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
    errors.push(error('INVALID_FIELD_FOR_INSERT_UPDATE', message, [field.name]));
    return;
  }
  try {
    fields[field.name] = convertValue(field, value);
  } catch (problem) {
    if (!(problem instanceof ConversionError)) throw problem;
    errors.push(problem.error);
  }
}

function isWritable(request: WriteRequest, object: ObjectDef, field: FieldDef, isInsert: boolean): boolean {
  const { access } = request;
  if (access.internal === true) return true;
  if (isInsert ? !field.createable : !field.updateable) return false;
  return access.mode === 'system' || access.user.field(object.name, field.name).edit;
}

/** `{ Account: { type, fields: { Key__c: 'x' } } }` stands for the id of the account with that key. */
function setReference(
  database: OrgDatabase,
  object: ObjectDef,
  name: string,
  target: RecordInput,
  fields: Record<string, Scalar>,
  errors: WriteError[],
): void {
  const reference = [...object.fields.values()].find(
    (field) => field.relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  if (reference === undefined) {
    errors.push(error('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, [name]));
    return;
  }
  const type = target.type === '' ? (reference.referenceTo[0] ?? '') : target.type;
  const parent = database.schema.object(type);
  const [key, given] = Object.entries(target.fields).find(([field]) => field !== 'attributes') ?? ['', null];
  const value = isRecord(given) ? null : given;
  const keyField = parent?.fields.get(key.toLowerCase());
  if (parent === undefined || keyField === undefined) {
    errors.push(error('INVALID_FIELD', `Foreign key external ID: no field ${key} on ${type}`, [name]));
    return;
  }
  const ids = findByField(database, parent, keyField, value);
  if (ids.length === 1) fields[reference.name] = ids[0] ?? null;
  else
    errors.push(
      error(
        'INVALID_FIELD',
        `Foreign key external ID: ${String(value).toLowerCase()} not found for field ${keyField.name} in entity ${parent.name}`,
      ),
    );
}

/** Ids of the rows that are not deleted and have this value. */
export function findByField(database: OrgDatabase, object: ObjectDef, field: FieldDef, value: Scalar): string[] {
  const columns = database.tables.columns(object.name);
  if (columns === null || value === null || !columns.has(field.name.toLowerCase())) return [];
  const alive = columns.has('isdeleted') ? ' AND COALESCE("IsDeleted", 0) = 0' : '';
  const statement = database.prepare(`SELECT "Id" FROM "${object.name}" WHERE "${field.name}" = ?${alive} LIMIT 3`);
  statement.setReturnArrays(false);
  return statement.all(typeof value === 'boolean' ? Number(value) : value).map((row) => String(row['Id']));
}
