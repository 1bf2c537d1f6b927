import type { WriteResult } from '../../../data/types.ts';
import type { ApexValue, DmlOperation, PlatformClass } from '../../abi.ts';
import { ApexList, ApexMap, LimitException, T_SOBJECT, typeOf, unsupported } from '../../runtime/index.ts';
import { performDml, recordsIn, throwFailures } from '../dml.ts';
import { engine } from '../engine.ts';
import { toBind } from '../sobjects/convert.ts';
import { recordsOf } from '../sobjects/records.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';
import { runQuery } from '../soql.ts';
import { modeIn } from './access-level.ts';
import { executeBatch } from './batch.ts';
import {
  DatabaseError,
  DeleteResult,
  EmptyRecycleBinResult,
  SaveResult,
  UndeleteResult,
  UpsertResult,
} from './database-results.ts';
import { DmlOptions } from './dml-options.ts';
import { QueryLocator, QueryLocatorIterator } from './query-locator.ts';
import { SObjectFieldToken } from './schema-tokens.ts';

type ResultClass = new (result: WriteResult) => SaveResult;

/** insert(records, allOrNone?, accessLevel?), insert(records, dmlOptions, accessLevel?) and the like */
function dml(operation: DmlOperation, resultClass: ResultClass) {
  return (value: ApexValue, ...args: ApexValue[]): ApexValue => {
    const records = isIds(value) ? recordsOfIds(value) : recordsIn(value);
    const flag = args.find((argument) => typeof argument === 'boolean');
    const options = args.find((argument) => argument instanceof DmlOptions);
    const allOrNone = flag ?? options?.optallornone ?? true;
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

function isIds(value: ApexValue): boolean {
  return typeof value === 'string' || (value instanceof ApexList && typeof value.values[0] === 'string');
}

function recordsOfIds(value: ApexValue): SObjectValue[] {
  const ids = value instanceof ApexList ? value.values.map(String) : [String(value)];
  return ids.map((id) => {
    const def = engine().db.schema.objectByPrefix(id.slice(0, 3));
    if (def === undefined) return unsupported(`Database_delete_of_${id.slice(0, 3)}`);
    const record = new SObjectValue(def);
    record.fill('Id', id);
    return record;
  });
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
  const type = result.object === '' ? T_SOBJECT : typeOf(result.object);
  return new ApexList(typeOf('List', [type]), recordsOf(engine(), result));
}

/** `Database.setSavepoint()`: counts as a DML statement. */
export class Savepoint {
  readonly name: string;
  released = false;
  constructor(name: string) {
    this.name = name;
  }
}

function setSavepoint(): Savepoint {
  const { transaction, db } = engine();
  if (transaction.start.readOnly) throw new LimitException('Too many DML statements: 1');
  transaction.limits.use('dmlStatements');
  transaction.uncommitted = true;
  return new Savepoint(db.savepoint());
}

function rollback(savepoint: Savepoint): null {
  const { transaction, db } = engine();
  transaction.limits.use('dmlStatements');
  db.rollbackTo(savepoint.name);
  return null;
}

function releaseSavepoint(savepoint: Savepoint): null {
  const { transaction, db } = engine();
  db.release(savepoint.name);
  savepoint.released = true;
  // Releasing every savepoint makes callouts possible again (Apex Developer Guide, "Transaction Control").
  transaction.uncommitted = false;
  return null;
}

export const DATABASE: PlatformClass = {
  name: 'System.Database',
  statics: {
    insert: dml('insert', SaveResult),
    insertimmediate: dml('insert', SaveResult),
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
    setsavepoint: setSavepoint,
    rollback,
    releasesavepoint: releaseSavepoint,
    executebatch: (batchable: ApexValue, scope: number | null = null) => executeBatch(engine(), batchable, scope),
    emptyrecyclebin: () => unsupported('Database_emptyRecycleBin'),
    convertlead: () => unsupported('Database_convertLead'),
    merge: () => unsupported('Database_merge'),
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
  { name: 'Database.DMLOptions', jsClass: DmlOptions, construct: () => new DmlOptions() },
  { name: 'Database.QueryLocator', jsClass: QueryLocator },
  { name: 'Database.QueryLocatorIterator', jsClass: QueryLocatorIterator },
  { name: 'System.Savepoint', jsClass: Savepoint },
  ...['Database.Batchable', 'Database.Stateful', 'Database.AllowsCallouts', 'Database.RaisesPlatformEvents'].map(
    (name) => ({ name }),
  ),
];
