import { RecordFormulas } from '../../../data/index.ts';
import type { Scalar } from '../../../data/index.ts';
import { engine } from '../engine.ts';
import { toApex, toScalar } from '../sobjects/convert.ts';
import type { SObjectValue } from '../sobjects/sobject-value.ts';

/** Sets the formula fields of a record from the values that it has in memory; parents are read from the org. */
export function recalculate(record: SObjectValue): void {
  const { db, hooks } = engine();
  const formulas = new RecordFormulas(db, engine().access('system'), hooks.now());
  const fields: Record<string, Scalar> = {};
  for (const [key, value] of record.values) {
    const field = record.def.fields.get(key);
    if (field !== undefined) fields[field.name] = toScalar(value);
  }
  for (const [name, value] of Object.entries(formulas.all(record.def, fields)))
    record.fill(name, toApex(record.def.fields.get(name.toLowerCase())?.type ?? 'string', value));
}
