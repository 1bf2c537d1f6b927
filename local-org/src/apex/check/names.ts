import type { Expression, ExpressionOf, Position } from '../syntax/index.ts';
import { findField, isVisible } from '../types/members.ts';
import type { ClassSymbol, Type } from '../types/model.ts';
import { isSObject } from '../types/conversions.ts';
import { inheritedInner } from '../types/resolve.ts';
import { isRecordSet } from '../types/type-table.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { converted } from './convert.ts';
import { bindDescribeField, isDescribeFields, objectOf } from './describes.ts';
import { bind, errorAt } from './expressions.ts';
import { checkOrder } from './member-order.ts';
import { bindRowCause } from './row-causes.ts';
import { bindOrgName, bindSObjectName } from './tokens.ts';
import { platformMember } from './platform-members.ts';
import { isTypeVisible } from './type-references.ts';

type FoundField = NonNullable<ReturnType<typeof findField>>;

/** A simple name: local, member, member of the outer class, then a type. */
export function bindName(expression: ExpressionOf<'name'>, context: BodyContext): Bound {
  const variable = variableNamed(expression.name, expression, context);
  if (variable) return variable;
  const symbol = context.universe.symbolOf([expression.name], context.owner);
  if (symbol) return typeName(symbol, expression, context);
  context.report(expression, 'variable-does-not-exist', `Variable does not exist: ${expression.name}`);
  return errorAt(expression, context);
}

export function typeName(symbol: ClassSymbol, at: Position, context: BodyContext): Bound {
  if (!isTypeVisible(symbol, context.owner))
    context.report(at, 'type-not-visible', `Type is not visible: ${symbol.name}`);
  return { kind: 'typeName', symbol, type: context.universe.table.of(symbol), line: at.line, column: at.column };
}

function variableNamed(name: string, at: Position, context: BodyContext): Bound | null {
  const local = context.lookup(name);
  if (local) return { kind: 'local', variable: local, type: local.type, line: at.line, column: at.column };
  for (let owner: ClassSymbol | null = context.owner; owner; owner = owner.outer) {
    const found = reachable(name, owner, context);
    if (found) return memberVariable(found, owner, at, context);
  }
  return null;
}

/** An instance sees all fields of its class; from a static method or an inner class only the statics of the very class. */
function reachable(name: string, owner: ClassSymbol, context: BodyContext): FoundField | null {
  if (owner === context.owner && !context.isStatic)
    return findField(context.universe.table.of(owner), name, context.universe);
  return ownStatic(owner, name);
}

function ownStatic(owner: ClassSymbol, name: string): FoundField | null {
  const field = owner.fields.get(name.toLowerCase());
  return field?.isStatic ? { field, type: field.type } : null;
}

/** What the name of a class can stand before: its own statics, not those of its parents. */
function staticField(owner: ClassSymbol, name: string, context: BodyContext): FoundField | null {
  if (owner.origin === 'user') return ownStatic(owner, name);
  return findField(context.universe.table.of(owner), name, context.universe);
}

function memberVariable({ field, type }: FoundField, scope: ClassSymbol, at: Position, context: BodyContext): Bound {
  if (field.owner.origin === 'platform') return { ...platformTarget(scope, at, context), type };
  if (!isVisible(field, context.owner))
    context.report(at, 'variable-not-visible', `Variable is not visible: ${field.owner.name}.${field.name}`);
  checkOrder(field, at, context);
  const place = { line: at.line, column: at.column };
  if (field.isStatic) return { ...place, kind: 'staticField', field, type };
  return { ...place, kind: 'instanceField', target: thisOf(context, at), field, safe: false, type };
}

function platformTarget(scope: ClassSymbol, at: Position, context: BodyContext): Bound {
  return { ...thisOf(context, at), type: context.universe.table.of(scope) };
}

export function thisOf(context: BodyContext, at: Position): Bound {
  return { kind: 'this', type: context.universe.table.of(context.owner), line: at.line, column: at.column };
}

/** The names of `a.b.c` when it is nothing but names, else null. */
export function dottedNames(expression: Expression): string[] | null {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'field' || expression.safe) return null;
  const target = dottedNames(expression.target);
  return target && [...target, expression.name.text];
}

/** Binds what stands before a dot; `next` is the name after it, which decides between a type and a namespace. */
export function bindReceiver(expression: Expression, next: string, context: BodyContext): Bound {
  const names = dottedNames(expression);
  const [first] = names ?? [];
  if (!names || first === undefined || isVariableName(first, expression, context)) return bind(expression, context);
  const symbol = classBeside(context.universe.symbolOf(names, context.owner), next, context);
  if (symbol && (names.length === 1 || !bindsAsMember(names, context)) && couldHave(symbol, names, next, context))
    return typeName(symbol, expression, context);
  const { universe } = context;
  if (names.length === 1 && (universe.platform.isNamespace(first) || universe.isOwnNamespace(first)))
    return namespace(expression, context);
  return bind(expression, context);
}

