import { DataError } from '../types.ts';
import type { Expression, Query } from './ast.ts';
import { excerpt, malformed } from './errors.ts';
import type { Value } from './functions.ts';
import type { Scope } from './scope.ts';

/** The same for the same field or function, however it is written. */
export function keyOf(scope: Scope, expression: Expression): string {
  if (expression.kind === 'path') return scope.column(expression).path.join('.').toLowerCase();
  return expression.text.replaceAll(/\s/g, '').toLowerCase();
}

/** A field is selected once. */
export function refuseDuplicates(soql: string, scope: Scope, query: Query): void {
  const seen = new Set<string>();
  for (const item of query.select) {
    if (item.kind !== 'expression' || item.expression.kind !== 'path') continue;
    const key = keyOf(scope, item.expression);
    if (seen.has(key))
      throw new DataError(
        'INVALID_FIELD',
        `${excerpt(soql, item.expression.at)}duplicate field selected: ${scope.column(item.expression).field.name}`,
      );
    seen.add(key);
  }
}

/** GROUPING(Field): 1 in the rows that are subtotals over the field, else 0; null for other expressions. */
export function groupingValue(
  scope: Scope,
  expression: Expression,
  all: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Value | null {
  if (expression.kind !== 'call' || expression.name !== 'GROUPING') return null;
  const [argument] = expression.args;
  const key = argument === undefined ? '' : keyOf(scope, argument);
  if (!all.has(key)) throw malformed(scope.environment.soql, expression.at, 'GROUPING takes a field of ROLLUP or CUBE');
  return { sql: own.has(key) ? '0' : '1', type: 'int', column: null, aggregate: true };
}
