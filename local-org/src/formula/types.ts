import type { FieldDef, FieldType } from '../schema/types.ts';
import type { Kind } from './values.ts';

/** A value as records keep it: dates `2026-11-21`, datetimes and times as in the data room. */
export type Scalar = string | number | boolean | null;

/** What a formula is for; it decides which functions it may use. */
export type Use = 'field' | 'rule' | 'default' | 'apex' | 'filter';

/** A lookup on the way to a value. */
export interface Step {
  /** the reference field on the object so far */
  readonly field: FieldDef;
  /** the object that it leads to */
  readonly object: string;
}

/** Where a value comes from: a field of the record or of a parent, or a global variable. */
export interface FormulaInput {
  /** as the formula calls it */
  readonly name: string;
  readonly type: FieldType;
  /** null for what is no field of an object: `$Label.x`, a property of an Apex class */
  readonly field: FieldDef | null;
  readonly steps: readonly Step[];
  /** the parts of a global variable, `['$User', 'Id']` */
  readonly global: readonly string[] | null;
}

/** What names mean in a formula. */
export interface FormulaScope {
  /** undefined when there is no such field; throws FormulaError for what may not be used */
  resolve(name: string, at: number): FormulaInput | undefined;
}

/** What is the same for all formulas of a moment. */
export interface World {
  /** epoch milliseconds */
  readonly now: number;
  /** of the running user, for TODAY and DATEVALUE */
  readonly timeZone: string;
  global(input: FormulaInput): Scalar;
}

/** What one evaluation reads. */
export interface Frame {
  /** in the order of the formula's inputs */
  readonly values: readonly Scalar[];
  /** what they were before the change; null for a new record */
  readonly prior: readonly Scalar[] | null;
  readonly world: World;
}

export interface CompiledFormula {
  readonly kind: Kind;
  readonly inputs: readonly FormulaInput[];
  /** Throws EvaluationError where a field would show #Error!. */
  evaluate(frame: Frame): Scalar;
}
