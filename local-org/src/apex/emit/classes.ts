import type { BoundAccessor, BoundClass, BoundInitializer, BoundMethod } from '../check/bound.ts';
import type { ClassSymbol, FieldSymbol } from '../types/model.ts';
import { isExceptionSymbol } from '../types/user.ts';
import { emitAliases, emitBridges } from './aliases.ts';
import { emitEnum } from './enums.ts';
import { ExpressionEmitter } from './expressions.ts';
import { classInfoCode } from './info.ts';
import { backingName, className, fieldName, hasAccessors, methodName } from './names.ts';
import { neverNull } from './nullability.ts';
import { StatementEmitter } from './statements.ts';
import type { UnitEmitter } from './unit-emitter.ts';

/** Writes a class and registers it; what it extends must be written before when it is of the same unit. */
export function emitClass(bound: BoundClass, unit: UnitEmitter): void {
  const { symbol } = bound;
  unit.owner = symbol;
  unit.sharing = bound.sharing;
  const name = className(symbol);
  unit.writer.atLine(symbol.declaration?.line ?? 1);
  unit.write(`class ${name}${heritage(symbol, unit)}{`);
  unit.write(`static $info=${classInfoCode(symbol, unit)};`);
  if (symbol.kind === 'enum') emitEnum(symbol, unit);
  else if (symbol.kind === 'interface') unit.write(`static $s(){return ${name};}}`);
  else emitMembers(bound, unit);
  unit.write(`$c.define(${JSON.stringify(symbol.key)},${name});`);
}

function heritage(symbol: ClassSymbol, unit: UnitEmitter): string {
  const parent = symbol.superType?.symbol;
  if (!parent) return '';
  return parent.origin === 'user'
    ? ` extends ${unit.reference(parent)}`
    : ` extends $.platform(${JSON.stringify(parent.fullName)}).jsClass`;
}

function emitMembers(bound: BoundClass, unit: UnitEmitter): void {
  const { symbol } = bound;
  for (const field of bound.fields) emitField(field, unit);
  emitStatics(bound, unit);
  for (const method of sortedByLine(bound)) method();
  emitAliases(symbol, unit);
  emitBridges(bound.bridges, unit);
  unit.write('}');

  function sortedByLine(all: BoundClass): (() => void)[] {
    const parts: { line: number; write: () => void }[] = [];
    for (const method of all.methods) parts.push({ line: method.line, write: () => emitMethod(method, unit) });
    for (const accessor of all.accessors)
      parts.push({ line: accessor.line, write: () => emitAccessor(accessor, unit) });
    const own = all.initializers.filter((item) => !item.isStatic);
    const [first] = own;
    if (!first && isInherited(symbol))
      parts.push({ line: 0, write: () => unit.write(`$i(){${hasParent(symbol) ? 'super.$i();' : ''}}`) });
    if (first)
      parts.push({
        line: first.line,
        write: () => emitInitializers('$i', own, unit, hasParent(symbol) ? 'super.$i();' : ''),
      });
    return parts.sort((a, b) => a.line - b.line).map((part) => part.write);
  }
}

function emitField(field: FieldSymbol, unit: UnitEmitter): void {
  const name = hasAccessors(field) ? backingName(field) : fieldName(field);
  unit.write(`${field.isStatic ? 'static ' : ''}${name}=null;`);
}

/** Statics start anew in every transaction: at the first touch, in textual order, those of the parent first. */
function emitStatics(bound: BoundClass, unit: UnitEmitter): void {
  const { symbol } = bound;
  const name = className(symbol);
  const statics = bound.fields.filter((field) => field.isStatic);
  const initializers = bound.initializers.filter((item) => item.isStatic);
  const parent = symbol.superType?.symbol;
  const before = [parent?.origin === 'user' ? parent : null, symbol.outer].filter(
    (item) => item !== null && item !== undefined && item !== symbol,
  );
  const touches = before.map((item) => `${unit.reference(item as ClassSymbol)}.$s();`).join('');
  if (statics.length === 0 && initializers.length === 0) {
    unit.write(`static $s(){${touches}return ${name};}`);
    return;
  }
  const clear = statics
    .map((field) => `${name}.${hasAccessors(field) ? backingName(field) : fieldName(field)}=null;`)
    .join('');
  unit.write(`static $d=false;static $s(){if(!${name}.$d)${name}.$b();return ${name};}`);
  unit.write(`static $r(){${name}.$d=false;${clear}}`);
  unit.write(
    `static $b(){${name}.$d=true;$.touch(${name}.$r);${touches}${initializers.length > 0 ? `${name}.$si();` : ''}}`,
  );
  if (initializers.length > 0) emitInitializers('static $si', initializers, unit);
}

function emitInitializers(
  head: string,
  initializers: readonly BoundInitializer[],
  unit: UnitEmitter,
  before = '',
): void {
  unit.write(`${head}(){${before}`);
  for (const item of initializers) {
    const body =
      item.kind === 'block'
        ? item.body
        : { kind: 'block' as const, statements: [], line: item.line, column: item.column };
    const expressions = new ExpressionEmitter(unit, neverNull([], body));
    if (item.kind === 'block') new StatementEmitter(expressions).block(item.body);
    else emitFieldInitializer(item, expressions, unit);
  }
  unit.write('}');
}

