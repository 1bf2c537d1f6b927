export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Parsed<T> {
  /** null when there are problems */
  readonly tree: T | null;
  readonly problems: readonly SyntaxProblem[];
}
