import type { ApexValue, PlatformClass } from '../../abi.ts';
import type { ApexList } from '../../runtime/index.ts';
import { recordsIn } from '../dml.ts';
import type { SObjectValue } from '../sobjects/sobject-value.ts';
import { FormulaBuilder } from './formula-eval.ts';
import { listOf } from './helpers.ts';
import { recalculate } from './recalculate.ts';

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
