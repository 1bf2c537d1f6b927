import { parentTypes } from '../types/conversions.ts';
import { implementationOf, OF_OBJECT } from '../types/implementations.ts';
import { isVisible, sameParameters, viewOf } from '../types/members.ts';
import type { MethodView } from '../types/members.ts';
import type { Access, ClassSymbol, MethodSymbol, Type } from '../types/model.ts';
import { changesValue } from './convert.ts';
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
  const matching = inherited.filter((item) => !item.fromInterface && sameSignature(method, item.view));
  const parent = matching.find((item) => isVisible(item.view.symbol, method.owner));
  const shown = `${method.returns.name} ${method.owner.name}.${method.name}(${method.parameters.map((type) => type.name).join(', ')})`;
  if (method.isOverride && !method.isStatic && matching.length === 0 && !OF_OBJECT.has(method.name.toLowerCase()))
    report(declaration.name, 'method-does-not-override', `@Override specified for non-overriding method: ${shown}`);
  for (const item of matching) checkPair(method, item, shown, report);
  if (!parent || parent.view.symbol.owner.origin !== 'user') return;
  if (parent.view.symbol.isStatic !== method.isStatic)
    report(declaration.name, 'cannot-override-static-method', `Cannot override static method: ${shown}`);
  else if (method.isStatic) return;
  else if (!parent.view.symbol.isVirtual)
    report(
      declaration.name,
      'non-virtual-methods-cannot-override',
      `Non-virtual, non-abstract methods cannot be overridden: ${shown}`,
    );
  else if (!method.isOverride)
    report(declaration.name, 'methods-must-override', `Method must use the override keyword: ${shown}`);
}

/** An override of a class's method must be exact; what stands for a method of an interface is looked at with the class. */
function checkPair(method: MethodSymbol, { view }: Inherited, shown: string, report: Report): void {
  const { declaration } = method;
  const other = view.symbol;
  if (!declaration || other.access === 'private' || other.owner.origin !== 'user' || method.isStatic) return;
  if (method.returns !== view.returns && method.returns.kind !== 'error')
    report(
      declaration.name,
      'method-types-clash',
      `Method return types clash: ${view.returns.name} vs ${method.returns.name} from the type ${method.owner.name}`,
    );
  if (REACH[method.access] < REACH[other.access])
    report(
      declaration.name,
      'cannot-reduce-method-visibility-override',
      `Cannot reduce the visibility of method: ${shown}`,
    );
}

/** A class that is not abstract must have a body for every method that it promises. */
function checkImplemented(self: Type, inherited: readonly Inherited[], checker: Checker, report: Report): void {
  const { symbol } = self;
  if (!symbol?.declaration) return;
  const seen = new Set<string>();
  for (const { view, fromInterface } of inherited) {
    if (!view.symbol.isAbstract || OPTIONAL.has(`${view.symbol.owner.key}.${view.symbol.name.toLowerCase()}`)) continue;
    const shown = `${view.returns.name} ${view.symbol.owner.name}.${view.symbol.name}(${view.parameters.map((type) => type.name).join(', ')})`;
    if (seen.has(shown)) continue;
    seen.add(shown);
    const found = implementationOf(view, symbol, checker.universe);
    const at = symbol.declaration.name;
    if (found && found !== 'object' && sameParameters(found.parameters, view.parameters))
      checkResult(found, view, symbol, report);
    if (!found && fromInterface)
      report(at, 'interface-implementation-missing-method', `Class ${symbol.name} must implement the method: ${shown}`);
    else if (!found)
      report(
        at,
        'class-must-implement-abstract-method',
        `Class ${symbol.name} must implement the abstract method: ${shown}`,
      );
    else if (fromInterface && found !== 'object' && REACH[found.access] < REACH.public && !found.isStatic)
      report(
        at,
        'interface-implementation-method-not-visible',
        `${symbol.name}: Overriding implementations of global or public interface methods must be global or public: ${shown}`,
      );
  }
}

/** Calls through the interface reach the method itself, so its result must need no change. */
function checkResult(found: MethodSymbol, needed: MethodView, symbol: ClassSymbol, report: Report): void {
  if (needed.symbol.owner.origin !== 'user' || !symbol.declaration || !changesValue(found.returns, needed.returns))
    return;
  const message = `The local org cannot answer ${needed.returns.name} ${needed.symbol.owner.name}.${needed.symbol.name} with a method that returns ${found.returns.name}; let it return ${needed.returns.name}.`;
  report(symbol.declaration.name, 'UNSUPPORTED_CONVERTED_RESULT', message);
}

/** A batch job's start answers a QueryLocator or an Iterable (Apex Reference Guide, Database.Batchable). */
const OPTIONAL: ReadonlySet<string> = new Set(['database.batchable.start']);
