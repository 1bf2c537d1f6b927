import { behavioursOf } from '../behaviours/registry.ts';
import type { BehaviourContext } from '../behaviours/registry.ts';
import type { ChildRelationship, ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { WriteRequest } from '../types.ts';
import { mergeRows } from './merge.ts';
import { error } from './prepare.ts';
import type { Row } from './prepare.ts';
import { refuseNeeded } from './restrict.ts';
import { readRows } from './rows.ts';
import { saveRows } from './save.ts';
import { refuseRow } from './sharing.ts';
import { rollUp } from './summaries.ts';
import type { ChangedRow } from './summaries.ts';
import { runTriggers } from './triggers.ts';

/** Deletes with everything that is cascaded; objects with an IsDeleted column keep their rows for undelete. */
export function deleteRows(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  rows: readonly Row[],
): void {
  loadOld(database, object, request, rows, false);
  runTriggers(database, request, object, 'before delete', good(rows));
  const context = contextOf(database, object, request, 'delete');
  for (const behaviour of behavioursOf(object.name)) behaviour.beforeWrite?.(context, good(rows));
  refuseNeeded(database, object, good(rows));
  const removed = good(rows);
  if (request.mergeInto !== undefined) mergeRows(database, object, request.mergeInto, removed);
  const cascaded: Cascaded[] = [];
  removeIds(
    database,
    object,
    request,
    removed.flatMap((row) => row.id ?? []),
    cascaded,
  );
  for (const behaviour of behavioursOf(object.name)) behaviour.afterSave?.(context, removed);
  runTriggers(database, request, object, 'after delete', removed);
  for (const behaviour of behavioursOf(object.name)) behaviour.afterWrite?.(context, good(removed));
  const changed = good(removed).map(({ old, errors }) => ({ before: old, after: null, errors }));
  rollUp(database, object, request, changed, saveRows);
  for (const { child, rows: lost } of cascaded) rollUp(database, child, request, lost, saveRows);
  if (request.mergeInto !== undefined) rollUpMerged(database, object, request, request.mergeInto.id);
}

/** The record that is left of a merge has the details of the others too. */
function rollUpMerged(database: OrgDatabase, object: ObjectDef, request: WriteRequest, id: string): void {
  for (const { summary } of object.fields.values()) {
    const child = summary && database.schema.object(summary.childObject);
    const moved = [{ before: null, after: { [summary?.foreignKey ?? '']: id }, errors: [] }];
    if (child !== undefined) rollUp(database, child, request, moved, saveRows);
  }
}

/** Rows that went with their parent and that another parent sums up. */
interface Cascaded {
  readonly child: ObjectDef;
  readonly rows: readonly ChangedRow[];
}

export function undeleteRows(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  rows: readonly Row[],
): void {
  loadOld(database, object, request, rows, true);
  const restored = good(rows);
  restore(
    database,
    object,
    request,
    restored.flatMap((row) => row.id ?? []),
  );
  for (const row of restored) row.fields = { ...row.old, IsDeleted: false };
  runTriggers(database, request, object, 'after undelete', restored);
  const context = contextOf(database, object, request, 'undelete');
  for (const behaviour of behavioursOf(object.name)) behaviour.afterWrite?.(context, good(restored));
  const changed = good(restored).map(({ fields, errors }) => ({ before: null, after: fields, errors }));
  rollUp(database, object, request, changed, saveRows);
}

const good = (rows: readonly Row[]): Row[] => rows.filter((row) => row.errors.length === 0);

function contextOf(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  operation: 'delete' | 'undelete',
): BehaviourContext {
  return { database, object, access: request.access, operation, now: request.now };
}

function loadOld(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  rows: readonly Row[],
  isDeleted: boolean,
): void {
  const stored = readRows(
    database,
    object,
    rows.flatMap((row) => row.id ?? []),
  );
  for (const row of rows) {
    const old = row.id === null ? undefined : stored.get(row.id);
    if (row.id === null) row.errors.push(error('MISSING_ARGUMENT', 'Id not specified'));
    else if (old === undefined) row.errors.push(error('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else if ((old['IsDeleted'] === true) !== isDeleted)
      row.errors.push(
        isDeleted
          ? error('UNDELETE_FAILED', 'Entity is not in the recycle bin')
          : error('ENTITY_IS_DELETED', 'entity is deleted'),
      );
    else {
      row.old = old;
      row.fields = { ...old };
      const refusal = refuseRow(database, object, request.access, old);
      if (refusal !== null) row.errors.push(refusal);
    }
  }
}

function removeIds(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  ids: readonly string[],
  cascaded: Cascaded[],
): void {
  if (ids.length === 0) return;
  for (const { child, relationship } of storedChildren(database, object)) {
    const column = `"${relationship.field}"`;
    const list = JSON.stringify(ids);
    if (relationship.cascadeDelete) {
      const lost = childIds(database, child, column, list);
      if (lost.length > 0 && database.schema.summariesOf(child.name).length > 0)
        cascaded.push({
          child,
          rows: [...readRows(database, child, lost).values()].map((before) => ({ before, after: null, errors: [] })),
        });
      removeIds(database, child, request, lost, cascaded);
    } else
      database
        .prepare(`UPDATE "${child.name}" SET ${column} = NULL WHERE ${column} IN (SELECT value FROM json_each(?))`)
        .run(list);
  }
  const isSoft = database.tables.columns(object.name)?.has('isdeleted') ?? false;
  const where = 'WHERE "Id" IN (SELECT value FROM json_each(?))';
  if (!isSoft) database.prepare(`DELETE FROM "${object.name}" ${where}`).run(JSON.stringify(ids));
  else
    database
      .prepare(`UPDATE "${object.name}" SET "IsDeleted" = 1${touch(database, object)} ${where}`)
      .run(...touched(database, object, request), JSON.stringify(ids));
}

/** Rows that went with their parent come back with it: they were deleted at the same moment. */
function restore(database: OrgDatabase, object: ObjectDef, request: WriteRequest, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const list = JSON.stringify(ids);
  for (const { child, relationship } of storedChildren(database, object)) {
    const columns = database.tables.columns(child.name);
    if (!relationship.cascadeDelete || !columns?.has('isdeleted') || !columns.has('systemmodstamp')) continue;
    const rows = database
      .prepare(
        `SELECT c."Id" AS id FROM "${child.name}" c JOIN "${object.name}" p ON p."Id" = c."${relationship.field}"
         WHERE p."Id" IN (SELECT value FROM json_each(?)) AND c."IsDeleted" = 1 AND c."SystemModstamp" = p."SystemModstamp"`,
      )
      .all(list);
    restore(
      database,
      child,
      request,
      rows.map((row) => String(row['id'])),
    );
  }
  database
    .prepare(
      `UPDATE "${object.name}" SET "IsDeleted" = 0${touch(database, object)} WHERE "Id" IN (SELECT value FROM json_each(?))`,
    )
    .run(...touched(database, object, request), list);
}

const touch = (database: OrgDatabase, object: ObjectDef): string =>
  database.tables.columns(object.name)?.has('systemmodstamp') ? ', "SystemModstamp" = ?' : '';
const touched = (database: OrgDatabase, object: ObjectDef, request: WriteRequest): string[] =>
  touch(database, object) === '' ? [] : [new Date(request.now).toISOString()];

export function storedChildren(
  database: OrgDatabase,
  object: ObjectDef,
): { child: ObjectDef; relationship: ChildRelationship }[] {
  return object.childRelationships.flatMap((relationship) => {
    if (!database.tables.columns(relationship.childObject)?.has(relationship.field.toLowerCase())) return [];
    const child = database.schema.object(relationship.childObject);
    return child === undefined ? [] : [{ child, relationship }];
  });
}

function childIds(database: OrgDatabase, child: ObjectDef, column: string, list: string): string[] {
  const alive = database.tables.columns(child.name)?.has('isdeleted') ? ' AND COALESCE("IsDeleted", 0) = 0' : '';
  const statement = database.prepare(
    `SELECT "Id" FROM "${child.name}" WHERE ${column} IN (SELECT value FROM json_each(?))${alive}`,
  );
  statement.setReturnArrays(false);
  return statement.all(list).map((row) => String(row['Id']));
}
