import type { ObjectDef } from '../../schema/types.ts';
import type { TriggerEvent, TriggerRow, WriteRequest } from '../types.ts';
import type { Row } from './prepare.ts';

/** Hands the rows to the triggers of the object; before triggers may change fields, all may add errors. */
export function runTriggers(request: WriteRequest, object: ObjectDef, event: TriggerEvent, rows: readonly Row[]): void {
  if (rows.length === 0 || request.triggers?.has(object.name, event) !== true) return;
  const isBefore = event.startsWith('before');
  const passed = rows.map((row): TriggerRow => ({
    id: row.id,
    fields: isBefore ? row.fields : { ...row.fields },
    old: row.old,
    errors: row.errors,
  }));
  request.triggers.run(object.name, event, passed);
  if (isBefore) rows.forEach((row, index) => (row.fields = passed[index]?.fields ?? row.fields));
}
