import { DataError } from '../types.ts';
import type { Expression, Query } from './ast.ts';
import { excerpt, malformed } from './errors.ts';
import { compileValue } from './functions.ts';
import type { Scope } from './scope.ts';
import type { Sql } from './where.ts';

/** One entry of GROUP BY. */
export function groupSql(scope: Scope, group: Expression): Sql {
  const { soql } = scope.environment;
  const value = compileValue(scope, group);
  if (value.aggregate) throw malformed(soql, group.at, `Grouped field should not be aggregated: ${textOf(group)}`);
  const field = value.column?.field;
  if (field !== undefined && !field.groupable)
    throw new DataError(
      'MALFORMED_QUERY',
      `${excerpt(soql, group.at)}field '${field.name}' can not be grouped in a query call`,
    );
  return { sql: value.sql, parameters: value.parameters ?? [] };
}

/** ORDER BY: nulls come first unless the query says last, in both directions. */
export function orderSql(query: Query, scope: Scope): Sql {
  const items = query.orderBy.map((item) => {
    const value = compileValue(scope, aliased(query, item.expression) ?? item.expression);
    const field = value.column?.field;
    if (field !== undefined && !field.sortable)
      throw new DataError(
        'MALFORMED_QUERY',
        `${excerpt(scope.environment.soql, item.expression.at)}field '${field.name}' can not be sorted in a query call`,
      );
    const sql = `${value.sql} ${item.descending ? 'DESC' : 'ASC'} NULLS ${item.nullsLast ? 'LAST' : 'FIRST'}`;
    return { sql, parameters: value.parameters ?? [] };
  });
  return { sql: items.map(({ sql }) => sql).join(', '), parameters: items.flatMap(({ parameters }) => parameters) };
}

function aliased(query: Query, expression: Expression): Expression | null {
  if (expression.kind !== 'path' || expression.parts.length > 1) return null;
  const name = expression.parts[0]?.toLowerCase();
  const item = query.select.find(
    (candidate) => candidate.kind === 'expression' && candidate.alias?.toLowerCase() === name,
  );
  return item?.kind === 'expression' ? item.expression : null;
}

/** As the query spells it. */
export function textOf(expression: Expression): string {
  return expression.kind === 'path' ? expression.parts.join('.') : expression.text;
}