/** `BusinessHours.add(…)` is of the class, `BusinessHours.Name` of the records. */
function classBeside(symbol: ClassSymbol | null, next: string, context: BodyContext): ClassSymbol | null {
  if (symbol?.origin !== 'sobject') return symbol;
  const beside = context.universe.platform.symbol(symbol.name);
  return beside?.methods.has(next.toLowerCase()) ? beside : symbol;
}

/** Asks whether a name is a variable before it is bound for good. */
function isVariableName(name: string, at: Position, context: BodyContext): boolean {
  return context.silently(() => variableNamed(name, at, context)) !== null;
}

/** `A.b.c`: whether `A.b` is a field of the type `A`, which comes before a type `A.b` unless it asks for an instance. */
function bindsAsMember(names: readonly string[], context: BodyContext): boolean {
  const last = names.at(-1) ?? '';
  const owner = context.universe.symbolOf(names.slice(0, -1), context.owner);
  return owner !== null && staticField(owner, last, context) !== null;
}

/** A class that shares its name with a namespace, as System and Database do, gives way when it has no such member. */
function couldHave(symbol: ClassSymbol, names: readonly string[], next: string, context: BodyContext): boolean {
  if (names.length > 1 || symbol.origin !== 'platform' || !context.universe.platform.isNamespace(names[0] ?? ''))
    return true;
  const key = next.toLowerCase();
  if (symbol.fields.has(key) || symbol.methods.has(key)) return true;
  return context.universe.platform.symbol(`${names[0]}.${next}`) === null && !isOrgNamespace(names[0] ?? '', next);
}

function isOrgNamespace(namespaceName: string, next: string): boolean {
  return namespaceName.toLowerCase() === 'system' && ['label', 'page'].includes(next.toLowerCase());
}

function namespace(at: Position, context: BodyContext): Bound {
  return { ...errorAt(at, context), type: context.universe.table.void };
}

export function bindField(expression: ExpressionOf<'field'>, context: BodyContext): Bound {
  const names = dottedNames(expression);
  const isVariable = names !== null && isVariableName(names[0] ?? '', expression, context);
  if (names && !isVariable) {
    const named = bindOrgName(names, expression, context);
    if (named) return named;
  }
  const target = bindReceiver(expression.target, expression.name.text, context);
  if (target.kind === 'error')
    return names && target.type.kind === 'void'
      ? bindNamespaceMember(names, expression, context)
      : errorAt(expression, context);
  if (target.kind === 'typeName') return bindStaticField(target.symbol, expression, names ?? [], context);
  return bindInstanceField(target, expression, context);
}

/** `Database.SaveResult`, `System.Label`: a namespace before a type. */
function bindNamespaceMember(names: readonly string[], expression: ExpressionOf<'field'>, context: BodyContext): Bound {
  const symbol = context.universe.symbolOf(names, context.owner);
  if (symbol) return typeName(symbol, expression, context);
  context.report(expression, 'variable-does-not-exist', `Variable does not exist: ${names.join('.')}`);
  return errorAt(expression, context);
}

function bindStaticField(
  symbol: ClassSymbol,
  expression: ExpressionOf<'field'>,
  names: readonly string[],
  context: BodyContext,
): Bound {
  const { name } = expression;
  const at = { line: expression.line, column: expression.column };
  if (symbol.origin === 'sobject') return bindSObjectName(symbol, name, context);
  if (symbol.key === 'aggregateresult') return bindSObjectName(symbol, name, context);
  const found = staticField(symbol, name.text, context);
  if (found) return staticFieldOf(found, symbol, expression, context);
  const token = symbol.key === 'schema.sobjecttype' ? context.universe.sObjects.symbol(name.text) : null;
  if (token)
    return {
      ...at,
      kind: 'callPlatform',
      target: { ...at, kind: 'sObjectType', object: token.name, type: context.universe.table.of(symbol) },
      name: 'getDescribe',
      args: [],
      safe: false,
      isSuper: false,
      type: context.type('Schema.DescribeSObjectResult'),
    };
  const inner = inheritedInner(symbol, name.text.toLowerCase()) ?? context.universe.symbolOf(names, context.owner);
  if (inner) return typeName(inner, expression, context);
  if (symbol.origin === 'platform') return platformMember(symbol, name, context);
  context.report(name, 'variable-does-not-exist', `Variable does not exist: ${name.text}`);
  return errorAt(expression, context);
}

