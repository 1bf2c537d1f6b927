import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { DataError } from '../types.ts';
import type { RecordInput, WriteRequest, WriteResult } from '../types.ts';
import { refuseObject } from './object-rights.ts';
import { error, prepareRow } from './prepare.ts';
import type { Row } from './prepare.ts';
import { publishEvents } from './publish.ts';
import { matchExternalIds } from './upsert.ts';
import { deleteRows, undeleteRows } from './remove.ts';
import { saveRows } from './save.ts';

/** Records go through triggers in groups of this size. */
const CHUNK = 200;
const ROLLED_BACK = error(
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'Record rolled back because not all records were valid and the request was using AllOrNone header',
);

type Operation = 'insert' | 'update' | 'delete' | 'undelete';

/** One call of the DML: a result per record. With `allOrNone` one error undoes all; without, each good record is kept. */
export function runWrite(database: OrgDatabase, request: WriteRequest): readonly WriteResult[] {
  return database.transaction(() => {
    if (request.records.length === 0) return [];
    const savepoint = database.savepoint();
    const results = new Array<WriteResult>(request.records.length);
    for (const chunk of chunks(request.records)) writeChunk(database, request, chunk, results);
    const isRolledBack = request.allOrNone && results.some((result) => !result.success);
    if (isRolledBack) database.rollbackTo(savepoint);
    database.release(savepoint);
    return isRolledBack ? results.map(undone) : results;
  });
}

interface Chunk {
  readonly type: string;
  readonly records: readonly { readonly record: RecordInput; readonly index: number }[];
}

/** Neighbours of one type, at most 200. */
function chunks(records: readonly RecordInput[]): Chunk[] {
  const all: { type: string; records: { record: RecordInput; index: number }[] }[] = [];
  records.forEach((record, index) => {
    const last = all.at(-1);
    if (last !== undefined && last.type === record.type.toLowerCase() && last.records.length < CHUNK)
      last.records.push({ record, index });
    else all.push({ type: record.type.toLowerCase(), records: [{ record, index }] });
  });
  return all;
}

function writeChunk(database: OrgDatabase, request: WriteRequest, chunk: Chunk, results: WriteResult[]): void {
  const object = objectOf(database, request, chunk.type, chunk.records[0]?.record.type ?? '');
  if (request.operation === 'upsert') {
    const { inserts, updates } = matchExternalIds(database, object, request, chunk.records, results);
    if (inserts.length > 0) writeRecords(database, object, { ...request, operation: 'insert' }, inserts, results);
    if (updates.length > 0) writeRecords(database, object, { ...request, operation: 'update' }, updates, results);
  } else writeRecords(database, object, request, chunk.records, results);
}

function objectOf(database: OrgDatabase, request: WriteRequest, lower: string, name: string): ObjectDef {
  const object =
    database.schema.object(lower, request.api ?? 'data') ??
    (request.access.internal === true ? database.schema.object(lower) : undefined);
  if (object === undefined) throw new DataError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
  return object;
}

function writeRecords(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  records: Chunk['records'],
  results: WriteResult[],
): void {
  const operation = request.operation as Operation;
  const refusal = refuseObject(object, operation, request.access);
  const rows = records.map(({ record, index }) => prepareRow(database, object, request, record, index));
  if (refusal !== null) for (const row of rows) row.errors.splice(0, row.errors.length, refusal);
  if (object.kind === 'platformEvent' && operation === 'insert') publishEvents(database, object, request, good(rows));
  else runOperation(database, object, request, operation, rows);
  for (const row of rows) results[row.index] = resultOf(row, operation);
}

const good = (rows: readonly Row[]): Row[] => rows.filter((row) => row.errors.length === 0);

function runOperation(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  operation: Operation,
  rows: readonly Row[],
): void {
  database.lock();
  database.tables.ensure(object);
  const write = operation === 'delete' ? deleteRows : operation === 'undelete' ? undeleteRows : saveRows;
  attempt(database, request, good(rows), (remaining) => write(database, object, { ...request, operation }, remaining));
}

/** Errors of after triggers undo what is already written; the platform then saves the others once more. */
function attempt(
  database: OrgDatabase,
  request: WriteRequest,
  rows: readonly Row[],
  write: (rows: readonly Row[]) => void,
): void {
  let remaining = rows;
  while (remaining.length > 0) {
    const savepoint = database.savepoint();
    const originals = remaining.map((row) => ({ id: row.id, fields: { ...row.fields } }));
    write(remaining);
    const failed = remaining.filter((row) => row.errors.length > 0);
    if (failed.length === 0 || request.allOrNone) return database.release(savepoint);
    database.rollbackTo(savepoint);
    database.release(savepoint);
    remaining.forEach((row, index) => Object.assign(row, originals[index]));
    remaining = good(remaining);
  }
}

function resultOf(row: Row, operation: Operation): WriteResult {
  const success = row.errors.length === 0;
  return {
    id: success || operation !== 'insert' ? row.id : null,
    success,
    created: success && operation === 'insert',
    errors: row.errors,
  };
}

function undone(result: WriteResult): WriteResult {
  return result.success
    ? { id: result.created ? null : result.id, success: false, created: false, errors: [ROLLED_BACK] }
    : result;
}
