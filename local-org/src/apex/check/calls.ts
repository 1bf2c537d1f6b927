import type { Expression, ExpressionOf, Name } from '../syntax/index.ts';
import { isSObject } from '../types/conversions.ts';
import { chooseOverload, findMethods, isVisible } from '../types/members.ts';
import type { MethodView, Overload } from '../types/members.ts';
import type { ClassSymbol, Type } from '../types/model.ts';
import { isExceptionSymbol } from '../types/user.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { converted } from './convert.ts';
import { dynamicQuery } from './dynamic-queries.ts';
import { isPrimitive } from './passable-types.ts';
import { bindValue, errorAt } from './expressions.ts';
import { bindReceiver, thisOf, warnUnbuilt } from './names.ts';

export function bindArguments(args: readonly Expression[], context: BodyContext): Bound[] {
  return args.map((arg) => bindValue(arg, context));
}

export function convertArguments(args: readonly Bound[], view: MethodView): Bound[] {
  return args.map((arg, index) => converted(arg, view.parameters[index]));
}

export function bindCall(expression: ExpressionOf<'call'>, context: BodyContext): Bound {
  if (!expression.target) return bindUnqualified(expression, context);
  const target = bindReceiver(expression.target, expression.name.text, context);
  const args = bindArguments(expression.args, context);
  if (target.type.kind === 'error' || args.some((arg) => arg.type.kind === 'error'))
    return errorAt(expression, context);
  if (target.kind === 'typeName') return bindStaticCall(target.symbol, expression, args, context);
  if (target.type.kind === 'void' || target.type.kind === 'null')
    return notFound(expression, args, target.type, context);
  return bindInstanceCall(target, expression, args, context);
}

/** A method of the class, of what it extends, or of an outer class. */
function bindUnqualified(expression: ExpressionOf<'call'>, context: BodyContext): Bound {
  const args = bindArguments(expression.args, context);
  if (args.some((arg) => arg.type.kind === 'error')) return errorAt(expression, context);
  const types = args.map((arg) => arg.type);
  for (let owner: ClassSymbol | null = context.owner; owner; owner = owner.outer) {
    const self = context.universe.table.of(owner);
    const choice = chooseOverload(findMethods(self, expression.name.text, context.universe), types, context.universe);
    if (choice.kind !== 'found') continue;
    checkAmbiguous(choice, expression.name, args, context);
    const { symbol } = choice.view;
    if (symbol.isStatic) return staticCall(choice.view, owner, expression, args, context);
    if (owner !== context.owner && symbol.owner.key === 'object') continue;
    if (owner !== context.owner) continue;
    if (context.isStatic) return notStatic(choice.view, expression, context);
    if (context.beforeInstance) {
      const message = `Cannot reference instance methods in a constructor invocation: ${signature(choice.view)}`;
      context.report(expression.name, 'illegal-instance-method-reference-in-constructor', message);
    }
    return methodCall(thisOf(context, expression), choice.view, expression, args, context);
  }
  return notFound(expression, args, context.universe.table.of(context.owner), context);
}

function notStatic(view: MethodView, expression: ExpressionOf<'call'>, context: BodyContext): Bound {
  const message = `Non static method cannot be referenced from a static context: ${signature(view)}`;
  context.report(expression.name, 'invalid-non-static-method-context', message);
  return { ...errorAt(expression, context), type: view.returns };
}

function signature(view: MethodView): string {
  const { owner, name } = view.symbol;
  return `${view.returns.name} ${owner.name}.${name}(${view.parameters.map((type) => type.name).join(', ')})`;
}

function shown(args: readonly Bound[]): string {
  return args.map((arg) => arg.type.name).join(', ');
}

/** Two methods of the project take the arguments equally well. */
export function checkAmbiguous(choice: Overload, name: Name, args: readonly Bound[], context: BodyContext): void {
  if (choice.kind === 'found' && choice.isAmbiguous)
    context.report(name, 'ambiguous-method-signature', `Ambiguous method signature: void ${name.text}(${shown(args)})`);
}

function notFound(expression: ExpressionOf<'call'>, args: readonly Bound[], type: Type, context: BodyContext): Bound {
  const text = `Method does not exist or incorrect signature: void ${expression.name.text}(${shown(args)}) from the type ${type.name}`;
  const known =
    type.symbol?.origin === 'platform' && findMethods(type, expression.name.text, context.universe).length === 0;
  context.report(expression.name, known ? 'UNKNOWN_PLATFORM_MEMBER' : 'invalid-method-not-found', text);
  return errorAt(expression, context);
}

