import type { Expression, OrderItem, Query, SelectItem } from './ast.ts';
import type { CompiledQuery } from './compiled.ts';
import { malformed } from './errors.ts';

/** What GROUP BY ROLLUP and CUBE group by: all their fields, and the groups of which one row each is a subtotal. */
export interface Subtotals {
  readonly all: readonly Expression[];
  /** first the whole group, last nothing: the grand total */
  readonly sets: readonly (readonly Expression[])[];
}

export function subtotalsOf(soql: string, query: Query): Subtotals | null {
  const call = query.groupBy.find(isSubtotal);
  if (call === undefined) return null;
  if (query.groupBy.length > 1) throw malformed(soql, call.at, 'ROLLUP and CUBE stand alone in GROUP BY');
  const all = call.args;
  return { all, sets: call.name === 'ROLLUP' ? prefixes(all) : subsets(all) };
}

function isSubtotal(group: Expression): group is Extract<Expression, { kind: 'call' }> {
  return group.kind === 'call' && (group.name === 'ROLLUP' || group.name === 'CUBE');
}

const prefixes = (all: readonly Expression[]): Expression[][] =>
  Array.from({ length: all.length + 1 }, (_, dropped) => all.slice(0, all.length - dropped));

function subsets(all: readonly Expression[]): Expression[][] {
  const [first, ...rest] = all;
  if (first === undefined) return [[]];
  const others = subsets(rest);
  return [...others.map((set) => [first, ...set]), ...others];
}

/** The queries of the groups as one, in the order that the query asks for. */
export function unite(
  soql: string,
  query: Query,
  variants: readonly CompiledQuery[],
  keyOf: (expression: Expression) => string,
): CompiledQuery {
  const [first] = variants;
  if (first === undefined) throw malformed(soql, query.at, 'GROUP BY has no fields');
  const keys = query.select.map((item) => (item.kind === 'expression' ? keyOf(item.expression) : ''));
  const order = query.orderBy.map((item) => orderBy(soql, item, query.select, keys, keyOf));
  const union = variants.map((variant) => variant.sql).join(' UNION ALL ');
  const numbers = [first.limit, first.offset].flatMap((parameter) => parameter ?? []);
  const bounds = `${first.limit === null ? (first.offset === null ? '' : ' LIMIT -1') : ' LIMIT ?'}${first.offset === null ? '' : ' OFFSET ?'}`;
  return {
    ...first,
    sql: `SELECT * FROM (${union})${order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`}${bounds}`,
    parameters: [...variants.flatMap((variant) => variant.parameters), ...numbers],
  };
}

/** By position, because only what is selected can be sorted here. */
function orderBy(
  soql: string,
  item: OrderItem,
  select: readonly SelectItem[],
  keys: readonly string[],
  keyOf: (expression: Expression) => string,
): string {
  const { expression } = item;
  const name =
    expression.kind === 'path' && expression.parts.length === 1 ? expression.parts[0]?.toLowerCase() : undefined;
  const aliased = select.findIndex(
    (candidate) =>
      candidate.kind === 'expression' && candidate.alias !== null && candidate.alias.toLowerCase() === name,
  );
  const position = aliased >= 0 ? aliased : keys.indexOf(keyOf(expression));
  if (position < 0) throw malformed(soql, expression.at, 'Ordered field must be selected with ROLLUP and CUBE');
  return `${position + 1} ${item.descending ? 'DESC' : 'ASC'} NULLS ${item.nullsLast ? 'LAST' : 'FIRST'}`;
}
