import type { Bound, BoundBridge } from '../check/bound.ts';
import { changesValue, converted } from '../check/convert.ts';
import { ExpressionEmitter } from './expressions.ts';
import type { ClassSymbol, MethodSymbol } from '../types/model.ts';
import { className, methodName } from './names.ts';
import type { UnitEmitter } from './unit-emitter.ts';

const OF_OBJECT: ReadonlySet<string> = new Set(['equals', 'hashcode', 'tostring']);

/** Plain names under which the library calls what a class implements for the platform. */
export function emitAliases(symbol: ClassSymbol, unit: UnitEmitter): void {
  for (const [name, methods] of symbol.methods) {
    const callable = methods.filter((method) => !method.isAbstract && isPlatformName(symbol, name, method));
    if (callable.length > 0) unit.write(aliasCode(name, callable, unit));
  }
}

function isPlatformName(symbol: ClassSymbol, name: string, method: MethodSymbol): boolean {
  if (OF_OBJECT.has(name) && !method.isStatic) return true;
  return platformAncestors(symbol).some((ancestor) => ancestor.methods.has(name));
}

function platformAncestors(symbol: ClassSymbol): ClassSymbol[] {
  const parents = [...(symbol.superType ? [symbol.superType] : []), ...symbol.interfaces];
  return parents.flatMap((parent) => {
    if (!parent.symbol) return [];
    const above = platformAncestors(parent.symbol);
    return parent.symbol.origin === 'platform' ? [parent.symbol, ...above] : above;
  });
}

/** The platform lets a static method stand for one of an interface (apex-recipes, QueueableChainingRecipes). */
function receiver(method: MethodSymbol): string {
  return method.isStatic ? className(method.owner) : 'this';
}

/** What callers of an interface know under other parameters than the class has it. */
export function emitBridges(bridges: readonly BoundBridge[], unit: UnitEmitter): void {
  for (const { needed, by } of bridges) {
    const parameters = needed.parameters.map((_, i) => `a${i}`).join(',');
    const body = by === 'object' ? ofObject(needed) : adapted(needed, by, unit);
    unit.write(`${methodName(needed)}(${parameters}){return ${body};}`);
  }
}

function adapted(needed: MethodSymbol, by: MethodSymbol, unit: UnitEmitter): string {
  const at = { line: by.declaration?.line ?? 1, column: by.declaration?.column ?? 1 };
  const args = needed.parameters.map((type, i): Bound => {
    const variable = { name: '', type, isFinal: true, jsName: `a${i}` };
    return converted({ ...at, kind: 'local', variable, type }, by.parameters[i]);
  });
  const expressions = new ExpressionEmitter(unit, new Set());
  const call = `${receiver(by)}.${methodName(by)}(${expressions.all(args)})`;
  if (!changesValue(by.returns, needed.returns)) return call;
  const result = { name: '', type: by.returns, isFinal: true, jsName: 'r' };
  const value = converted({ ...at, kind: 'local', variable: result, type: by.returns }, needed.returns);
  return `((r)=>${expressions.value(value)})(${call})`;
}

function ofObject(needed: MethodSymbol): string {
  const name = needed.name.toLowerCase();
  if (name === 'tostring') return '$.str(this)';
  if (name === 'equals') return 'this===a0';
  return name === 'clone' ? '$copy(this)' : '$.platform("System.System").statics.hashcode(this)';
}

/** `execute` of a class that is Queueable and Schedulable is told apart by its argument. */
function aliasCode(name: string, methods: readonly MethodSymbol[], unit: UnitEmitter): string {
  const [only] = methods;
  if (methods.length === 1 && only) return `${name}(...a){return ${receiver(only)}.${methodName(only)}(...a);}`;
  const cases = methods.map((method) => {
    const tests = method.parameters.map((type, i) => `(a[${i}]===null||$.isInstance(a[${i}],${unit.type(type)}))`);
    return `if(${[`a.length===${method.parameters.length}`, ...tests].join('&&')})return ${receiver(method)}.${methodName(method)}(...a);`;
  });
  return `${name}(...a){${cases.join('')}return super.${name}(...a);}`;
}
