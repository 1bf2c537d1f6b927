import type { FieldDef } from '../../schema/types.ts';
import type { BindValue, Scalar } from '../types.ts';
import { DataError } from '../types.ts';
import { toId18 } from '../../schema/ids.ts';
import type { Operand } from './ast.ts';
import { dayRange } from './date-ranges.ts';
import { startOfZonedDay, zonedDay } from '../store/zone.ts';
import { excerpt } from './errors.ts';

export type SqlValue = string | number | null;
/** What a run of a compiled query knows and its compilation did not. */
export interface RunContext {
  readonly binds: Readonly<Record<string, BindValue>>;
  /** epoch milliseconds */
  readonly now: number;
  readonly userId: string;
  /** the org itself reads: nothing is hidden */
  readonly internal: boolean;
  /** encrypted text comes as stars */
  readonly masksEncrypted: boolean;
  readonly hasPermission: (name: string) => boolean;
  /** in which the days of date literals start */
  readonly timeZone: () => string;
  /** whether every row of an object is open to the user */
  readonly viewsAll: (objectName: string) => boolean;
  /** JSON list of whose rows are the user's own */
  readonly sharedWith: () => string;
  readonly parentIds: readonly string[];
}
export type Parameter = (context: RunContext) => SqlValue;

const DAY = 86_400_000;
const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);
const TEMPORAL = new Set(['date', 'datetime', 'time']);

/** The name of a type in the platform's complaint about a literal. */
function criterionType(field: FieldDef): string {
  return field.type === 'datetime' ? 'dateTime' : field.type;
}

/** Whether a literal may be compared with the field; binds are converted when the query runs. */
export function checkLiteral(soql: string, field: FieldDef, operand: Operand): void {
  if (operand.kind === 'bind' || operand.kind === 'null' || field.type === 'anyType') return;
  if (fits(field, operand)) return;
  const quoted =
    NUMBERS.has(field.type) || TEMPORAL.has(field.type) || field.type === 'boolean' ? 'should not be' : 'should be';
  const message = `value of filter criterion for field '${field.name}' must be of type ${criterionType(field)} and ${quoted} enclosed in quotes`;
  throw new DataError('INVALID_FIELD', excerpt(soql, operand.at) + message, [field.name]);
}

function fits(field: FieldDef, operand: Operand): boolean {
  switch (operand.kind) {
    case 'number':
      return NUMBERS.has(field.type);
    case 'boolean':
      return field.type === 'boolean';
    case 'date':
      return field.type === 'date';
    case 'datetime':
      return field.type === 'datetime';
    case 'range':
      return field.type === 'date' || field.type === 'datetime';
    default:
      return (
        field.type === 'time' || !(NUMBERS.has(field.type) || TEMPORAL.has(field.type) || field.type === 'boolean')
      );
  }
}

/** A literal or bind as SQLite stores values of the field. */
export function scalarParameter(soql: string, field: FieldDef, operand: Operand, fold: boolean): Parameter {
  if (operand.kind === 'bind')
    return (context) => toSql(soql, field, bindScalar(context, operand.name), operand.at, fold);
  if (operand.kind === 'range') throw new Error('A range is two values');
  const value = toSql(soql, field, operand.kind === 'null' ? null : operand.value, operand.at, fold);
  return () => value;
}

/** Several values as one JSON array, so that a list may be as long as it likes. */
export function listParameter(soql: string, field: FieldDef, operands: readonly Operand[], fold: boolean): Parameter {
  return (context) => {
    const values = operands.flatMap((operand) => {
      if (operand.kind !== 'bind') return [scalarParameter(soql, field, operand, fold)(context)];
      return bindList(context, operand.name).map((value) => toSql(soql, field, value, operand.at, fold));
    });
    return JSON.stringify(values.filter((value) => value !== null));
  };
}

export function bindOf(context: RunContext, name: string): BindValue {
  const exact = context.binds[name];
  if (exact !== undefined) return exact;
  const key = Object.keys(context.binds).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : context.binds[key];
  if (value === undefined) throw new DataError('MALFORMED_QUERY', `Variable does not exist: ${name}`);
  return value;
}

function bindList(context: RunContext, name: string): readonly Scalar[] {
  const value = bindOf(context, name);
  return Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar];
}

function bindScalar(context: RunContext, name: string): Scalar {
  const value = bindOf(context, name);
  if (Array.isArray(value))
    throw new DataError('MALFORMED_QUERY', `Invalid bind expression type of List for the variable ${name}`);
  return value as Scalar;
}

function toSql(soql: string, field: FieldDef, value: Scalar, at: number, fold: boolean): SqlValue {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  if (field.type === 'id' || field.type === 'reference') return idValue(soql, field, value, at);
  if (field.type === 'datetime') return datetimeValue(value);
  return fold ? value.toLowerCase() : value;
}

/** Some references hold names of things that have no id, such as `DurableId`s; those come without a target. */
function idValue(soql: string, field: FieldDef, value: string, at: number): SqlValue {
  if (value === '') return null;
  const id = toId18(value);
  if (id === null && !namesDefinition(field) && (field.type === 'id' || field.referenceTo.length > 0))
    throw new DataError('INVALID_QUERY_FILTER_OPERATOR', `${excerpt(soql, at)}invalid ID field: ${value}`, [
      field.name,
    ]);
  return id ?? value;
}

/** Definitions of objects and fields have names where records have ids. */
function namesDefinition(field: FieldDef): boolean {
  return field.referenceTo.some((object) => object.endsWith('Definition') || object === 'EntityParticle');
}

function datetimeValue(value: string): string {
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}

/** Both ends of a date literal for a date or datetime field. */
export function rangeParameters(
  field: FieldDef,
  operand: Extract<Operand, { kind: 'range' }>,
): { from: Parameter; until: Parameter } {
  const end = (which: 'from' | 'until') => (context: RunContext) => {
    const zone = context.timeZone();
    const day = dayRange(operand.name, operand.count, zonedDay(zone, context.now))[which];
    return field.type === 'date'
      ? new Date(day * DAY).toISOString().slice(0, 10)
      : new Date(startOfZonedDay(zone, day)).toISOString();
  };
  return { from: end('from'), until: end('until') };
}
