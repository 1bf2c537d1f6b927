import { inheritsFrom, parentTypes } from '../types/conversions.ts';
import { sameParameters, viewOf } from '../types/members.ts';
import type { MethodView } from '../types/members.ts';
import type { Access, ClassSymbol, MethodSymbol, Type } from '../types/model.ts';
import type { Checker } from './context.ts';
import type { Report } from './declarations.ts';

const ORDER: readonly Access[] = ['private', 'protected', 'public', 'global'];

/** Obligations towards superclasses and interfaces. */
export function checkOverrides(symbol: ClassSymbol, checker: Checker, report: Report): void {
  if (symbol.kind !== 'class' || !symbol.declaration) return;
  const { universe } = checker;
  const self = universe.table.of(symbol);
  const inherited = allInherited(self, checker);
  for (const method of [...symbol.methods.values()].flat()) checkOverride(method, inherited, report);
  if (!symbol.isAbstract) checkImplemented(self, inherited, checker, report);
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

const OF_OBJECT: ReadonlySet<string> = new Set(['equals', 'hashcode', 'tostring', 'clone']);

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
  if (ORDER.indexOf(method.access) < ORDER.indexOf(needed))
    report(declaration, 'cannot-reduce-method-visibility-override', `Cannot reduce the visibility of method: ${shown}`);
}

/** For an interface an heir of what it asks for will do (seen in public projects); an override must be exact. */
function returnsAsPromised(returns: Type, { view, fromInterface }: Inherited): boolean {
  if (returns === view.returns) return true;
  return fromInterface && view.returns.symbol !== null && inheritsFrom(returns.symbol, view.returns.symbol);
}

/** A class that is not abstract must have a body for every method that it promises. */
function checkImplemented(self: Type, inherited: readonly Inherited[], checker: Checker, report: Report): void {
  const { symbol } = self;
  if (!symbol?.declaration) return;
  const missing = new Set<string>();
  for (const { view } of inherited) {
    if (!view.symbol.isAbstract || OPTIONAL.has(`${view.symbol.owner.key}.${view.symbol.name.toLowerCase()}`)) continue;
    if (isImplemented(symbol, view, checker)) continue;
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

function isImplemented(symbol: ClassSymbol, needed: MethodView, checker: Checker): boolean {
  const { universe } = checker;
  let current: Type | null = universe.table.of(symbol);
  for (let depth = 0; current?.symbol && depth < 50; depth++) {
    const owner: ClassSymbol = current.symbol;
    for (const method of owner.methods.get(needed.symbol.name.toLowerCase()) ?? []) {
      const view = viewOf(method, current, universe);
      if (!method.isAbstract && accepts(view, needed, checker)) return true;
    }
    const parent: Type | null = owner.superType;
    current = parent && universe.table.substitute(parent, owner, current.args);
  }
  return needed.symbol.owner.origin === 'platform' && OF_OBJECT.has(needed.symbol.name.toLowerCase());
}

/** The platform's interfaces are met by the same parameters; those that the stubs give as Object match anything. */
function accepts(view: MethodView, needed: MethodView, checker: Checker): boolean {
  if (sameParameters(view.parameters, needed.parameters)) return true;
  if (needed.symbol.owner.origin !== 'platform' || view.parameters.length !== needed.parameters.length) return false;
  const list = checker.universe.platform.symbol('List');
  return needed.parameters.every(
    (type, i) => type === view.parameters[i] || (type.symbol === list && view.parameters[i]?.symbol === list),
  );
}
