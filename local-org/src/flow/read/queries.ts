import type { Scalar } from '../../formula/index.ts';
import type { XmlElement } from '../../metadata/xml/parse.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { Evaluate, FlowValue, Interview, LookupStep } from '../types.ts';
import { childrenOf, invalid, textOf, unsupported, type Compiler } from './compiler.ts';
import { asText } from './data-types.ts';
import { valueIn } from './values.ts';

type Query = LookupStep['query'];

/** One filter as SOQL; `bind` keeps a value and gives its name. */
interface Filter {
  readonly value: Evaluate;
  readonly soql: (value: FlowValue, bind: (value: Scalar) => string) => string;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  EqualTo: '=',
  NotEqualTo: '!=',
  GreaterThan: '>',
  GreaterThanOrEqualTo: '>=',
  LessThan: '<',
  LessThanOrEqualTo: '<=',
};
const PATTERNS: Readonly<Record<string, readonly [string, string]>> = {
  StartsWith: ['', '%'],
  EndsWith: ['%', ''],
  Contains: ['%', '%'],
};

/** The records of an object that meet the filters of an element, with all their fields. */
export function queryOf(element: XmlElement, object: ObjectDef, compiler: Compiler): Query {
  const filters = childrenOf(element, 'filters').flatMap((filter) => filterOf(filter, object, compiler) ?? []);
  const order = orderOf(element, object, compiler);
  const limit = limitOf(element, compiler);
  const logic = textOf(element, 'filterLogic') ?? 'and';
  const fields = selectable(object).join(', ');
  return (interview: Interview) => {
    const binds: Record<string, Scalar> = {};
    const bind = (value: Scalar): string => {
      const name = `b${Object.keys(binds).length}`;
      binds[name] = value;
      return `:${name}`;
    };
    const terms = filters.map(({ value, soql }) => soql(value(interview), bind));
    const where = terms.length === 0 ? '' : ` WHERE ${joined(terms, logic)}`;
    return { soql: `SELECT ${fields} FROM ${object.name}${where}${order}${limit}`, binds };
  };
}

function joined(terms: readonly string[], logic: string): string {
  if (/^\s*(and|or)\s*$/i.test(logic)) return terms.join(` ${logic.trim().toUpperCase()} `);
  return logic.replace(/\d+/g, (number) => terms[Number(number) - 1] ?? 'Id = null');
}

function filterOf(filter: XmlElement, object: ObjectDef, compiler: Compiler): Filter | null {
  const name = textOf(filter, 'field') ?? '';
  const field = object.fields.get(name.toLowerCase());
  const operator = textOf(filter, 'operator') ?? '';
  const { get } = valueIn(filter, compiler);
  if (field === undefined) {
    invalid(compiler, `The filter names ${name}, which is no field of ${object.name}`, filter);
    return null;
  }
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined)
    return { value: get, soql: (value, bind) => `${field.name} ${comparison} ${bind(scalarOf(value))}` };
  const pattern = PATTERNS[operator];
  if (pattern !== undefined)
    return {
      value: get,
      soql: (value, bind) => `${field.name} LIKE ${bind(pattern[0] + escaped(asText(value)) + pattern[1])}`,
    };
  if (operator === 'IsNull')
    return { value: get, soql: (value) => `${field.name} ${value === false ? '!=' : '='} null` };
  unsupported(compiler, 'OPERATOR', `the operator ${operator} in filters`, filter);
  return null;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const scalarOf = (value: FlowValue): Scalar => (typeof value === 'object' ? null : value);

function orderOf(element: XmlElement, object: ObjectDef, compiler: Compiler): string {
  const name = textOf(element, 'sortField');
  if (name === null) return '';
  const field = object.fields.get(name.toLowerCase());
  if (field === undefined) {
    invalid(compiler, `The records are sorted by ${name}, which is no field of ${object.name}`, element);
    return '';
  }
  return ` ORDER BY ${field.name} ${textOf(element, 'sortOrder') === 'Desc' ? 'DESC' : 'ASC'}`;
}

function limitOf(element: XmlElement, compiler: Compiler): string {
  if (textOf(element, 'getFirstRecordOnly') === 'true') return ' LIMIT 1';
  const [limit] = childrenOf(element, 'limit');
  if (limit === undefined) return '';
  unsupported(compiler, 'LOOKUP_LIMIT', 'a limit of the records that are looked up', limit);
  return '';
}

function selectable(object: ObjectDef): string[] {
  return [...object.fields.values()]
    .filter(({ type }) => type !== 'base64' && type !== 'address' && type !== 'location')
    .map(({ name }) => name);
}
