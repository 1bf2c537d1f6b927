import type { Access, MergeTarget, RecordInput, Scalar, WriteError, WriteResult } from '../../data/types.ts';
import { DataError } from '../../data/types.ts';
import type { ApexValue, DmlOperation } from '../abi.ts';
import { ApexList, DmlException, LimitException, NullPointerException, SObjectException } from '../runtime/index.ts';
import type { AccessMode } from './access-mode.ts';
import { logPlace } from './caller.ts';
import { ChangeRecorder } from './change-events.ts';
import type { Engine } from './engine.ts';
import { mergeStatement } from './merge.ts';
import { checkMixedDml } from './mixed-dml.ts';
import { toScalar } from './sobjects/convert.ts';
import { SObjectValue } from './sobjects/sobject-value.ts';
import { automation } from './flows/flow-runner.ts';
import { refuseInUserMode } from './user-mode-dml.ts';

export interface DmlRequest {
  readonly operation: Exclude<DmlOperation, 'merge'>;
  readonly records: readonly SObjectValue[];
  readonly access: AccessMode;
  readonly externalIdField: string | null;
  readonly allOrNone: boolean;
  /** a delete that is part of a merge */
  readonly mergeInto?: MergeTarget;
  /** false for a part of a statement that is counted already */
  readonly isCounted?: boolean;
}

/** A DML statement: throws DmlException when a record fails. */
export function dmlStatement(
  engine: Engine,
  operation: DmlOperation,
  value: ApexValue,
  access: 'user' | 'system' | null,
  externalIdField: string | null,
): void {
  if (operation === 'merge') return mergeStatement(engine, value, access);
  const records = recordsIn(value);
  const results = performDml(engine, { operation, records, access, externalIdField, allOrNone: true });
  throwFailures(operation, records, results);
}

/** Runs DML against the transaction's limits; one result per record. */
export function performDml(engine: Engine, request: DmlRequest): WriteResult[] {
  const { transaction } = engine;
  const { operation, records } = request;
  if (transaction.start.readOnly) throw new LimitException('Too many DML statements: 1');
  if (records.length === 0) return [];
  if (request.isCounted !== false) transaction.limits.use('dmlStatements');
  transaction.limits.checkCpu();
  transaction.limits.use('dmlRows', records.length);
  const type = records[0]?.typeName ?? '';
  transaction.log?.event('DML_BEGIN', logPlace(), `Op:${title(operation)}`, `Type:${type}`, `Rows:${records.length}`);
  const results = write(engine, request);
  results.forEach((result, index) => adopt(operation, records[index], result));
  if (type === 'User') engine.forgetSettings();
  transaction.log?.event('DML_END', logPlace());
  return results;
}

function write(engine: Engine, request: DmlRequest): WriteResult[] {
  const { operation, records } = request;
  for (const record of records) checkMixedDml(engine.transaction, record, operation);
  checkIds(operation, records);
  const access = accessFor(engine, request);
  refuseInUserMode(access, operation, records, request.allOrNone);
  if (records.some((record) => record.def.kind !== 'platformEvent')) engine.transaction.uncommitted = true;
  const recorder = new ChangeRecorder();
  try {
    const results = engine.db.write({
      operation,
      records: records.map((record) => recordInput(record, operation)),
      ...(request.externalIdField === null ? {} : { externalIdField: request.externalIdField }),
      ...(request.mergeInto === undefined ? {} : { mergeInto: request.mergeInto }),
      allOrNone: request.allOrNone,
      access,
      ...automation(engine, recorder),
      now: engine.hooks.now(),
    });
    recorder.publish(engine, new Set(results.filter(({ success }) => success).map(({ id }) => id)));
    return [...results];
  } catch (error) {
    throw dmlFailure(operation, error);
  }
}

function dmlFailure(operation: DmlOperation, error: unknown): unknown {
  if (!(error instanceof DataError)) return error;
  return failureException(operation, [
    { index: 0, id: null, error: { statusCode: error.code, message: error.message, fields: error.fields } },
  ]);
}

