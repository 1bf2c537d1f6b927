import type { QueryExpression } from '../syntax/index.ts';
import type { Type } from '../types/model.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { bindValue } from './expressions.ts';

/** A query's objects and fields are judged by the data room; here its value gets a type and its binds are bound. */
export function bindQuery(expression: QueryExpression, context: BodyContext): Bound {
  const at = { line: expression.line, column: expression.column };
  const binds = expression.binds.map((bind) => bindValue(bind, context));
  const { platform } = context.universe;
  for (const problem of context.checker.checkQuery?.(expression.text) ?? [])
    context.report(expression, problem.code, problem.message);
  if (expression.kind === 'sosl') {
    const lists = context.type('List', context.type('List', context.type('SObject')));
    return { ...at, kind: 'sosl', text: expression.text, binds, type: lists };
  }
  const element = elementType(expression, context);
  if (expression.isCount)
    return {
      ...at,
      kind: 'soql',
      text: expression.text,
      binds,
      expect: 'count',
      element,
      type: context.type('Integer'),
    };
  return {
    ...at,
    kind: 'soql',
    text: expression.text,
    binds,
    expect: 'list',
    element,
    type: platform.recordSet(element),
  };
}

function elementType(expression: QueryExpression, context: BodyContext): Type {
  if (expression.isAggregate) return context.type('AggregateResult');
  const type = context.universe.sObjects.type(expression.from);
  if (type) return type;
  if (!context.checker.checkQuery)
    context.report(expression, 'INVALID_TYPE', `sObject type '${expression.from}' is not supported.`);
  return context.universe.table.error;
}
