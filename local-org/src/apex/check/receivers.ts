import { isSObject } from '../types/conversions.ts';
import { findField, findMethods } from '../types/members.ts';
import type { ClassSymbol, Type } from '../types/model.ts';
import { inheritedInner } from '../types/resolve.ts';
import { isRecordSet } from '../types/type-table.ts';
import type { BodyContext } from './context.ts';

/** Whether a value of the type can stand before `.name`. */
export function hasInstanceMember(type: Type, name: string, context: BodyContext): boolean {
  if (type.kind === 'error' || isSObject(type) || isRecordSet(type)) return true;
  const found = findField(type, name, context.universe);
  if (found && !found.field.isStatic) return true;
  if (type.symbol?.kind === 'enum' && name.toLowerCase() === 'name') return true;
  return findMethods(type, name, context.universe).some(({ symbol }) => !symbol.isStatic);
}

/** Whether the name of the class can stand before `.name`. */
export function hasStaticMember(symbol: ClassSymbol, name: string, context: BodyContext): boolean {
  if (symbol.origin === 'sobject') return false;
  const type = context.universe.table.of(symbol);
  const key = name.toLowerCase();
  if (findField(type, name, context.universe)?.field.isStatic || inheritedInner(symbol, key)) return true;
  if (symbol.kind === 'enum' && ENUM_METHODS.has(key)) return true;
  return findMethods(type, name, context.universe).some((view) => view.symbol.isStatic);
}

const ENUM_METHODS: ReadonlySet<string> = new Set(['values', 'valueof']);
