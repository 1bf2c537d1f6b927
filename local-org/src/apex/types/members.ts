import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from './model.ts';
import { argumentCost, conversionCost, parentTypes } from './conversions.ts';
import { inheritsFrom } from './conversions.ts';
import { topLevel } from './model.ts';
import type { Universe } from './resolve.ts';

/** A method as it is seen through a receiver: type arguments are put in. */
export interface MethodView {
  readonly symbol: MethodSymbol;
  readonly parameters: readonly Type[];
  readonly returns: Type;
}

export function findField(type: Type, name: string, universe: Universe): { field: FieldSymbol; type: Type } | null {
  const key = name.toLowerCase();
  let current: Type | null = type;
  for (let depth = 0; current?.symbol && depth < 50; depth++) {
    const field = current.symbol.fields.get(key);
    if (field) return { field, type: universe.table.substitute(field.type, current.symbol, current.args) };
    const parent: Type | null = current.symbol.superType;
    current = parent && universe.table.substitute(parent, current.symbol, current.args);
  }
  return null;
}

/** All methods of a name, those of the class itself first; what an override hides is left out. */
export function findMethods(type: Type, name: string, universe: Universe): MethodView[] {
  const found: MethodView[] = [];
  collect(type, name.toLowerCase(), universe, found, new Set());
  const object = universe.object();
  if (type !== object) collect(object, name.toLowerCase(), universe, found, new Set());
  return found;
}

function collect(type: Type, key: string, universe: Universe, found: MethodView[], seen: Set<string>): void {
  if (!type.symbol || seen.has(type.key)) return;
  seen.add(type.key);
  for (const symbol of type.symbol.methods.get(key) ?? []) {
    const view = viewOf(symbol, type, universe);
    if (!found.some((other) => sameParameters(other.parameters, view.parameters))) found.push(view);
  }
  for (const parent of parentTypes(type, universe.table)) collect(parent, key, universe, found, seen);
}

export function viewOf(symbol: MethodSymbol, type: Type, universe: Universe): MethodView {
  const put = (part: Type): Type => universe.table.substitute(part, type.symbol, type.args);
  return { symbol, parameters: symbol.parameters.map(put), returns: put(symbol.returns) };
}

export function sameParameters(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((type, index) => type === b[index]);
}

export type Overload =
  { readonly kind: 'found'; readonly view: MethodView; readonly isAmbiguous: boolean } | { readonly kind: 'none' };

/** The applicable overload whose parameters are nearest to the static types of the arguments. */
export function chooseOverload(views: readonly MethodView[], args: readonly Type[], universe: Universe): Overload {
  let best: MethodView | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  let isAmbiguous = false;
  for (const view of views) {
    const cost = callCost(view, args, universe);
    if (cost === null || cost > bestCost) continue;
    const isTie = best !== null && cost === bestCost;
    if (isTie && best && !isNearer(view, best, universe)) {
      if (!isNearer(best, view, universe)) isAmbiguous = view.symbol.owner.origin === 'user';
      continue;
    }
    best = view;
    bestCost = cost;
    isAmbiguous = false;
  }
  return best ? { kind: 'found', view: best, isAmbiguous } : { kind: 'none' };
}

/** Whether all that `a` takes, `b` takes too: `null` goes to the heir and not to its parent. */
function isNearer(a: MethodView, b: MethodView, universe: Universe): boolean {
  return a.parameters.every((type, index) => conversionCost(type, b.parameters[index], universe.table) !== null);
}

function callCost(view: MethodView, args: readonly Type[], universe: Universe): number | null {
  if (view.parameters.length !== args.length) return null;
  let sum = 0;
  for (const [index, arg] of args.entries()) {
    const cost = argumentCost(arg, view.parameters[index], universe.table);
    if (cost === null) return null;
    sum += cost;
  }
  return sum;
}

interface Visible {
  readonly owner: ClassSymbol;
  readonly access: 'private' | 'protected' | 'public' | 'global';
  readonly testVisible: boolean;
}

/** Private is for the whole top-level class, protected also for subclasses; a test sees what is marked TestVisible. */
export function isVisible(member: Visible, from: ClassSymbol): boolean {
  if (member.access === 'public' || member.access === 'global') return true;
  if (topLevel(member.owner) === topLevel(from)) return true;
  if (member.testVisible && topLevel(from).isTest) return true;
  if (member.access !== 'protected') return false;
  for (let scope: ClassSymbol | null = from; scope; scope = scope.outer)
    if (inheritsFrom(scope, member.owner)) return true;
  return false;
}
