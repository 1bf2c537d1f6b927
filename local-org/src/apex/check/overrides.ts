import { parentTypes } from '../types/conversions.ts';
import { implementationOf, OF_OBJECT, returnsAsAsked } from '../types/implementations.ts';
import { sameParameters, viewOf } from '../types/members.ts';
import type { MethodView } from '../types/members.ts';
import type { Access, ClassSymbol, MethodSymbol, Type } from '../types/model.ts';
import type { BoundBridge } from './bound.ts';
import type { Checker } from './context.ts';
import type { Report } from './declarations.ts';

/** In one namespace global reaches no further than public (public override of global methods, seen in public projects). */
const REACH: Readonly<Record<Access, number>> = { private: 0, protected: 1, public: 2, global: 2 };

/** Obligations towards superclasses and interfaces. */
export function checkOverrides(symbol: ClassSymbol, checker: Checker, report: Report): void {
  if (symbol.kind !== 'class' || !symbol.declaration) return;
  const { universe } = checker;
  const self = universe.table.of(symbol);
  const inherited = allInherited(self, checker);
  for (const method of [...symbol.methods.values()].flat()) checkOverride(method, inherited, report);
  if (!symbol.isAbstract) checkImplemented(self, inherited, checker, report);
}

/** How a class answers the methods of interfaces that it has under other parameters, or that only Object has. */
export function bridgesOf(symbol: ClassSymbol, checker: Checker): BoundBridge[] {
  if (symbol.kind !== 'class' || symbol.isAbstract) return [];
  const { universe } = checker;
  const bridges = new Map<string, BoundBridge>();
  for (const { view, fromInterface } of allInherited(universe.table.of(symbol), checker)) {
    const needed = view.symbol;
    if (!fromInterface || needed.owner.origin !== 'user') continue;
    const by = implementationOf(view, symbol, universe);
    const isExact = by !== null && by !== 'object' && sameParameters(by.parameters, needed.parameters);
    const key = `${needed.name.toLowerCase()}(${needed.parameters.map((type) => type.key).join(',')})`;
    if (by && !isExact) bridges.set(key, { needed, by });
  }
  return [...bridges.values()];
}

interface Inherited {
  readonly view: MethodView;
  readonly fromInterface: boolean;
}

function allInherited(type: Type, checker: Checker, seen = new Set<string>()): Inherited[] {
  const found: Inherited[] = [];
  const { universe } = checker;
  for (const parent of parentTypes(type, universe.table)) {
    if (!parent.symbol || seen.has(parent.key)) continue;
    seen.add(parent.key);
    for (const method of [...parent.symbol.methods.values()].flat())
      found.push({ view: viewOf(method, parent, universe), fromInterface: parent.symbol.kind === 'interface' });
    found.push(...allInherited(parent, checker, seen));
  }
  return found;
}

function sameSignature(method: MethodSymbol, other: MethodView): boolean {
  return (
    method.name.toLowerCase() === other.symbol.name.toLowerCase() && sameParameters(method.parameters, other.parameters)
  );
}

function checkOverride(method: MethodSymbol, inherited: readonly Inherited[], report: Report): void {
  const { declaration } = method;
  if (!declaration || method.isConstructor) return;
  const matching = inherited.filter((item) => sameSignature(method, item.view));
  const parent = matching.find((item) => !item.fromInterface && item.view.symbol.access !== 'private');
  const shown = `${method.returns.name} ${method.owner.name}.${method.name}(${method.parameters.map((type) => type.name).join(', ')})`;
  if (method.isOverride && matching.length === 0 && !OF_OBJECT.has(method.name.toLowerCase()))
    report(declaration, 'method-does-not-override', `@Override specified for non-overriding method: ${shown}`);
  for (const item of matching) checkPair(method, item, shown, report);
  if (!parent || parent.view.symbol.owner.origin !== 'user') return;
  if (parent.view.symbol.isStatic !== method.isStatic)
    report(declaration, 'cannot-override-static-method', `Cannot override static method: ${shown}`);
  else if (method.isStatic) return;
  else if (!parent.view.symbol.isVirtual)
    report(
      declaration,
      'non-virtual-methods-cannot-override',
      `Non-virtual, non-abstract methods cannot be overridden: ${shown}`,
    );
  else if (!method.isOverride)
    report(declaration, 'methods-must-override', `Method must use the override keyword: ${shown}`);
}

function checkPair(method: MethodSymbol, item: Inherited, shown: string, report: Report): void {
  const { declaration } = method;
  const other = item.view.symbol;
  if (
    !declaration ||
    (other.access === 'private' && !item.fromInterface) ||
    other.owner.origin !== 'user' ||
    method.isStatic
  )
    return;
  if (!returnsAsPromised(method.returns, item) && method.returns.kind !== 'error')
    report(
      declaration,
      'method-types-clash',
      `Method return types clash: ${item.view.returns.name} vs ${method.returns.name} from the type ${method.owner.name}`,
    );
  const needed = item.fromInterface ? 'public' : other.access;
  if (REACH[method.access] < REACH[needed])
    report(declaration, 'cannot-reduce-method-visibility-override', `Cannot reduce the visibility of method: ${shown}`);
}

/** An override must be exact. */
function returnsAsPromised(returns: Type, { view, fromInterface }: Inherited): boolean {
  return fromInterface ? returnsAsAsked(returns, view.returns) : returns === view.returns;
}

/** A class that is not abstract must have a body for every method that it promises. */
function checkImplemented(self: Type, inherited: readonly Inherited[], checker: Checker, report: Report): void {
  const { symbol } = self;
  if (!symbol?.declaration) return;
  const missing = new Set<string>();
  for (const { view } of inherited) {
    if (!view.symbol.isAbstract || OPTIONAL.has(`${view.symbol.owner.key}.${view.symbol.name.toLowerCase()}`)) continue;
    if (implementationOf(view, symbol, checker.universe)) continue;
    const shown = `${view.returns.name} ${view.symbol.owner.name}.${view.symbol.name}(${view.parameters.map((type) => type.name).join(', ')})`;
    if (missing.has(shown)) continue;
    missing.add(shown);
    report(
      symbol.declaration.name,
      'class-must-implement-method',
      `Class ${symbol.name} must implement the method: ${shown}`,
    );
  }
}

/** A batch job's start answers a QueryLocator or an Iterable (Apex Reference Guide, Database.Batchable). */
const OPTIONAL: ReadonlySet<string> = new Set(['database.batchable.start']);
