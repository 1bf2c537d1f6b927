import type { WriteResult } from '../../data/types.ts';
import type { ApexValue } from '../abi.ts';
import { ApexList, SObjectException } from '../runtime/index.ts';
import type { AccessMode } from './access-mode.ts';
import { performDml, recordsIn, throwFailures } from './dml.ts';
import type { Engine } from './engine.ts';
import type { SObjectValue } from './sobjects/sobject-value.ts';

/** Objects that can be merged (Apex Developer Guide, "Merge Statement"; Individual: SOAP API, merge()). */
const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Case', 'Contact', 'Individual', 'Lead']);
const MOST_DUPLICATES = 2;

export interface MergeRequest {
  readonly master: SObjectValue;
  readonly duplicates: readonly SObjectValue[];
  readonly access: AccessMode;
  readonly allOrNone: boolean;
}
/** What became of one duplicate. */
export interface MergeOutcome {
  readonly duplicateId: string | null;
  readonly result: WriteResult;
  readonly relatedIds: readonly string[];
}

/** `merge master duplicate;`, whose operand is a list of both; the second may be a list itself. */
export function mergeStatement(engine: Engine, operand: ApexValue, access: 'user' | 'system' | null): void {
  const [first, second] = (operand as ApexList).values;
  const [master] = recordsIn(first ?? null);
  if (master === undefined) throw new SObjectException('Merge requires a master record');
  const duplicates = recordsIn(second ?? null);
  const outcomes = performMerge(engine, { master, duplicates, access, allOrNone: true });
  throwMergeFailures(master, outcomes);
}

export function throwMergeFailures(master: SObjectValue, outcomes: readonly MergeOutcome[]): void {
  const records = outcomes.map(() => master);
  throwFailures(
    'merge',
    records,
    outcomes.map(({ result }) => result),
  );
}

/**
 * Deletes the duplicates, gives what belonged to them to the master, then saves the master. One DML statement; all or
 * nothing of it stands when a record fails and the caller wants it so.
 */
export function performMerge(engine: Engine, request: MergeRequest): MergeOutcome[] {
  const { master, duplicates, access, allOrNone } = request;
  const refusal = refusalOf(master, duplicates);
  if (refusal !== null) return duplicates.map((duplicate) => failed(duplicate.id, refusal));
  const savepoint = engine.db.savepoint();
  const related: string[] = [];
  const mergeInto = { id: master.id ?? '', onReparent: (ids: readonly string[]) => void related.push(...ids) };
  const outcomes = duplicates.map((duplicate, index): MergeOutcome => {
    related.length = 0;
    const [result] = performDml(engine, {
      operation: 'delete',
      records: [duplicate],
      access,
      externalIdField: null,
      allOrNone,
      mergeInto,
      isCounted: index === 0,
    });
    return result?.success === true
      ? { duplicateId: duplicate.id, result: { ...result, id: master.id }, relatedIds: [...related] }
      : failed(duplicate.id, result?.errors ?? []);
  });
  const [saved] = performDml(engine, {
    operation: 'update',
    records: [master],
    access,
    externalIdField: null,
    allOrNone,
    isCounted: false,
  });
  const isFailed = saved?.success !== true || (allOrNone && outcomes.some(({ result }) => !result.success));
  if (isFailed) engine.db.rollbackTo(savepoint);
  engine.db.release(savepoint);
  return saved?.success === true
    ? outcomes
    : outcomes.map(({ duplicateId }) => failed(duplicateId, saved?.errors ?? []));
}

function refusalOf(master: SObjectValue, duplicates: readonly SObjectValue[]): WriteResult['errors'] | null {
  const error = (statusCode: string, message: string): WriteResult['errors'] => [{ statusCode, message, fields: [] }];
  if (!MERGEABLE.has(master.typeName))
    return error('INVALID_OPERATION', `Records of type ${master.typeName} cannot be merged`);
  if (master.id === null) return error('MISSING_ARGUMENT', 'Id not specified in a merge call');
  if (duplicates.length > MOST_DUPLICATES)
    return error('INVALID_OPERATION', 'A merge takes at most two records beside the master record');
  for (const { id, typeName } of duplicates) {
    if (id === null) return error('MISSING_ARGUMENT', 'Id not specified in a merge call');
    if (id === master.id) return error('INVALID_OPERATION', 'A record cannot be merged with itself');
    if (typeName !== master.typeName) return error('INVALID_OPERATION', 'Records of different types cannot be merged');
  }
  return null;
}

const failed = (duplicateId: string | null, errors: WriteResult['errors']): MergeOutcome => ({
  duplicateId,
  result: { id: null, success: false, created: false, errors },
  relatedIds: [],
});
