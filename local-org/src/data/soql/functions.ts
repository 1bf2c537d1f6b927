import type { FieldType } from '../../schema/types.ts';
import { DataError } from '../types.ts';
import type { Expression } from './ast.ts';
import { excerpt, malformed, unsupported } from './errors.ts';
import { distanceValue } from './distance.ts';
import type { Column, Scope } from './scope.ts';
import type { Parameter } from './values.ts';

/** An expression as SQL with the type of its value. */
export interface Value {
  readonly sql: string;
  readonly type: FieldType;
  readonly column: Column | null;
  readonly aggregate: boolean;
  /** of binds within the SQL */
  readonly parameters?: readonly Parameter[];
}

/** "Date Functions" of the SOQL reference, over ISO text. The fiscal year is the calendar year. */
const DATE_FUNCTIONS: Readonly<Record<string, (sql: string) => string>> = {
  CALENDAR_YEAR: (sql) => `CAST(strftime('%Y', ${sql}) AS INTEGER)`,
  CALENDAR_MONTH: (sql) => `CAST(strftime('%m', ${sql}) AS INTEGER)`,
  CALENDAR_QUARTER: (sql) => `((CAST(strftime('%m', ${sql}) AS INTEGER) + 2) / 3)`,
  DAY_IN_MONTH: (sql) => `CAST(strftime('%d', ${sql}) AS INTEGER)`,
  DAY_IN_WEEK: (sql) => `(CAST(strftime('%w', ${sql}) AS INTEGER) + 1)`,
  DAY_IN_YEAR: (sql) => `CAST(strftime('%j', ${sql}) AS INTEGER)`,
  DAY_ONLY: (sql) => `substr(${sql}, 1, 10)`,
  FISCAL_MONTH: (sql) => `CAST(strftime('%m', ${sql}) AS INTEGER)`,
  FISCAL_QUARTER: (sql) => `((CAST(strftime('%m', ${sql}) AS INTEGER) + 2) / 3)`,
  FISCAL_YEAR: (sql) => `CAST(strftime('%Y', ${sql}) AS INTEGER)`,
  HOUR_IN_DAY: (sql) => `CAST(strftime('%H', ${sql}) AS INTEGER)`,
  WEEK_IN_MONTH: (sql) => `((CAST(strftime('%d', ${sql}) AS INTEGER) + 6) / 7)`,
  WEEK_IN_YEAR: (sql) => `((CAST(strftime('%j', ${sql}) AS INTEGER) + 6) / 7)`,
};
const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);
const NUMERIC: ReadonlySet<FieldType> = new Set(['int', 'long', 'double', 'currency', 'percent']);

export function isAggregate(expression: Expression): boolean {
  return expression.kind === 'call' && AGGREGATES.has(expression.name);
}

export function compileValue(scope: Scope, expression: Expression): Value {
  if (expression.kind === 'path') {
    const column = scope.column(expression);
    return { sql: readable(column), type: column.field.type, column, aggregate: false };
  }
  if (isAggregate(expression)) return compileAggregate(scope, expression);
  if (expression.name === 'DISTANCE') return distanceValue(scope, expression);
  const inner = single(scope, expression);
  const date = DATE_FUNCTIONS[expression.name];
  if (date !== undefined)
    return {
      sql: date(inner.sql),
      type: expression.name === 'DAY_ONLY' ? 'date' : 'int',
      column: null,
      aggregate: false,
      parameters: inner.parameters ?? [],
    };
  if (expression.name === 'TOLABEL') return labelValue(inner);
  if (expression.name === 'FORMAT') return formatted(inner);
  // An org with one currency has nothing to convert.
  if (expression.name === 'CONVERTCURRENCY') return inner;
  if (expression.name === 'CONVERTTIMEZONE')
    return { ...inner, sql: `in_zone(${inner.sql}, ?)`, parameters: [(run) => run.timeZone()] };
  throw unsupported(`SOQL_${expression.name}`, `The local org cannot compute ${expression.name}() in SOQL.`);
}

/** A boolean that was added to rows after they were written is false. */
function readable(column: Column): string {
  return column.field.type === 'boolean' ? `COALESCE(${column.sql}, 0)` : column.sql;
}

function single(scope: Scope, call: Extract<Expression, { kind: 'call' }>): Value {
  const [argument] = call.args;
  if (argument === undefined || call.args.length > 1) {
    if (['GEOLOCATION', 'GROUPING'].includes(call.name))
      throw unsupported(`SOQL_${call.name}`, `The local org cannot compute ${call.name}() in SOQL.`);
    throw malformed(scope.environment.soql, call.at, `unexpected token: '${call.name}'`);
  }
  return compileValue(scope, argument);
}

function compileAggregate(scope: Scope, call: Extract<Expression, { kind: 'call' }>): Value {
  if (call.name === 'COUNT' && call.args.length === 0)
    return { sql: 'COUNT(*)', type: 'int', column: null, aggregate: true };
  const inner = single(scope, call);
  if (call.name === 'COUNT_DISTINCT')
    return { sql: `COUNT(DISTINCT ${inner.sql})`, type: 'int', column: null, aggregate: true };
  if (call.name === 'COUNT') return { sql: `COUNT(${inner.sql})`, type: 'int', column: null, aggregate: true };
  const isSum = call.name === 'SUM' || call.name === 'AVG';
  if ((isSum && !NUMERIC.has(inner.type)) || inner.type === 'boolean' || inner.type === 'textarea')
    throw new DataError(
      'MALFORMED_QUERY',
      `${excerpt(scope.environment.soql, call.at)}field ${inner.column?.field.name ?? ''} does not support aggregate operator ${call.name}`,
    );
  return {
    sql: `${call.name}(${inner.sql})`,
    type: call.name === 'AVG' ? 'double' : inner.type,
    column: null,
    aggregate: true,
  };
}

/** Functions that show a field otherwise: the row calls them by the field. */
export const SHOWN_AS_FIELD: ReadonlySet<string> = new Set(['TOLABEL', 'FORMAT', 'CONVERTCURRENCY']);

function formatted(inner: Value): Value {
  const scale = inner.column?.field.scale ?? 0;
  return { ...inner, sql: `displayed(${inner.sql}, '${inner.type}', ${scale})`, type: 'string' };
}

/** Labels are constants of the schema, so no text of the user reaches the SQL. */
function labelValue(inner: Value): Value {
  const entries = inner.column?.field.picklistValues.filter((entry) => entry.label !== entry.value) ?? [];
  if (entries.length === 0) return inner;
  const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
  const cases = entries.map((entry) => `WHEN ${text(entry.value)} THEN ${text(entry.label)}`).join(' ');
  return { ...inner, sql: `CASE ${inner.sql} ${cases} ELSE ${inner.sql} END` };
}
