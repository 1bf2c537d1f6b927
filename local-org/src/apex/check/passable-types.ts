import { isSObject } from '../types/conversions.ts';
import type { Type } from '../types/model.ts';

/** Apex Developer Guide, "Primitive Data Types". */
const PRIMITIVES: ReadonlySet<string> = new Set(
  'blob boolean date datetime decimal double id integer long string time'.split(' '),
);

export function isPrimitive(type: Type): boolean {
  return PRIMITIVES.has(type.key);
}

export function isCollection(type: Type, ...kinds: readonly string[]): boolean {
  return type.symbol !== null && type.args.length > 0 && kinds.includes(type.symbol.key);
}

/** Types of the platform that stand for something in the server and never leave it. */
const SERVER_ONLY: ReadonlySet<string> = new Set(['pagereference', 'exception', 'schema.sobjecttype']);

export function isServerOnly(type: Type): boolean {
  return SERVER_ONLY.has(type.key);
}

/** The type, and all that it is a collection of. */
export function parts(type: Type): Type[] {
  return [type, ...type.args.flatMap(parts)];
}

export function isRecordOrPrimitive(type: Type): boolean {
  return isPrimitive(type) || isSObject(type);
}
