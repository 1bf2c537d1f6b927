import type { FieldDef, FieldType } from '../../schema/types.ts';
import type { ActionParameter, DataType, FlowRecord, FlowValue } from '../types.ts';

const FLOW_TYPES: Readonly<Record<string, DataType['kind']>> = {
  String: 'text',
  Picklist: 'text',
  Multipicklist: 'text',
  Number: 'number',
  Currency: 'number',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  SObject: 'record',
};
const NUMBERS: ReadonlySet<FieldType> = new Set<FieldType>(['int', 'long', 'double', 'currency', 'percent']);
const APEX_TYPES: Readonly<Record<string, DataType['kind']>> = {
  string: 'text',
  id: 'text',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  integer: 'number',
  long: 'number',
  double: 'number',
  decimal: 'number',
};

/** undefined for data types that the local org does not have in flows: Apex, … */
export function flowType(name: string): DataType['kind'] | undefined {
  return FLOW_TYPES[name];
}

export function typeOfField(field: FieldDef): DataType {
  const { type } = field;
  const kind = NUMBERS.has(type)
    ? 'number'
    : type === 'boolean' || type === 'date' || type === 'datetime' || type === 'time'
      ? type
      : 'text';
  return { kind, isCollection: false, field };
}

/** Of a parameter of an Apex action; undefined for classes and types that flows do not have. */
export function typeOfParameter({ type, kind, isCollection }: ActionParameter): DataType | undefined {
  if (kind === 'record') return { kind: 'record', isCollection, object: type };
  const found = kind === 'primitive' ? APEX_TYPES[type.toLowerCase()] : undefined;
  return found && { kind: found, isCollection };
}

/** Whether a value of one type may go where the other is wanted; text takes numbers and booleans, too. */
export function fits(value: DataType, wanted: DataType): boolean {
  if (value.kind === 'any' || wanted.kind === 'any') return true;
  if (value.isCollection !== wanted.isCollection) return false;
  if (value.kind === 'record' || wanted.kind === 'record')
    return (
      value.kind === wanted.kind &&
      (value.object === undefined ||
        wanted.object === undefined ||
        wanted.object.toLowerCase() === 'sobject' ||
        value.object.toLowerCase() === wanted.object.toLowerCase())
    );
  if (wanted.kind === 'text') return !['date', 'datetime', 'time'].includes(value.kind);
  return value.kind === wanted.kind || (value.kind === 'date' && wanted.kind === 'datetime');
}

/** What a formula of a flow takes a value for; ids have 18 characters there. */
export function formulaType({ kind, field }: DataType): FieldType {
  if (field !== undefined && field.type !== 'id' && field.type !== 'reference') return field.type;
  if (kind === 'number') return 'double';
  return kind === 'text' || kind === 'any' || kind === 'record' ? 'string' : kind;
}

export function isRecord(value: FlowValue): value is FlowRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: FlowValue): value is readonly FlowValue[] {
  return Array.isArray(value);
}

/** The value as text, as merge fields show it. */
export function asText(value: FlowValue): string {
  return value === null || typeof value === 'object' ? '' : String(value);
}