function bindStaticCall(
  symbol: ClassSymbol,
  expression: ExpressionOf<'call'>,
  args: readonly Bound[],
  context: BodyContext,
): Bound {
  const type = context.universe.table.of(symbol);
  const views = findMethods(type, expression.name.text, context.universe);
  const types = args.map((arg) => arg.type);
  const enumCall = symbol.kind === 'enum' ? bindEnumStatic(symbol, expression, args, context) : null;
  if (enumCall) return enumCall;
  const token =
    symbol.origin === 'sobject' && expression.name.text.toLowerCase() === 'getsobjecttype' && args.length === 0;
  if (token)
    return {
      line: expression.line,
      column: expression.column,
      kind: 'sObjectType',
      object: symbol.name,
      type: context.type('Schema.SObjectType'),
    };
  const choice = chooseOverload(
    views.filter((view) => view.symbol.isStatic || isRecordStatic(view, symbol)),
    types,
    context.universe,
  );
  checkAmbiguous(choice, expression.name, args, context);
  if (choice.kind === 'found') return staticCall(choice.view, symbol, expression, args, context);
  const instance = chooseOverload(views, types, context.universe);
  if (instance.kind === 'found') return notStatic(instance.view, expression, context);
  return notFound(expression, args, type, context);
}

/** The stubs declare what custom settings answer from their class as instance methods of SObject. */
function isRecordStatic(view: MethodView, symbol: ClassSymbol): boolean {
  return (
    symbol.origin === 'sobject' &&
    ['getinstance', 'getall', 'getvalues', 'getorgdefaults'].includes(view.symbol.name.toLowerCase())
  );
}

/** `Season.values()` and `Season.valueOf('SUMMER')` (Apex Developer Guide, Enums). */
function bindEnumStatic(
  symbol: ClassSymbol,
  expression: ExpressionOf<'call'>,
  args: readonly Bound[],
  context: BodyContext,
): Bound | null {
  const at = { line: expression.line, column: expression.column };
  const name = expression.name.text.toLowerCase();
  const type = context.universe.table.of(symbol);
  const result =
    name === 'values' && args.length === 0
      ? context.type('List', type)
      : name === 'valueof' && args.length === 1 && args[0]?.type.key === 'string'
        ? type
        : null;
  if (!result) return null;
  return { ...at, kind: 'callPlatformStatic', owner: symbol, name, args, type: result };
}

function staticCall(
  view: MethodView,
  symbol: ClassSymbol,
  expression: ExpressionOf<'call'>,
  args: readonly Bound[],
  context: BodyContext,
): Bound {
  const at = { line: expression.line, column: expression.column };
  const type = view.returns;
  checkVisible(view, expression, context);
  if (view.symbol.owner.origin === 'user')
    return { ...at, kind: 'callStatic', method: view.symbol, args: convertArguments(args, view), type };
  if (symbol.origin === 'platform' && !warnUnbuilt(symbol, view.symbol.name, expression.name, context, true))
    return { ...at, kind: 'unsupported', feature: `${symbol.name}.${view.symbol.name}`, type };
  const dynamic = dynamicQuery(view, symbol, expression, convertArguments(args, view), context);
  if (dynamic) return dynamic;
  return {
    ...at,
    kind: 'callPlatformStatic',
    owner: symbol,
    name: view.symbol.name,
    args: convertArguments(args, view),
    type,
  };
}

function checkVisible(view: MethodView, expression: ExpressionOf<'call'>, context: BodyContext): void {
  if (!isVisible(view.symbol, context.owner))
    context.report(expression.name, 'method-not-visible', `Method is not visible: ${signature(view)}`);
}

