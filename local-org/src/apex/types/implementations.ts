import { isAssignable } from './conversions.ts';
import { sameParameters, viewOf } from './members.ts';
import type { MethodView } from './members.ts';
import type { ClassSymbol, MethodSymbol, Type } from './model.ts';
import type { Universe } from './resolve.ts';

/** What every class has from Object. */
export const OF_OBJECT: ReadonlySet<string> = new Set(['equals', 'hashcode', 'tostring', 'clone']);

/**
 * The method of the class, or of what it extends, that stands for an abstract one: the same parameters; for an interface
 * also ones that take what it gives. `object` when only Object has it, null when nothing has.
 */
export function implementationOf(
  needed: MethodView,
  symbol: ClassSymbol,
  universe: Universe,
): MethodSymbol | 'object' | null {
  const candidates = [...namesakes(needed.symbol.name.toLowerCase(), symbol, universe)];
  const exact = candidates.find((view) => sameParameters(view.parameters, needed.parameters));
  const found =
    needed.symbol.owner.kind === 'interface'
      ? [...(exact ? [exact] : []), ...candidates].find((view) => answers(view, needed, universe))
      : exact;
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

/** Assignment decides, in and out, as for the platform's compiler. */
function answers({ parameters, returns }: MethodView, needed: MethodView, universe: Universe): boolean {
  const { table } = universe;
  return (
    parameters.length === needed.parameters.length &&
    needed.parameters.every((type, i) => isAssignable(type, parameters[i], table)) &&
    (returns === needed.returns || isAssignable(returns, needed.returns, table))
  );
}
