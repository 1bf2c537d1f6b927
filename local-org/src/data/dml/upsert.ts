import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { DataError } from '../types.ts';
import type { RecordInput, Scalar, WriteError, WriteRequest, WriteResult } from '../types.ts';
import { convertValue } from './convert.ts';
import { error, findByField } from './prepare.ts';

interface Numbered {
  readonly record: RecordInput;
  readonly index: number;
}

/** Which records of an upsert are there already, by id or by an external id. */
export function matchExternalIds(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  records: readonly Numbered[],
  results: WriteResult[],
): { inserts: Numbered[]; updates: Numbered[] } {
  const name = request.externalIdField ?? 'Id';
  const field = object.fields.get(name.toLowerCase());
  const isKey = field !== undefined && (field.type === 'id' || field.externalId || field.unique);
  if (!isKey)
    throw new DataError(
      'INVALID_FIELD',
      `Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`,
    );
  const inserts: Numbered[] = [];
  const updates: Numbered[] = [];
  const seen = new Set<string>();
  for (const entry of records) {
    const value = keyOf(entry.record, field.name);
    const ids =
      field.type === 'id'
        ? value === null
          ? []
          : [String(value)]
        : findByField(database, object, field, value === null ? null : convertValue(field, value));
    const problem = keyProblem(field.name, field.type === 'id', value, ids, seen);
    if (problem !== null) results[entry.index] = { id: null, success: false, created: false, errors: [problem] };
    else if (ids[0] === undefined) inserts.push(entry);
    else updates.push({ index: entry.index, record: { ...entry.record, id: ids[0] } });
  }
  return { inserts, updates };
}

function keyOf(record: RecordInput, name: string): Scalar {
  if (name === 'Id') return record.id ?? null;
  const entry = Object.entries(record.fields).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return entry === undefined || typeof entry[1] === 'object' ? null : entry[1];
}

function keyProblem(
  name: string,
  isId: boolean,
  value: Scalar,
  ids: readonly string[],
  seen: Set<string>,
): WriteError | null {
  if (value === null) return isId ? null : error('MISSING_ARGUMENT', `${name} not specified`, [name]);
  const key = String(value).toLowerCase();
  if (seen.has(key)) return error('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, [name]);
  seen.add(key);
  if (ids.length > 1)
    return error(
      'DUPLICATE_EXTERNAL_ID',
      `${name}: more than one record found for external id field: [${ids.join(', ')}]`,
    );
  return null;
}
