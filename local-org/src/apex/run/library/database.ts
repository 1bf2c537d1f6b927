import type { WriteResult } from '../../../data/types.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList, ApexMap, T_SOBJECT, typeOf } from '../../runtime/index.ts';
import { performDml, recordsIn, throwFailures, type DmlRequest } from '../dml.ts';
import { engine } from '../engine.ts';
import { performMerge, throwMergeFailures, type MergeOutcome } from '../merge.ts';
import { Savepoint, SAVEPOINT_STATICS } from '../savepoints.ts';
import { toBind } from '../sobjects/convert.ts';
import { recordsOf } from '../sobjects/records.ts';
import { runQuery } from '../soql.ts';
import { modeIn } from './access-level.ts';
import { executeBatch } from './batch.ts';
import { CHANGE_TRACKING_STATICS } from './change-tracking.ts';
import { CURSOR_CLASSES, CURSOR_STATICS } from './cursors.ts';
import {
  DatabaseError,
  DeleteResult,
  EmptyRecycleBinResult,
  SaveResult,
  UndeleteResult,
  UpsertResult,
} from './database-results.ts';
import { DmlOptions } from './dml-options.ts';
import { listOf } from './helpers.ts';
import { convertLead } from './lead-convert.ts';
import { platformValue } from './platform-value.ts';
import { QueryLocator, QueryLocatorIterator } from './query-locator.ts';
import { recordsOrIds } from './record-operands.ts';
import { emptyRecycleBin } from './recycle-bin.ts';
import { SObjectFieldToken } from './schema-tokens.ts';

type ResultClass = new (result: WriteResult) => SaveResult;

/** insert(records, allOrNone?, accessLevel?), insert(records, dmlOptions, accessLevel?) and the like */
function dml(operation: DmlRequest['operation'], resultClass: ResultClass) {
  return (value: ApexValue, ...args: ApexValue[]): ApexValue => {
    const records = recordsOrIds(value);
    const flag = args.find((argument) => typeof argument === 'boolean');
    const options = args.find((argument) => argument instanceof DmlOptions);
    // Options that do not say otherwise let the good records through (Apex Reference Guide, "DMLOptions": false by default).
    const allOrNone = flag ?? (options === undefined ? true : options.optallornone);
    const field = args.find((argument) => argument instanceof SObjectFieldToken);
    const results = performDml(engine(), {
      operation,
      records,
      access: modeIn(args),
      externalIdField: field?.def.name ?? null,
      allOrNone: allOrNone === true,
    });
    if (allOrNone === true) throwFailures(operation, records, results);
    const made = results.map((result) => new resultClass(result));
    return value instanceof ApexList
      ? new ApexList(typeOf('List', [typeOf(made[0]?.apexName ?? 'Database.SaveResult')]), made)
      : (made[0] ?? null);
  };
}

function queryWith(soql: string, binds: ApexValue, args: readonly ApexValue[]): ReturnType<typeof runQuery> {
  const named =
    binds instanceof ApexMap
      ? Object.fromEntries([...binds.pairs()].map(([name, value]) => [String(name), toBind(value)]))
      : {};
  return runQuery(engine(), soql, named, modeIn(args));
}

function rows(soql: string, binds: ApexValue, args: readonly ApexValue[]): ApexList {
  const result = queryWith(soql, binds, args);
  const isGrouped = result.columns.some((column) => column.aggregate) || result.rows[0]?.type === 'AggregateResult';
  const type = isGrouped ? typeOf('AggregateResult') : result.object === '' ? T_SOBJECT : typeOf(result.object);
  return new ApexList(typeOf('List', [type]), recordsOf(engine(), result));
}

/** Database.merge(master, duplicate or duplicates, allOrNone?, accessLevel?): one result per duplicate. */
function mergeRecords(target: ApexValue, duplicates: ApexValue, ...args: ApexValue[]): ApexValue {
  const [master] = recordsIn(target);
  if (master === undefined) return null;
  const allOrNone = args.find((argument) => typeof argument === 'boolean') !== false;
  const outcomes = performMerge(engine(), {
    master,
    duplicates: recordsOrIds(duplicates),
    access: modeIn(args),
    allOrNone,
  });
  if (allOrNone) throwMergeFailures(master, outcomes);
  const results = outcomes.map(mergeResult);
  return duplicates instanceof ApexList ? listOf('Database.MergeResult', results) : (results[0] ?? null);
}

function mergeResult({ duplicateId, result, relatedIds }: MergeOutcome): ApexValue {
  return platformValue('Database.MergeResult', {
    id: result.id,
    success: result.success,
    mergedRecordIds: listOf('String', result.success ? [duplicateId] : []),
    updatedRelatedIds: listOf('String', [...relatedIds]),
    errors: listOf(
      'Database.Error',
      result.errors.map((error) => new DatabaseError(error)),
    ),
  });
}

export const DATABASE: PlatformClass = {
  name: 'System.Database',
  statics: {
    insert: dml('insert', SaveResult),
    update: dml('update', SaveResult),
    upsert: dml('upsert', UpsertResult),
    delete: dml('delete', DeleteResult),
    undelete: dml('undelete', UndeleteResult),
    query: (soql: string, ...args: ApexValue[]) => rows(soql, null, args),
    querywithbinds: (soql: string, binds: ApexValue, ...args: ApexValue[]) => rows(soql, binds, args),
    countquery: (soql: string, ...args: ApexValue[]) => queryWith(soql, null, args).totalSize,
    countquerywithbinds: (soql: string, binds: ApexValue, ...args: ApexValue[]) =>
      queryWith(soql, binds, args).totalSize,
    getquerylocator: (source: ApexValue, ...args: ApexValue[]) =>
      QueryLocator.of(source instanceof ApexList ? source : rows(String(source), null, args), String(source)),
    getquerylocatorwithbinds: (soql: string, binds: ApexValue, ...args: ApexValue[]) =>
      QueryLocator.of(rows(soql, binds, args), soql),
    ...SAVEPOINT_STATICS,
    executebatch: (batchable: ApexValue, scope: number | null = null) => executeBatch(engine(), batchable, scope),
    emptyrecyclebin: emptyRecycleBin,
    convertlead: convertLead,
    merge: mergeRecords,
    ...CURSOR_STATICS,
    ...CHANGE_TRACKING_STATICS,
  },
};

export const DATABASE_CLASSES: readonly PlatformClass[] = [
  DATABASE,
  { name: 'Database.SaveResult', jsClass: SaveResult },
  { name: 'Database.UpsertResult', jsClass: UpsertResult },
  { name: 'Database.DeleteResult', jsClass: DeleteResult },
  { name: 'Database.UndeleteResult', jsClass: UndeleteResult },
  { name: 'Database.EmptyRecycleBinResult', jsClass: EmptyRecycleBinResult },
  { name: 'Database.Error', jsClass: DatabaseError },
  ...CURSOR_CLASSES,
  { name: 'Database.DMLOptions', jsClass: DmlOptions, construct: () => new DmlOptions() },
  { name: 'Database.QueryLocator', jsClass: QueryLocator },
  { name: 'Database.QueryLocatorIterator', jsClass: QueryLocatorIterator },
  { name: 'System.Savepoint', jsClass: Savepoint },
  ...['Database.Batchable', 'Database.Stateful', 'Database.AllowsCallouts', 'Database.RaisesPlatformEvents'].map(
    (name) => ({ name }),
  ),
];