function bindInstanceCall(
  target: Bound,
  expression: ExpressionOf<'call'>,
  args: readonly Bound[],
  context: BodyContext,
): Bound {
  const at = { line: expression.line, column: expression.column };
  const name = expression.name.text;
  if (target.type.symbol?.kind === 'enum') {
    const result = enumMember(name, args, context);
    if (result)
      return { ...at, kind: 'callPlatform', target, name, args, safe: expression.safe, isSuper: false, type: result };
  }
  const fieldError = bindFieldAddError(target, expression, args, context);
  if (fieldError) return fieldError;
  const clone = name.toLowerCase() === 'clone' && target.type.symbol?.origin === 'user' && args.length === 0;
  if (clone && target.kind !== 'super')
    return {
      ...at,
      kind: 'callPlatform',
      target,
      name: 'clone',
      args,
      safe: expression.safe,
      isSuper: false,
      type: target.type,
    };
  const choice = chooseOverload(
    findMethods(target.type, name, context.universe),
    args.map((arg) => arg.type),
    context.universe,
  );
  if (choice.kind !== 'found') return notFound(expression, args, target.type, context);
  checkAmbiguous(choice, expression.name, args, context);
  if (choice.view.symbol.isStatic && choice.view.symbol.owner.origin === 'user') {
    const message = `Static method cannot be referenced from a non static context: ${signature(choice.view)}`;
    context.report(expression.name, 'invalid-static-method-context', message);
    return { ...errorAt(expression, context), type: choice.view.returns };
  }
  return methodCall(target, choice.view, expression, args, context);
}

function enumMember(name: string, args: readonly Bound[], context: BodyContext): Type | null {
  if (args.length > 0) return null;
  return (
    {
      name: context.type('String'),
      ordinal: context.type('Integer'),
      tostring: context.type('String'),
      hashcode: context.type('Integer'),
    }[name.toLowerCase()] ?? null
  );
}

function checkAddError(target: Bound, expression: ExpressionOf<'call'>, context: BodyContext): void {
  if (!isPrimitive(target.type)) return;
  if (target.kind !== 'recordField')
    context.report(
      expression.name,
      'method-invalid-add-error-not-sobject-field',
      'addError must be invoked on an expression that is an exact SObject field reference',
    );
  else if (expression.safe)
    context.report(
      expression.name,
      'safe-navigation-invalid-between-sobject-field-and-add-error',
      'Safe navigation operator is not allowed with addError',
    );
}

/** `record.Name.addError(…)` is a method of the record about its field. */
function bindFieldAddError(
  target: Bound,
  expression: ExpressionOf<'call'>,
  args: readonly Bound[],
  context: BodyContext,
): Bound | null {
  if (expression.name.text.toLowerCase() !== 'adderror' || isSObject(target.type)) return null;
  checkAddError(target, expression, context);
  const at = { line: expression.line, column: expression.column };
  if (target.kind !== 'recordField') return null;
  const field: Bound = { ...at, kind: 'literal', value: target.name, type: context.type('String') };
  return {
    ...at,
    kind: 'callPlatform',
    target: target.target,
    name: 'addError',
    args: [field, ...args],
    safe: expression.safe,
    isSuper: false,
    type: context.universe.table.void,
  };
}

function methodCall(
  target: Bound,
  view: MethodView,
  expression: ExpressionOf<'call'>,
  args: readonly Bound[],
  context: BodyContext,
): Bound {
  const at = { line: expression.line, column: expression.column };
  const { symbol } = view;
  const isSuper = target.kind === 'super';
  const type = returnType(target, view, context);
  checkVisible(view, expression, context);
  const receiver = isSuper ? thisOf(context, expression) : target;
  const { safe } = expression;
  if (symbol.owner.origin === 'user') {
    if (isSuper && symbol.isAbstract)
      context.report(
        expression.name,
        'invalid-abstract-method-call',
        `Abstract method cannot be called directly: ${signature(view)}`,
      );
    return {
      ...at,
      kind: 'callMethod',
      target: receiver,
      method: symbol,
      args: convertArguments(args, view),
      safe,
      isSuper,
      type,
    };
  }
  const owner = target.type.symbol?.origin === 'platform' ? target.type.symbol : symbol.owner;
  const isReal = owner.key !== 'object' && !isExceptionSymbol(owner) && target.type.symbol?.origin !== 'user';
  if (isReal && !warnUnbuilt(owner, symbol.name, expression.name, context))
    return { ...at, kind: 'unsupported', feature: `${owner.name}.${symbol.name}`, type };
  return {
    ...at,
    kind: 'callPlatform',
    target: receiver,
    name: symbol.name,
    args: convertArguments(args, view),
    safe,
    isSuper,
    type,
  };
}

/** A clone of a record, list, set or map is of the same type. */
function returnType(target: Bound, view: MethodView, context: BodyContext): Type {
  const name = view.symbol.name.toLowerCase();
  if (name === 'clone' && target.type.symbol?.origin === 'sobject') return target.type;
  if (name === 'getinstance' && target.type.symbol?.origin === 'sobject') return target.type;
  return view.returns.kind === 'parameter' ? context.universe.object() : view.returns;
}