function checkIds(operation: DmlOperation, records: readonly SObjectValue[]): void {
  if (operation === 'insert') {
    const index = records.findIndex((record) => record.id !== null);
    if (index >= 0) {
      throw failureException('insert', [
        {
          index,
          id: records[index]?.id ?? null,
          error: {
            statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
            message: 'cannot specify Id in an insert call',
            fields: ['Id'],
          },
        },
      ]);
    }
  }
  if (operation === 'update' && records.some((record) => record.id === null)) {
    const index = records.findIndex((record) => record.id === null);
    throw failureException('update', [
      {
        index,
        id: null,
        error: { statusCode: 'MISSING_ARGUMENT', message: 'Id not specified in an update call', fields: [] },
      },
    ]);
  }
}

/** What the data room gets: fields that DML may write; parents that code assigned, by external id. */
export function recordInput(record: SObjectValue, operation: DmlRequest['operation']): RecordInput {
  const fields: Record<string, Scalar | RecordInput> = {};
  if (operation !== 'delete' && operation !== 'undelete') {
    for (const [key, value] of record.values) {
      const field = record.def.fields.get(key);
      if (field !== undefined && key !== 'id' && isWritable(record, field.createable, field.updateable, operation))
        fields[field.name] = toScalar(value);
      else if (field === undefined && record.assigned.has(key) && value instanceof SObjectValue)
        fields[record.nameOf(key)] = recordInput(value, operation);
    }
  }
  return { type: record.typeName, ...(record.id === null ? {} : { id: record.id }), fields };
}

function isWritable(record: SObjectValue, createable: boolean, updateable: boolean, operation: string): boolean {
  if (operation === 'insert') return createable;
  if (operation === 'update') return updateable;
  return record.id === null ? createable : updateable;
}

function adopt(operation: DmlOperation, record: SObjectValue | undefined, result: WriteResult): void {
  if (record === undefined || !result.success || result.id === null) return;
  if (operation === 'insert' || operation === 'upsert') record.fill('Id', result.id);
}

interface Failure {
  readonly object?: string;
  readonly index: number;
  readonly id: string | null;
  readonly error: WriteError;
}

export function throwFailures(
  operation: DmlOperation | 'convertLead',
  records: readonly SObjectValue[],
  results: readonly WriteResult[],
): void {
  const failures = results.flatMap((result, index) =>
    result.errors.map((error) => ({
      index,
      object: records[index]?.typeName ?? '',
      id: operation === 'insert' ? null : (records[index]?.id ?? null),
      error,
    })),
  );
  if (failures.length > 0) throw failureException(operation, failures);
}

/** Text: "Insert failed. First exception on row 0; first error: CODE, message: [fields]". */
function failureException(operation: DmlOperation | 'convertLead', failures: readonly Failure[]): DmlException {
  const first = failures[0];
  const where = first?.id ? ` with id ${first.id}` : '';
  const detail =
    first === undefined ? '' : `${first.error.statusCode}, ${first.error.message}: [${first.error.fields.join(', ')}]`;
  const exception = new DmlException(
    `${title(operation)} failed. First exception on row ${first?.index ?? 0}${where}; first error: ${detail}`,
  );
  exception.failures = failures.map(({ index, object, id, error }) => ({
    ...(object === undefined ? {} : { object }),
    index,
    id,
    code: error.statusCode,
    message: error.message,
    fields: error.fields,
  }));
  return exception;
}

/** The records of a DML operand: one record or a list of them. */
export function recordsIn(value: ApexValue): SObjectValue[] {
  if (value === null) throw new NullPointerException('Attempt to de-reference a null object');
  if (value instanceof SObjectValue) return [value];
  if (!(value instanceof ApexList)) throw new SObjectException('DML requires SObject or SObject list type');
  const records = [...value.walk()];
  return records.map((record) => {
    if (record instanceof SObjectValue) return record;
    if (record === null) throw new NullPointerException('Attempt to de-reference a null object');
    throw new SObjectException('DML requires SObject or SObject list type');
  });
}

function title(operation: string): string {
  return operation.charAt(0).toUpperCase() + operation.slice(1);
}

/** Tests may create users beyond the org's licences (Apex Developer Guide, "Using the runAs Method"). */
function accessFor(engine: Engine, request: DmlRequest): Access {
  const access = engine.access(request.access);
  if (engine.test === null || request.records[0]?.typeName !== 'User') return access;
  const isInRunAs = engine.transaction.runAsDepth > 0;
  return access.mode === 'system' ? { ...access, internal: true } : { ...access, ignoresLicences: isInRunAs };
}
