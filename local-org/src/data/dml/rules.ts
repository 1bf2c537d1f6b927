import { EvaluationError } from '../../formula/index.ts';
import type { ObjectDef, ValidationRuleDef } from '../../schema/types.ts';
import { ruleFormula } from '../formulas/compiled.ts';
import { RecordFormulas } from '../formulas/records.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { WriteError, WriteRequest } from '../types.ts';
import { error } from './prepare.ts';
import type { Row } from './prepare.ts';

/**
 * The active validation rules of the object, after system validation ("Triggers and Order of Execution", step 5). A rule
 * whose formula is true refuses the record; all rules are asked.
 */
export function applyValidationRules(
  database: OrgDatabase,
  object: ObjectDef,
  request: WriteRequest,
  rows: readonly Row[],
): void {
  const rules = object.validationRules ?? [];
  if (rules.length === 0 || rows.length === 0 || request.access.internal === true) return;
  const formulas = new RecordFormulas(database, request.access, request.now);
  for (const rule of rules) {
    const formula = ruleFormula(database.schema, object, rule);
    for (const row of rows) {
      const refusal = refuse(rule, object, () => formulas.evaluate(object, formula, row.fields, row.old));
      if (refusal !== null) row.errors.push(refusal);
    }
  }
}

function refuse(rule: ValidationRuleDef, object: ObjectDef, isBroken: () => unknown): WriteError | null {
  const field = rule.field === null ? undefined : object.fields.get(rule.field.toLowerCase());
  const fields = field === undefined ? [] : [field.name];
  try {
    return isBroken() === true ? error('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, fields) : null;
  } catch (failure) {
    if (!(failure instanceof EvaluationError)) throw failure;
    return error(
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      `The formula of the validation rule ${rule.name} cannot be evaluated: ${failure.message}`,
      fields,
    );
  }
}
