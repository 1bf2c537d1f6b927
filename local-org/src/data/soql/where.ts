import { DataError } from '../types.ts';
import type { Condition, Expression, Operand } from './ast.ts';
import { excerpt } from './errors.ts';
import type { BindShapes } from './binds.ts';
import { compileValue } from './functions.ts';
import type { Value } from './functions.ts';
import type { Scope } from './scope.ts';
import { checkLiteral, listParameter, rangeParameters, scalarParameter } from './values.ts';
import type { Parameter } from './values.ts';
import { fieldDef, TEXT_TYPES } from '../../schema/index.ts';
import type { FieldDef } from '../../schema/types.ts';
import type { Query } from './ast.ts';

export interface Sql {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}
export interface ConditionContext {
  readonly scope: Scope;
  readonly shapes: BindShapes;
  readonly having: boolean;
  subselect(query: Query): Sql;
}

const TEXT: ReadonlySet<string> = new Set([...TEXT_TYPES, 'anyType']);
const TRUE: Sql = { sql: '1', parameters: [] };

export function compileCondition(context: ConditionContext, condition: Condition): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return join(
        condition.parts.map((part) => compileCondition(context, part)),
        condition.kind === 'and' ? ' AND ' : ' OR ',
      );
    case 'not': {
      const { sql, parameters } = compileCondition(context, condition.part);
      return { sql: `NOT COALESCE(${sql}, 0)`, parameters };
    }
    case 'compare':
      return compileComparison(context, condition);
    case 'in':
      return compileIn(context, condition);
    case 'semijoin':
      return compileSemijoin(context, condition);
    case 'includes':
      return compileIncludes(context, condition);
  }
}

function join(parts: readonly Sql[], separator: string): Sql {
  if (parts.length === 0) return TRUE;
  return {
    sql: `(${parts.map((part) => part.sql).join(separator)})`,
    parameters: parts.flatMap((part) => part.parameters),
  };
}

/** The field that a value is checked against; a function's result has none, so one is made of its type. */
function target(context: ConditionContext, expression: Expression): { value: Value; field: FieldDef } {
  const value = compileValue(context.scope, expression);
  const { soql } = context.scope.environment;
  if (value.aggregate && !context.having)
    throw new DataError(
      'MALFORMED_QUERY',
      `${excerpt(soql, expression.at)}Grouped field should not be aggregated: ${expressionText(expression)}`,
    );
  const field = value.column?.field ?? fieldDef({ name: expressionText(expression), type: value.type });
  if (!field.filterable)
    throw new DataError(
      'INVALID_FIELD',
      `${excerpt(soql, expression.at)}field '${field.name}' can not be filtered in a query call`,
      [field.name],
    );
  return { value, field };
}

function expressionText(expression: Expression): string {
  return expression.kind === 'path' ? expression.parts.join('.') : expression.text;
}

/** Outside ASCII SQLite does not know case: then both sides are folded. */
function textSql(context: ConditionContext, value: Value, field: FieldDef): { sql: string; fold: boolean } {
  if (!TEXT.has(field.type) || field.caseSensitive) return { sql: value.sql, fold: false };
  if (context.shapes.unicode) return { sql: `fold(${value.sql})`, fold: true };
  return {
    sql:
      value.column?.sql === value.sql && !value.sql.startsWith('COALESCE') ? value.sql : `${value.sql} COLLATE NOCASE`,
    fold: false,
  };
}

function compileComparison(context: ConditionContext, condition: Extract<Condition, { kind: 'compare' }>): Sql {
  const { value, field } = target(context, condition.left);
  const { soql } = context.scope.environment;
  const { right, operator } = condition;
  if (right.kind === 'range') return compileRange(soql, value, field, operator, right);
  if (isList(context, right) && (operator === '=' || operator === '!='))
    return compileIn(context, { ...condition, kind: 'in', negated: operator === '!=', values: [right] });
  const { sql, fold } = textSql(context, value, field);
  if (operator === 'LIKE') {
    if (!TEXT.has(field.type))
      throw new DataError(
        'INVALID_QUERY_FILTER_OPERATOR',
        `${excerpt(soql, condition.at)}invalid operator on ${field.type === 'reference' ? 'id' : field.type} field`,
      );
    checkLiteral(soql, field, right);
    if (isList(context, right))
      return {
        sql: `EXISTS (SELECT 1 FROM json_each(?) AS pattern WHERE ${sql} LIKE pattern.value ESCAPE '\\')`,
        parameters: [listParameter(soql, field, [right], fold)],
      };
    return { sql: `${sql} LIKE ? ESCAPE '\\'`, parameters: [scalarParameter(soql, field, right, fold)] };
  }
  checkLiteral(soql, field, right);
  const parameters = [...(value.parameters ?? []), scalarParameter(soql, field, right, fold)];
  if (operator === '=') return { sql: `${sql} IS ?`, parameters };
  if (operator === '!=') return { sql: `${sql} IS NOT ?`, parameters };
  if (field.type === 'boolean')
    throw new DataError(
      'INVALID_QUERY_FILTER_OPERATOR',
      `${excerpt(soql, condition.at)}invalid operator on ${field.type} field`,
    );
  return { sql: `${sql} ${operator} ?`, parameters };
}

