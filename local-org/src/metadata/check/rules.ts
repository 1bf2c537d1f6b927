import type { ParsedComponent } from '../components.ts';
import type { Report } from './report.ts';
import type { Scope } from './scope.ts';

/** What the field list cannot say about a type. */
export interface Rule {
  /** null is every type */
  readonly types: readonly string[] | null;
  check(component: ParsedComponent, scope: Scope, report: Report): void;
}

export const RULES: readonly Rule[] = [];
