export { compileFormula } from './compile.ts';
export type { FormulaOptions } from './compile.ts';
export { kindOf } from './convert.ts';
export { EvaluationError, FormulaError, UnsupportedFormula } from './errors.ts';
export { globalScope, sobjectScope } from './sobject-scope.ts';
export { parseTemplate } from './template.ts';
export type { CompiledFormula, FormulaInput, FormulaScope, Frame, Scalar, Step, Use, World } from './types.ts';
export type { Kind } from './values.ts';
