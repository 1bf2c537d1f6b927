import { RecordFormulas } from '../../../data/index.ts';
import type { Scalar } from '../../../data/index.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import type { ApexList } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { recordsIn } from '../dml.ts';
import { toApex, toScalar } from '../sobjects/convert.ts';
import type { SObjectValue } from '../sobjects/sobject-value.ts';
import { FormulaBuilder } from './formula-eval.ts';
import { listOf } from './helpers.ts';

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

/** System.FormulaRecalcResult */
export class FormulaRecalcResult {
  readonly #record: SObjectValue;
  constructor(record: SObjectValue) {
    this.#record = record;
  }
  getsobject(): SObjectValue {
    return this.#record;
  }
  issuccess(): boolean {
    return true;
  }
  geterrors(): ApexList {
    return listOf('System.FormulaRecalcFieldError', []);
  }
}

function recalculateFormulas(records: ApexValue): ApexList {
  const found = recordsIn(records);
  for (const record of found) recalculate(record);
  return listOf(
    'System.FormulaRecalcResult',
    found.map((record) => new FormulaRecalcResult(record)),
  );
}

export const FORMULA_CLASSES: readonly PlatformClass[] = [
  {
    name: 'System.Formula',
    statics: { builder: () => new FormulaBuilder(), recalculateformulas: recalculateFormulas },
  },
  { name: 'System.FormulaRecalcResult', jsClass: FormulaRecalcResult },
];
