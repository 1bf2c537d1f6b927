import type { Position } from '../syntax/index.ts';
import { conversionCost, isSObject } from '../types/conversions.ts';
import type { Type } from '../types/model.ts';
import { isRecordSet } from '../types/type-table.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';

/** Conversions that change the value; all others only change how the type is seen. */
const VALUE_CHANGES: ReadonlySet<string> = new Set(['long', 'double', 'decimal', 'datetime', 'id']);

/** The value as one of `to`; a conversion that Apex refuses is an illegal assignment. */
export function assignTo(value: Bound, to: Type, at: Position, context: BodyContext): Bound {
  if (conversionCost(value.type, to, context.universe.table) === null) {
    context.report(at, 'illegal-assignment', `Illegal assignment from ${value.type.name} to ${to.name}`);
    return { ...value, kind: 'error', type: to };
  }
  return converted(value, to);
}

/** The value of a return: as an assignment, but the platform calls it a conversion. */
export function convertTo(value: Bound, to: Type, at: Position, context: BodyContext): Bound {
  if (conversionCost(value.type, to, context.universe.table) !== null) return converted(value, to);
  context.report(at, 'illegal-conversion', `Illegal conversion from ${value.type.name} to ${to.name}`);
  return { ...value, kind: 'error', type: to };
}

/** For arguments of an overload that has been chosen already. */
export function converted(value: Bound, to: Type): Bound {
  const from = value.type;
  if (from === to || from.kind === 'null' || from.kind === 'error' || to.kind === 'error') return value;
  const { line, column } = value;
  if (isRecordSet(from))
    return isSObject(to) ? single(value, to) : { ...value, type: to.args.length > 0 ? to : value.type };
  if (changesValue(from, to)) return { kind: 'convert', operand: value, type: to, line, column };
  return value;
}

export function changesValue(from: Type, to: Type): boolean {
  return to.key === 'id' ? from.key === 'string' : VALUE_CHANGES.has(to.key) && from.key !== to.key;
}

function single(value: Bound, to: Type): Bound {
  if (value.kind === 'soql') return { ...value, expect: 'single', type: to };
  return { kind: 'convert', operand: value, type: to, line: value.line, column: value.column };
}
