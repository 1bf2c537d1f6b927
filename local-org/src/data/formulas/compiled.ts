import { compileFormula, FormulaError, kindOf, sobjectScope, UnsupportedFormula } from '../../formula/index.ts';
import type { CompiledFormula, FormulaOptions } from '../../formula/index.ts';
import type { FieldDef, ObjectDef, Schema, ValidationRuleDef } from '../../schema/types.ts';
import { DataError } from '../types.ts';

/** Formulas are compiled once for a schema. */
const compiled = new WeakMap<Schema, Map<object, CompiledFormula | DataError>>();

/** A formula field. Throws DataError when it cannot be computed. */
export function fieldFormula(schema: Schema, object: ObjectDef, field: FieldDef): CompiledFormula {
  return once(schema, field, `formula field ${object.name}.${field.name}`, field.formula ?? '', {
    scope: sobjectScope(schema, object, 'field'),
    use: 'field',
    blanksAsZero: field.blanksAsZero === true,
    returns: resultOf(field),
  });
}

/** The default of a field that has to be computed. */
export function defaultFormula(schema: Schema, object: ObjectDef, field: FieldDef): CompiledFormula {
  return once(schema, field, `default of ${object.name}.${field.name}`, field.defaultFormula ?? '', {
    scope: sobjectScope(schema, object, 'default'),
    use: 'default',
    blanksAsZero: false,
    returns: resultOf(field),
  });
}

/** When a validation rule refuses a record. */
export function ruleFormula(schema: Schema, object: ObjectDef, rule: ValidationRuleDef): CompiledFormula {
  return once(schema, rule, `validation rule ${object.name}.${rule.name}`, rule.formula, {
    scope: sobjectScope(schema, object, 'rule'),
    use: 'rule',
    blanksAsZero: false,
    returns: { kind: 'boolean' },
  });
}

/** What a field holds, as the result of a formula; a picklist holds text. */
export function resultOf(field: FieldDef): NonNullable<FormulaOptions['returns']> {
  const kind = kindOf(field.type) ?? 'text';
  return {
    kind: kind === 'picklist' || kind === 'multipicklist' ? 'text' : kind,
    scale: field.scale,
    percent: field.type === 'percent',
  };
}

function once(schema: Schema, key: object, name: string, text: string, options: FormulaOptions): CompiledFormula {
  let known = compiled.get(schema);
  if (known === undefined) compiled.set(schema, (known = new Map<object, CompiledFormula | DataError>()));
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = attempt(name, text, options)));
  if (found instanceof DataError) throw found;
  return found;
}

function attempt(name: string, text: string, options: FormulaOptions): CompiledFormula | DataError {
  try {
    return compileFormula(text, options);
  } catch (error) {
    if (error instanceof UnsupportedFormula)
      return new DataError(`UNSUPPORTED_${error.feature}`, `${error.message} The ${name} uses it.`);
    if (error instanceof FormulaError)
      return new DataError('INVALID_FORMULA', `The ${name} has an error: ${error.message}`);
    throw error;
  }
}
