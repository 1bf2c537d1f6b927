import { globalScope, sobjectScope } from '../../../formula/index.ts';
import type { FormulaInput, FormulaScope, Scalar } from '../../../formula/index.ts';
import type { FieldType, Schema } from '../../../schema/types.ts';
import type { ApexType, ApexValue } from '../../abi.ts';
import type { EmittedClass, FieldInfo } from '../../emit/class-info.ts';
import { lineage } from '../class-info.ts';
import { TypeToken } from '../../runtime/index.ts';
import { emittedClassOf } from '../class-info.ts';
import { toScalar } from '../sobjects/convert.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';

/** Apex types as formulas see them. */
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  string: 'string',
  id: 'string',
  boolean: 'boolean',
  integer: 'int',
  long: 'long',
  decimal: 'double',
  double: 'double',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
};

/** Global fields and properties of a global class, and through them fields of records. */
export function classScope(schema: Schema, emitted: EmittedClass): FormulaScope {
  const globals = globalScope(schema);
  return {
    resolve: (name, at) =>
      name.startsWith('$') ? globals.resolve(name, at) : member(schema, emitted, name, name.split('.'), at),
  };
}

function member(
  schema: Schema,
  emitted: EmittedClass,
  name: string,
  [first = '', ...rest]: readonly string[],
  at: number,
): FormulaInput | undefined {
  const field = fieldNamed(emitted, first);
  if (field === undefined || field.access !== 'global') return undefined;
  const type = field.type() as TypeToken;
  if (rest.length === 0) {
    const simple = FIELD_TYPES[type.key];
    return simple && { name, type: simple, field: null, steps: [], global: null };
  }
  const inner = emittedOf(type);
  if (inner !== null) return member(schema, inner, name, rest, at);
  const object = schema.object(type.name);
  const found = object && sobjectScope(schema, object, 'apex').resolve(rest.join('.'), at);
  return found && { ...found, name, steps: [] };
}

function fieldNamed(emitted: EmittedClass, name: string): FieldInfo | undefined {
  const key = name.toLowerCase();
  return lineage(emitted)
    .flatMap((level) => level.$info.fields)
    .find((field) => !field.isStatic && field.name.toLowerCase() === key);
}

/** The class that a program defines behind a type; null for platform types and records. */
export function emittedOf(type: ApexType): EmittedClass | null {
  const jsClass = type instanceof TypeToken ? type.user?.jsClass : undefined;
  return jsClass !== undefined && '$info' in jsClass ? (jsClass as unknown as EmittedClass) : null;
}

/** What an input is in the object that a formula is evaluated for. */
export function readInput(context: ApexValue, { name }: FormulaInput): Scalar {
  let value: ApexValue = context;
  for (const part of name.split('.')) {
    value = step(value, part.split(':')[0] ?? '');
    if (value === null || value === undefined) return null;
  }
  return toScalar(value);
}

function step(value: ApexValue, name: string): ApexValue {
  if (value instanceof SObjectValue) return value.read(name);
  const emitted = typeof value === 'object' && value !== null ? emittedClassOf(value) : null;
  const field = emitted && fieldNamed(emitted, name);
  return field ? ((value as Record<string, ApexValue>)[field.jsName] ?? null) : null;
}
