/** Why a formula cannot be compiled, in the platform's words (labels of the published formula engine). */
export class FormulaError extends Error {
  /** where in the text, from 0 */
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.name = 'FormulaError';
    this.at = at;
  }
}

/** A formula that Salesforce can evaluate and the local org cannot. */
export class UnsupportedFormula extends FormulaError {
  readonly feature: string;
  constructor(feature: string, message: string, at: number) {
    super(message, at);
    this.feature = feature;
  }
}

/** What a field shows as `#Error!`: a division by zero, a text that is no number, … */
export class EvaluationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EvaluationError';
  }
}
