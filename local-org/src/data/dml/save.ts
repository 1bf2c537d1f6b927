import { behavioursOf } from '../behaviours/registry.ts';
import type { BehaviourContext } from '../behaviours/registry.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { nextId } from '../store/ids.ts';
import type { WriteRequest } from '../types.ts';
import { error } from './prepare.ts';
import type { Row } from './prepare.ts';
import { DefaultValues } from './defaults.ts';
import { applyValidationRules } from './rules.ts';
import { rollUp } from './summaries.ts';
import { insertRow, readRows, updateRow } from './rows.ts';
import { refuseRow } from './sharing.ts';
import { setAutoNumbers, setInsertDefaults, stamp } from './system-fields.ts';
import { runFlows, runTriggers } from './triggers.ts';
import { exists, validateRows } from './validate.ts';

/**
 * Insert and update in the documented order ("Triggers and Order of Execution"): old values, defaults, before-save flows,
 * before triggers, validation, save, after triggers, after-save flows, roll-up summaries of parents.
 * Rows with errors are left out from where the error appears.
 */
export function saveRows(database: OrgDatabase, object: ObjectDef, request: WriteRequest, rows: readonly Row[]): void {
  const isInsert = request.operation === 'insert';
  if (isInsert) prepareInsert(database, object, request, rows);
  else prepareUpdate(database, object, request, rows);
  const before = isInsert ? 'before insert' : 'before update';
  runFlows(database, request, object, before, good(rows));
  runTriggers(database, request, object, before, good(rows));
  const context: BehaviourContext = {
    database,
    object,
    access: request.access,
    operation: isInsert ? 'insert' : 'update',
    now: request.now,
  };
  for (const behaviour of behavioursOf(object.name)) behaviour.beforeWrite?.(context, good(rows));
  validateRows(database, object, good(rows));
  applyValidationRules(database, object, request, good(rows));
  const saved = good(rows);
  for (const row of saved) saveRow(database, object, request, row);
  for (const behaviour of behavioursOf(object.name)) behaviour.afterSave?.(context, saved);
  const after = isInsert ? 'after insert' : 'after update';
  runTriggers(database, request, object, after, saved);
  for (const behaviour of behavioursOf(object.name)) behaviour.afterWrite?.(context, good(saved));
  runFlows(database, request, object, after, good(saved));
  const changed = good(saved).map(({ old, fields, errors }) => ({ before: old, after: fields, errors }));
  rollUp(database, object, request, changed, saveRows);
}

const good = (rows: readonly Row[]): Row[] => rows.filter((row) => row.errors.length === 0);

function prepareInsert(database: OrgDatabase, object: ObjectDef, request: WriteRequest, rows: readonly Row[]): void {
  const defaults = new DefaultValues(database, object, request.access, request.now);
  for (const row of rows) {
    if (row.id !== null && request.access.internal !== true)
      row.errors.push(error('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']));
    else if (row.id !== null && exists(database, object, row.id))
      row.errors.push(
        error('DUPLICATE_VALUE', `duplicate value found: <unknown> duplicates value on record with id: ${row.id}`),
      );
    else setInsertDefaults(object, request, row, defaults);
  }
}

function prepareUpdate(database: OrgDatabase, object: ObjectDef, request: WriteRequest, rows: readonly Row[]): void {
  const ids = rows.flatMap((row) => row.id ?? []);
  const stored = readRows(database, object, ids);
  const seen = new Set<string>();
  for (const row of rows) {
    const old = row.id === null ? undefined : stored.get(row.id);
    if (row.id === null) row.errors.push(error('MISSING_ARGUMENT', 'Id not specified in an update call'));
    else if (old === undefined) row.errors.push(error('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else if (old['IsDeleted'] === true) row.errors.push(error('ENTITY_IS_DELETED', 'entity is deleted'));
    else if (seen.has(row.id)) row.errors.push(error('DUPLICATE_VALUE', `duplicate id in list: ${row.id}`, ['Id']));
    else {
      row.old = old;
      row.fields = { ...old, ...row.fields };
      const refusal = refuseRow(database, object, request.access, old);
      if (refusal !== null) row.errors.push(refusal);
    }
    if (row.id !== null) seen.add(row.id);
  }
}

function saveRow(database: OrgDatabase, object: ObjectDef, request: WriteRequest, row: Row): void {
  stamp(object, request, row);
  if (row.old === null) {
    setAutoNumbers(database, object, row);
    row.id ??= nextId(database, object);
    row.fields['Id'] = row.id;
    if (object.kind === 'custom') row.fields['Name'] ??= row.id;
    insertRow(database, object, row.fields);
  } else if (row.id !== null) updateRow(database, object, row.id, changesOf(row));
}

function changesOf(row: Row): Row['fields'] {
  return Object.fromEntries(Object.entries(row.fields).filter(([name, value]) => row.old?.[name] !== value));
}
