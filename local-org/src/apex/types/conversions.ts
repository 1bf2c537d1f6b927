import type { ClassSymbol, Type } from './model.ts';
import { isRecordSet } from './type-table.ts';
import type { TypeTable } from './type-table.ts';

/** How far a conversion is from the type itself; overloads with the smallest sum win. */
export type Cost = number;
const OBJECT_COST = 100;

/** Apex Developer Guide, "Rules of Conversion"; the costs prefer the nearest wider type. */
const WIDENING: Readonly<Record<string, Cost>> = {
  'integer>long': 1,
  'integer>double': 2,
  'integer>decimal': 3,
  'long>double': 1,
  'long>decimal': 2,
  'double>decimal': 1,
  'decimal>double': 1,
  'id>string': 5,
  'string>id': 50,
  'date>datetime': 5,
};

/** The cost of using a value of one type where another is expected; null when Apex refuses it. */
export function conversionCost(from: Type, to: Type, table: TypeTable): Cost | null {
  if (from === to || from.kind === 'error' || to.kind === 'error') return 0;
  if (from.kind === 'void' || to.kind === 'void' || to.kind === 'null') return null;
  if (from.kind === 'null') return to.key === 'object' ? 2 : 1;
  if (to.key === 'object') return OBJECT_COST;
  if (to.kind === 'parameter') return OBJECT_COST;
  const widening = WIDENING[`${from.key}>${to.key}`];
  if (widening !== undefined) return widening;
  if (isRecordSet(from)) return recordSetCost(from, to, table);
  return genericCost(from, to, table) ?? inheritanceCost(from, to, table);
}

/**
 * The cost of an argument. An overload is chosen by the bare names of generic interfaces, and a Decimal is no Double here
 * (both as the platform's compiler does it).
 */
export function argumentCost(from: Type, to: Type, table: TypeTable): Cost | null {
  if (from.key === 'decimal' && to.key === 'double') return null;
  return conversionCost(from, to, table) ?? (isErasedTo(from, to) ? 10 : null);
}

function isErasedTo({ symbol }: Type, to: Type): boolean {
  if (!to.symbol || to.symbol.kind !== 'interface' || to.args.length === 0) return false;
  return symbol === to.symbol || (symbol?.origin === 'user' && inheritsFrom(symbol, to.symbol));
}

export function isAssignable(from: Type, to: Type, table: TypeTable): boolean {
  return conversionCost(from, to, table) !== null;
}

export function isSObject(type: Type): boolean {
  return type.symbol?.origin === 'sobject' || type.key === 'sobject' || type.key === 'aggregateresult';
}

function recordSetCost(from: Type, to: Type, table: TypeTable): Cost | null {
  const [element] = from.args;
  if (!element) return null;
  if (element.kind === 'error') return 0;
  if (isSObject(to)) return to === element || element.key === 'sobject' || to.key === 'sobject' ? 20 : null;
  const [target] = to.args;
  if (!target || (to.symbol?.key !== 'list' && to.symbol?.key !== 'iterable')) return null;
  return elementCost(element, target, table);
}

/** Of generic types lists and iterables follow their elements and maps their values; all other arguments must be the same. */
function genericCost(from: Type, to: Type, table: TypeTable): Cost | null {
  if (from.args.length === 0 || from.symbol !== to.symbol || from.args.length !== to.args.length) return null;
  const [element, value] = from.args;
  const [target, valueTarget] = to.args;
  const kind = from.symbol?.key;
  let cost: Cost | null = null;
  if (kind === 'list') cost = elementCost(element, target, table);
  else if (kind === 'iterable') cost = conversionCost(element, target, table);
  else if (kind === 'map') cost = element === target ? conversionCost(value, valueTarget, table) : null;
  // A List<String> is nearer to List<Object> than to Object.
  return cost === null ? null : 10 + Math.min(cost, OBJECT_COST / 2);
}

function elementCost(from: Type, to: Type, table: TypeTable): Cost | null {
  if (from.key === 'sobject' && isSObject(to)) return 5;
  return conversionCost(from, to, table);
}

function inheritanceCost(from: Type, to: Type, table: TypeTable): Cost | null {
  let best: Cost | null = null;
  for (const parent of parentTypes(from, table)) {
    const cost = conversionCost(parent, to, table);
    if (cost !== null && (best === null || cost + 1 < best)) best = cost + 1;
  }
  return best;
}

/** The superclass and the interfaces of a type, with its arguments put in. */
export function parentTypes(type: Type, table: TypeTable): Type[] {
  const { symbol } = type;
  if (!symbol) return [];
  const parents = symbol.superType ? [symbol.superType, ...symbol.interfaces] : symbol.interfaces;
  return parents.map((parent) => table.substitute(parent, symbol, type.args));
}

/** Whether `symbol` is `ancestor` or stands below it. */
export function inheritsFrom(symbol: ClassSymbol | null | undefined, ancestor: ClassSymbol): boolean {
  if (!symbol) return false;
  if (symbol === ancestor) return true;
  if (symbol.superType && inheritsFrom(symbol.superType.symbol, ancestor)) return true;
  return symbol.interfaces.some((parent) => inheritsFrom(parent.symbol, ancestor));
}

/** A cast may go up, down, or to and from any interface; numbers to one another. */
export function isCastable(from: Type, to: Type, table: TypeTable): boolean {
  if (isAssignable(from, to, table) || isAssignable(to, from, table)) return true;
  if (NUMERIC.has(from.key) && NUMERIC.has(to.key)) return true;
  if (isPolymorphic(from) && isSObject(to)) return true;
  return from.symbol?.kind === 'interface' || to.symbol?.kind === 'interface';
}

/** `event.What` is a Name until it is cast (SOQL and SOSL Reference, Understanding Relationship Fields and Polymorphic Fields). */
function isPolymorphic(type: Type): boolean {
  return type.key === 'sobject:name';
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'long', 'double', 'decimal']);

export function isNumeric(type: Type): boolean {
  return NUMERIC.has(type.key);
}