/** `Id = :ids` with a collection means IN. */
function isList({ shapes }: ConditionContext, operand: Operand): boolean {
  return operand.kind === 'bind' && shapes.lists.has(operand.name.toLowerCase());
}

function compileRange(
  soql: string,
  value: Value,
  field: FieldDef,
  operator: string,
  right: Extract<Operand, { kind: 'range' }>,
): Sql {
  checkLiteral(soql, field, right);
  const { from, until } = rangeParameters(field, right);
  const { sql } = value;
  switch (operator) {
    case '=':
      return { sql: `(${sql} >= ? AND ${sql} < ?)`, parameters: [from, until] };
    case '!=':
      return { sql: `(${sql} IS NULL OR ${sql} < ? OR ${sql} >= ?)`, parameters: [from, until] };
    case '<':
      return { sql: `${sql} < ?`, parameters: [from] };
    case '<=':
      return { sql: `${sql} < ?`, parameters: [until] };
    case '>':
      return { sql: `${sql} >= ?`, parameters: [until] };
    case '>=':
      return { sql: `${sql} >= ?`, parameters: [from] };
    default:
      throw new DataError(
        'INVALID_QUERY_FILTER_OPERATOR',
        `${excerpt(soql, right.at)}invalid operator on ${field.type} field`,
      );
  }
}

function compileIn(context: ConditionContext, condition: Extract<Condition, { kind: 'in' }>): Sql {
  const { value, field } = target(context, condition.left);
  const { soql } = context.scope.environment;
  for (const operand of condition.values) {
    if (operand.kind === 'range')
      throw new DataError('MALFORMED_QUERY', `${excerpt(soql, operand.at)}unexpected token: '${operand.name}'`);
    checkLiteral(soql, field, operand);
  }
  const { sql, fold } = textSql(context, value, field);
  const hasNull = condition.values.some(
    (operand) =>
      operand.kind === 'null' || (operand.kind === 'bind' && context.shapes.withNull.has(operand.name.toLowerCase())),
  );
  const parameters = [listParameter(soql, field, condition.values, fold)];
  const list = '(SELECT value FROM json_each(?))';
  if (condition.negated)
    return { sql: hasNull ? `${sql} NOT IN ${list}` : `(${sql} IS NULL OR ${sql} NOT IN ${list})`, parameters };
  return { sql: hasNull ? `(${sql} IS NULL OR ${sql} IN ${list})` : `${sql} IN ${list}`, parameters };
}

function compileSemijoin(context: ConditionContext, condition: Extract<Condition, { kind: 'semijoin' }>): Sql {
  const { value, field } = target(context, condition.left);
  if (field.type !== 'id' && field.type !== 'reference')
    throw new DataError(
      'MALFORMED_QUERY',
      `${excerpt(context.scope.environment.soql, condition.at)}The left operand field in the where expression for outer query should be an id field, cannot use: '${field.name}'`,
    );
  const inner = context.subselect(condition.query);
  const operator = condition.negated ? 'NOT IN' : 'IN';
  return { sql: `${value.sql} ${operator} (${inner.sql})`, parameters: inner.parameters };
}

/** `INCLUDES ('a;b', 'c')`: both a and b, or c. */
function compileIncludes(context: ConditionContext, condition: Extract<Condition, { kind: 'includes' }>): Sql {
  const { value, field } = target(context, condition.left);
  const { soql } = context.scope.environment;
  if (field.type !== 'multipicklist')
    throw new DataError(
      'INVALID_QUERY_FILTER_OPERATOR',
      `${excerpt(soql, condition.at)}includes or excludes operator is valid only for multipicklist fields`,
    );
  const choices = listParameter(soql, field, condition.values, false);
  const all =
    'NOT EXISTS (SELECT 1 FROM json_each(choice.value) AS item WHERE NOT has_item(' + value.sql + ', item.value))';
  const sql = `EXISTS (SELECT 1 FROM json_each(?) AS choice WHERE ${all})`;
  const parameters = [(run: Parameters<Parameter>[0]) => splitChoices(String(choices(run)))];
  return { sql: condition.negated ? `NOT ${sql}` : sql, parameters };
}

function splitChoices(json: string): string {
  const choices = JSON.parse(json) as string[];
  return JSON.stringify(choices.map((choice) => JSON.stringify(choice.split(';').map((item) => item.trim()))));
}
