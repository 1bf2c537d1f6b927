import { formulasOf, RecordFormulas } from '../formulas/records.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { TriggerEvent, TriggerRow, TriggerRunner, WriteRequest } from '../types.ts';
import type { Row } from './prepare.ts';

/** Hands the rows to the triggers of the object. */
export function runTriggers(
  database: OrgDatabase,
  request: WriteRequest,
  object: ObjectDef,
  event: TriggerEvent,
  rows: readonly Row[],
): void {
  hand(request.triggers, database, request, object, event, rows);
}

/** Hands the rows to the flows that records of the object start. */
export function runFlows(
  database: OrgDatabase,
  request: WriteRequest,
  object: ObjectDef,
  event: TriggerEvent,
  rows: readonly Row[],
): void {
  hand(request.flows, database, request, object, event, rows);
}

/**
 * What runs before the save may change fields, all may add errors. Formula fields have the values that they had when the
 * runner began.
 */
function hand(
  runner: TriggerRunner | undefined,
  database: OrgDatabase,
  request: WriteRequest,
  object: ObjectDef,
  event: TriggerEvent,
  rows: readonly Row[],
): void {
  if (rows.length === 0 || runner?.has(object.name, event) !== true) return;
  const isBefore = event.startsWith('before');
  const passed = rows.map((row): TriggerRow => ({
    id: row.id,
    fields: isBefore ? row.fields : { ...row.fields },
    old: row.old,
    errors: row.errors,
  }));
  const formulas = formulasOf(object);
  const shown = formulas.length === 0 ? passed : withFormulas(database, request, object, passed);
  runner.run(object.name, event, shown);
  if (!isBefore) return;
  rows.forEach((row, index) => (row.fields = shown[index]?.fields ?? row.fields));
  for (const row of rows) for (const { name } of formulas) delete row.fields[name];
}

function withFormulas(
  database: OrgDatabase,
  request: WriteRequest,
  object: ObjectDef,
  rows: readonly TriggerRow[],
): TriggerRow[] {
  const formulas = new RecordFormulas(database, request.access, request.now);
  return rows.map((row) => ({
    ...row,
    fields: { ...row.fields, ...formulas.all(object, row.fields) },
    old: row.old && { ...row.old, ...formulas.all(object, row.old) },
  }));
}
