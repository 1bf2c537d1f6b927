import type { FieldDef, ObjectDef, SummaryDef } from '../../schema/types.ts';
import { DataError } from '../types.ts';

const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'double', 'currency', 'percent']);
const OPERATORS: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessOrEqual: '<=',
  greaterThan: '>',
  greaterOrEqual: '>=',
};

/** SOQL of a roll-up summary: `k` is the parent, `v` the value; with `:ids` for some parents only. */
export function summaryQuery(summary: SummaryDef, child: ObjectDef, isBounded: boolean): string {
  const { foreignKey, operation, field, filters } = summary;
  const value = operation === 'count' ? 'COUNT(Id)' : `${operation.toUpperCase()}(${field ?? ''})`;
  const conditions = [
    isBounded ? `${foreignKey} IN :ids` : `${foreignKey} != null`,
    ...filters.map((filter) => condition(child, filter)),
  ];
  return `SELECT ${foreignKey} k, ${value} v FROM ${child.name} WHERE ${conditions.join(' AND ')} GROUP BY ${foreignKey}`;
}

type Filter = SummaryDef['filters'][number];

function condition(child: ObjectDef, { field: name, operation, value }: Filter): string {
  const field = child.fields.get(name.toLowerCase());
  if (field === undefined)
    throw new DataError(
      'INVALID_FIELD',
      `A filter of a roll-up summary names ${child.name}.${name}, which does not exist.`,
    );
  const literals = value.split(',').map((item) => literal(field, item.trim()));
  switch (operation) {
    case 'equals':
      return `${name} IN (${literals.join(', ')})`;
    case 'notEqual':
      return `${name} NOT IN (${literals.join(', ')})`;
    case 'contains':
      return like(name, value, '%', '%');
    case 'notContain':
      return `(NOT ${like(name, value, '%', '%')})`;
    case 'startsWith':
      return like(name, value, '', '%');
    case 'includes':
    case 'excludes':
      return `${name} ${operation.toUpperCase()} (${literals.join(', ')})`;
  }
  const operator = OPERATORS[operation];
  if (operator === undefined)
    throw new DataError('UNSUPPORTED_SUMMARY_FILTER', `The local org cannot filter a roll-up summary by ${operation}.`);
  return `${name} ${operator} ${literals[0] ?? 'null'}`;
}

function like(name: string, value: string, before: string, after: string): string {
  const parts = value
    .split(',')
    .map((item) => `${name} LIKE ${quote(before + item.trim().replace(/[%_]/g, '\\$&') + after)}`);
  return `(${parts.join(' OR ')})`;
}

function literal(field: FieldDef, text: string): string {
  if (text === '') return 'null';
  if (field.type === 'boolean') return /^(true|1)$/i.test(text) ? 'TRUE' : 'FALSE';
  if (NUMBERS.has(field.type)) return String(Number(text.replaceAll(/[^\d.-]/g, '')));
  if (field.type === 'date') return isoDate(text);
  if (field.type === 'datetime') return /T/.test(text) ? text : `${isoDate(text)}T00:00:00Z`;
  return quote(text);
}

/** Filters keep dates as `2026-11-21` or as `11/21/2026`. */
function isoDate(text: string): string {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (match === null) return text;
  const [, month = '', day = '', year = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function quote(text: string): string {
  return `'${text.replace(/['\\](?![%_])/g, '\\$&')}'`;
}
