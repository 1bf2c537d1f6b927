import { conversionCost, inheritsFrom } from './conversions.ts';
import { sameParameters, viewOf } from './members.ts';
import type { MethodView } from './members.ts';
import type { ClassSymbol, MethodSymbol, Type } from './model.ts';
import type { Universe } from './resolve.ts';

/** What every class has from Object. */
export const OF_OBJECT: ReadonlySet<string> = new Set(['equals', 'hashcode', 'tostring', 'clone']);

/**
 * The method of the class, or of what it extends, that stands for an abstract one: the same parameters, else wider ones
 * (seen in public projects). `object` when only Object has it, null when nothing has.
 */
export function implementationOf(
  needed: MethodView,
  symbol: ClassSymbol,
  universe: Universe,
): MethodSymbol | 'object' | null {
  const candidates = [...namesakes(needed.symbol.name.toLowerCase(), symbol, universe)];
  const exact = candidates.find((view) => sameParameters(view.parameters, needed.parameters));
  const isAsked = needed.symbol.owner.kind === 'interface';
  const found = exact ?? (isAsked && candidates.find((view) => takes(view, needed, universe)));
  if (found) return found.symbol;
  return isOfObject(needed, universe) ? 'object' : null;
}

function* namesakes(key: string, symbol: ClassSymbol, universe: Universe): Generator<MethodView> {
  let current: Type | null = universe.table.of(symbol);
  for (let depth = 0; current?.symbol && depth < 50; depth++) {
    const owner: ClassSymbol = current.symbol;
    for (const method of owner.methods.get(key) ?? []) if (!method.isAbstract) yield viewOf(method, current, universe);
    const parent: Type | null = owner.superType;
    current = parent && universe.table.substitute(parent, owner, current.args);
  }
}

function isOfObject(needed: MethodView, universe: Universe): boolean {
  const key = needed.symbol.name.toLowerCase();
  if (!OF_OBJECT.has(key)) return false;
  if (needed.symbol.owner.origin === 'platform') return true;
  const own = universe.object().symbol?.methods.get(key) ?? [];
  return own.some((method) => sameParameters(method.parameters, needed.parameters));
}

function takes({ parameters, returns }: MethodView, needed: MethodView, universe: Universe): boolean {
  return (
    parameters.length === needed.parameters.length &&
    needed.parameters.every((type, i) => isTaken(type, parameters[i], universe)) &&
    returnsAsAsked(returns, needed.returns)
  );
}

/** For an interface anything will do that is what it asks for (seen in public projects). */
export function returnsAsAsked(returns: Type, asked: Type): boolean {
  if (returns === asked) return true;
  if (returns.kind === 'void') return false;
  return asked.key === 'object' || (asked.symbol !== null && inheritsFrom(returns.symbol, asked.symbol));
}

/** A value that only converts, as an Integer does to a Long, needs the very type. */
function isTaken(needed: Type, own: Type, universe: Universe): boolean {
  if (own === needed || own.key === 'object') return true;
  return !PRIMITIVES.has(needed.key) && conversionCost(needed, own, universe.table) !== null;
}

const PRIMITIVES: ReadonlySet<string> = new Set([
  ...['integer', 'long', 'double', 'decimal', 'string', 'id', 'date', 'datetime', 'time', 'boolean', 'blob'],
]);