function staticFieldOf(
  found: FoundField,
  symbol: ClassSymbol,
  expression: ExpressionOf<'field'>,
  context: BodyContext,
): Bound {
  const { field } = found;
  const at = { line: expression.line, column: expression.column };
  if (field.owner.origin === 'platform') return platformStatic(found, symbol, expression, context);
  if (!isVisible(field, context.owner))
    context.report(
      expression.name,
      'variable-not-visible',
      `Variable is not visible: ${field.owner.name}.${field.name}`,
    );
  return { ...at, kind: 'staticField', field, type: found.type };
}

function platformStatic(
  found: FoundField,
  symbol: ClassSymbol,
  expression: ExpressionOf<'field'>,
  context: BodyContext,
): Bound {
  const type = symbol.key === 'trigger' ? triggerType(found, context) : found.type;
  const at = { line: expression.line, column: expression.column };
  if (!warnUnbuilt(symbol, found.field.name, expression, context, true))
    return { ...at, kind: 'unsupported', feature: `${symbol.name}.${found.field.name}`, type };
  return { ...at, kind: 'platformStatic', owner: symbol, name: found.field.name, type };
}

/** In a trigger its context variables are of its own object (Apex Developer Guide, Trigger Context Variables). */
function triggerType(found: FoundField, context: BodyContext): Type {
  const record = context.triggerObject;
  if (!record) return found.type;
  const key = found.field.name.toLowerCase();
  if (key === 'new' || key === 'old') return context.type('List', record);
  return key === 'newmap' || key === 'oldmap' ? context.type('Map', context.type('Id'), record) : found.type;
}

/** Records are the data room's; no platform class stands for them. */
const RECORDS: ReadonlySet<string> = new Set(['sobject', 'aggregateresult']);

/** Warns about a real member that the library cannot run; answers whether it can. */
export function warnUnbuilt(
  symbol: ClassSymbol,
  member: string,
  at: Position,
  context: BodyContext,
  isStatic = false,
): boolean {
  const { isBuilt } = context.checker;
  if (!isBuilt || symbol.kind === 'interface' || RECORDS.has(symbol.key) || isBuilt(symbol.fullName, member, isStatic))
    return true;
  const feature = `${symbol.name}.${member}`;
  context.report(
    at,
    `UNSUPPORTED_${feature}`,
    `The local org does not run ${feature} yet; code that reaches it fails`,
    'warning',
  );
  return false;
}

function bindInstanceField(target: Bound, expression: ExpressionOf<'field'>, context: BodyContext): Bound {
  const { name, safe } = expression;
  const at = { line: expression.line, column: expression.column };
  const receiver = isRecordSet(target.type) ? converted(target, target.type.args[0]) : target;
  const { type } = receiver;
  if (type.kind === 'error') return errorAt(expression, context);
  if (receiver.kind === 'sObjectType' && name.text.toLowerCase() === 'fields')
    return typeName(objectOf(receiver.object, context), expression, context);
  if (isDescribeFields(receiver)) return bindDescribeField(receiver, name.text, expression, context);
  const rowCause = bindRowCause(receiver, expression, context);
  if (rowCause) return rowCause;
  const found = findField(type, name.text, context.universe);
  if (!found) {
    if (isSObject(type)) context.report(name, 'field-does-not-exist', `Variable does not exist: ${name.text}`);
    else if (type.symbol?.origin === 'platform' && type.symbol.fields.size > 0)
      return platformMember(type.symbol, name, context);
    else context.report(name, 'variable-does-not-exist', `Variable does not exist: ${name.text}`);
    return errorAt(expression, context);
  }
  const { field } = found;
  if (field.isStatic && (field.isEnumConstant || field.owner.origin === 'user')) {
    const message = `Static field cannot be referenced from a non static context: ${field.name} from the type ${field.owner.name}`;
    context.report(name, 'invalid-static-variable-context', message);
    return { ...errorAt(expression, context), type: found.type };
  }
  if (isSObject(type))
    return { ...at, kind: 'recordField', target: receiver, name: field.name, safe, type: found.type };
  if (field.owner.origin === 'platform')
    return { ...at, kind: 'platformField', target: receiver, name: field.name, safe, type: found.type };
  if (!isVisible(field, context.owner))
    context.report(name, 'variable-not-visible', `Variable is not visible: ${field.owner.name}.${field.name}`);
  return { ...at, kind: 'instanceField', target: receiver, field, safe, type: found.type };
}