function emitFieldInitializer(
  item: Extract<BoundInitializer, { kind: 'field' }>,
  expressions: ExpressionEmitter,
  unit: UnitEmitter,
): void {
  const { field, value } = item;
  unit.writer.atLine(item.line);
  unit.executable.add(item.line);
  unit.write(`/*K[${item.line}]*/`);
  unit.writer.mark(item);
  unit.write(`${item.isStatic ? className(field.owner) : 'this'}.${fieldName(field)}=${expressions.value(value)};`);
}

function emitMethod(method: BoundMethod, unit: UnitEmitter): void {
  const { symbol, body } = method;
  if (symbol.isConstructor) {
    emitConstructor(method, unit);
    return;
  }
  if (!body) return;
  const safe = neverNull(method.parameters, body);
  unit.writer.atLine(method.line);
  unit.write(`${symbol.isStatic ? 'static ' : ''}${methodName(symbol)}(${parameterList(method)})`);
  const statements = new StatementEmitter(new ExpressionEmitter(unit, safe));
  unit.write('{');
  if (symbol.annotations.has('future')) unit.write(beginFuture(symbol));
  statements.block(body);
  if (symbol.annotations.has('future')) unit.write('});');
  unit.write(symbol.returns.kind === 'void' ? 'return null;}' : '}');
}

/** The body runs after commit, with statics of its own; it keeps the method's name for stack traces. */
function beginFuture(symbol: BoundMethod['symbol']): string {
  const name = JSON.stringify(`${symbol.owner.fullName}.${symbol.name}`);
  return `$.future(${name},function ${methodName(symbol)}(){${className(symbol.owner)}.$s();`;
}

function parameterList(method: BoundMethod): string {
  return method.parameters.map((parameter) => parameter.jsName).join(',');
}

/** Fields, then the parent's constructor, then the body; `this(…)` leaves all to the other constructor. */
function emitConstructor(method: BoundMethod, unit: UnitEmitter): void {
  const { symbol, body } = method;
  const { owner } = symbol;
  const [first, ...rest] = body?.statements ?? [];
  const call = first?.kind === 'expression' && first.value.kind === 'constructorCall' ? first.value : null;
  const safe = body ? neverNull(method.parameters, body) : new Set<never>();
  const expressions = new ExpressionEmitter(unit, safe);
  const statements = new StatementEmitter(expressions);
  statements.returnVoid = 'return this';
  unit.writer.atLine(method.line);
  unit.write(`${methodName(symbol)}(${parameterList(method)}){`);
  if (!call || call.isSuper || isInherited(owner)) unit.write(fieldInitialisers(owner));
  if (call) {
    unit.writer.mark(call);
    unit.write(`${expressions.value(call)};`);
  } else unit.write(implicitSuper(method));
  if (body) statements.block({ ...body, statements: call ? rest : body.statements });
  unit.write('return this;}');
}

function implicitSuper(method: BoundMethod): string {
  const parent = method.symbol.owner.superType?.symbol;
  if (!parent) return '';
  const isDefault = method.symbol.declaration === null && isExceptionSymbol(parent);
  return isDefault ? `super.${methodName(method.symbol)}(${parameterList(method)});` : superWithoutArguments(parent);
}

/** A class of the platform may be made by JavaScript's own constructor. */
function superWithoutArguments(parent: ClassSymbol): string {
  return parent.origin === 'user' || isExceptionSymbol(parent) ? 'super.c_();' : 'super.c_?.();';
}

/** Whether a constructor may be reached from that of an heir. */
function isInherited(owner: ClassSymbol): boolean {
  return owner.isVirtual || hasParent(owner);
}

function hasParent(owner: ClassSymbol): boolean {
  return owner.superType?.symbol?.origin === 'user';
}

/**
 * Fields of all levels are initialised before the first constructor body runs: a constructor of the parent may call an
 * override that uses fields of the heir. The outermost constructor does it once.
 */
function fieldInitialisers(owner: ClassSymbol): string {
  if (isInherited(owner)) return 'if(!this.$ready){this.$ready=true;this.$i();}';
  return hasInstanceInitializers(owner) ? 'this.$i();' : '';
}

function hasInstanceInitializers(owner: ClassSymbol): boolean {
  return (owner.declaration?.members ?? []).some((member) => {
    if (member.kind === 'initializer') return !member.isStatic;
    if (member.kind !== 'field' || member.modifiers.keywords.includes('static')) return false;
    return member.declarators.some((declarator) => declarator.initializer !== null);
  });
}

/** A property with accessors is one of JavaScript, so that its users need not know. */
function emitAccessor(accessor: BoundAccessor, unit: UnitEmitter): void {
  const { field, which, parameter, body } = accessor;
  if (!hasAccessors(field)) return;
  const storage = `${field.isStatic ? className(field.owner) : 'this'}.${backingName(field)}`;
  const head = `${field.isStatic ? 'static ' : ''}${which} ${fieldName(field)}`;
  unit.writer.atLine(accessor.line);
  if (!body) {
    unit.write(which === 'get' ? `${head}(){return ${storage};}` : `${head}(v){${storage}=v;}`);
    return;
  }
  const safe = neverNull(parameter ? [parameter] : [], body);
  unit.write(`${head}(${parameter?.jsName ?? ''})`);
  const statements = new StatementEmitter(new ExpressionEmitter(unit, safe, field));
  if (which === 'set') statements.returnVoid = 'return';
  statements.block(body);
}
