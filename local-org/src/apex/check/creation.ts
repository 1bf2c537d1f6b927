import type { Expression, ExpressionOf } from '../syntax/index.ts';
import { conversionCost, isAssignable, isSObject } from '../types/conversions.ts';
import { findField } from '../types/members.ts';
import type { Type } from '../types/model.ts';
import { isExceptionSymbol } from '../types/user.ts';
import type { Bound } from './bound.ts';
import { bindArguments, convertArguments } from './calls.ts';
import { findConstructor } from './constructor-calls.ts';
import type { BodyContext } from './context.ts';
import { assignTo } from './convert.ts';
import { bindValue, errorAt, resolveType } from './expressions.ts';
import { warnUnbuilt } from './names.ts';

export function bindNew(expression: ExpressionOf<'new'>, context: BodyContext): Bound {
  const at = { line: expression.line, column: expression.column };
  const type = resolveType(expression.type, context);
  if (type.kind === 'error') {
    for (const arg of expression.args) bindValue(arg.kind === 'assign' ? arg.value : arg, context);
    return errorAt(expression, context);
  }
  if (isRecordCreation(type, expression.args)) return bindNewRecord(type, expression, context);
  if (type.symbol?.key === 'apexpages.component' && isPairs(expression.args))
    return bindNewComponent(expression, context);
  if (type.symbol?.origin === 'user' && isPairs(expression.args)) return notRecord(type, expression, context);
  const args = bindArguments(expression.args, context);
  const { symbol } = type;
  if (!symbol) return { ...errorAt(expression, context), type };
  if (isSObject(type)) return emptyRecord(type, expression, context);
  if (symbol.kind !== 'class' || UNCONSTRUCTABLE.has(symbol.key)) {
    context.report(expression, 'type-not-constructable', `Type cannot be constructed: ${type.name}`);
    return { ...errorAt(expression, context), type };
  }
  if (symbol.origin === 'user') {
    if (symbol.isAbstract)
      context.report(expression, 'invalid-new-abstract', `Abstract classes cannot be constructed: ${type.name}`);
    const view = findConstructor(type, args, expression, context);
    return view
      ? { ...at, kind: 'new', method: view.symbol, args: convertArguments(args, view), type }
      : { ...errorAt(expression, context), type };
  }
  return bindNewPlatform(type, args, expression, context);
}

const UNCONSTRUCTABLE: ReadonlySet<string> = new Set(
  'blob boolean date datetime decimal double exception id integer long object string time'.split(' '),
);

function bindNewPlatform(
  type: Type,
  args: readonly Bound[],
  expression: ExpressionOf<'new'>,
  context: BodyContext,
): Bound {
  const at = { line: expression.line, column: expression.column };
  const { symbol } = type;
  if (!symbol || args.some((arg) => arg.type.kind === 'error')) return { ...errorAt(expression, context), type };
  const collection = bindCopy(type, args, expression, context);
  if (collection) return collection;
  if (isExceptionSymbol(symbol))
    return { ...at, kind: 'newPlatform', args: exceptionArguments(type, args, expression, context), type };
  const view = findConstructor(type, args, expression, context);
  if (!view) return { ...errorAt(expression, context), type };
  const { isBuilt } = context.checker;
  if (isBuilt && !isBuilt(symbol.fullName)) {
    warnUnbuilt(symbol, '<Constructor>', expression, context);
    return { ...at, kind: 'unsupported', feature: symbol.name, type };
  }
  return { ...at, kind: 'newPlatform', args: convertArguments(args, view), type };
}

/** `new List<T>(…)`, `new Set<T>(…)`, `new Map<K, V>(…)` from another collection, or a list of a size. */
function bindCopy(
  type: Type,
  args: readonly Bound[],
  expression: ExpressionOf<'new'>,
  context: BodyContext,
): Bound | null {
  const at = { line: expression.line, column: expression.column };
  const key = type.symbol?.key;
  if (key !== 'list' && key !== 'set' && key !== 'map') return null;
  const [source] = args;
  if (!source)
    return {
      ...at,
      ...(key === 'map' ? { kind: 'newMap' as const, entries: [] } : { kind: 'newCollection' as const, values: [] }),
      type,
    };
  if (key === 'list' && source.type.key === 'integer') return { ...at, kind: 'newSized', size: source, type };
  if (args.length > 1 || !isCopySource(source.type, type)) {
    context.report(
      expression,
      `invalid-${key}-initializer`,
      `Invalid initializer type ${source.type.name} found for ${type.name}: ${expectedSource(type)}`,
    );
    return { ...errorAt(expression, context), type };
  }
  return { ...at, kind: 'newPlatform', args, type };
}

function expectedSource(type: Type): string {
  const [element] = type.args;
  if (type.symbol?.key === 'list') return `expected an Integer or a List of type ${element?.name}`;
  if (type.symbol?.key === 'set') return `expected a List or a Set of type: ${element?.name}`;
  return 'expected a Map with the same key and value types, or a valid SObject List';
}

/** A collection of exactly the same elements; a map also of a list of its records. */
function isCopySource(from: Type, to: Type): boolean {
  if (from.kind === 'error') return true;
  const [element] = from.args;
  const [target, value] = to.args;
  if (!target || element?.kind === 'error') return true;
  if (to.symbol?.key === 'map') {
    if (from.symbol?.key === 'list')
      return element !== undefined && value !== undefined && (element === value || isSObjectOf(element, value));
    return from === to;
  }
  if (from.symbol?.key === 'list' || from.symbol?.key === 'set') return element === target;
  return false;
}

function isSObjectOf(element: Type, value: Type): boolean {
  return isSObject(element) && value.key === 'sobject';
}

/** The constructors of every exception: (), (String), (Exception), (String, Exception). */
function exceptionArguments(
  type: Type,
  args: readonly Bound[],
  expression: ExpressionOf<'new'>,
  context: BodyContext,
): readonly Bound[] {
  const text = context.type('String');
  const cause = context.type('System.Exception');
  const shapes = [[], [text], [cause], [text, cause]];
  const { table } = context.universe;
  const fits = shapes.some(
    (shape) =>
      shape.length === args.length && shape.every((part, i) => conversionCost(args[i].type, part, table) !== null),
  );
  if (!fits) findConstructor(type, args, expression, context);
  return args;
}

/** `new Component.myCard(title = 'x')`: a Visualforce component of the org with its attributes, which are not checked. */
function bindNewComponent(expression: ExpressionOf<'new'>, context: BodyContext): Bound {
  for (const arg of expression.args) bindValue(arg.kind === 'assign' ? arg.value : arg, context);
  const feature = expression.type.names.map((part) => part.name).join('.');
  context.report(
    expression,
    `UNSUPPORTED_${feature}`,
    `The local org does not run ${feature} yet; code that reaches it fails`,
    'warning',
  );
  const at = { line: expression.line, column: expression.column };
  return { ...at, kind: 'unsupported', feature, type: context.type('ApexPages.Component') };
}

/** Arguments `Name = value` make a record. */
function isRecordCreation(type: Type, args: readonly Expression[]): boolean {
  return isSObject(type) && isPairs(args);
}

function isPairs(args: readonly Expression[]): boolean {
  return (
    args.length > 0 && args.every((arg) => arg.kind === 'assign' && arg.operator === '=' && arg.target.kind === 'name')
  );
}

function notRecord(type: Type, expression: ExpressionOf<'new'>, context: BodyContext): Bound {
  const message = `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${type.name}`;
  context.report(expression, 'invalid-name-value-pair-constructor', message);
  return { ...errorAt(expression, context), type };
}

function bindNewRecord(type: Type, expression: ExpressionOf<'new'>, context: BodyContext): Bound {
  const fields: [string, Bound][] = [];
  const seen = new Set<string>();
  for (const arg of expression.args) {
    if (arg.kind !== 'assign' || arg.target.kind !== 'name') continue;
    const { name } = arg.target;
    const found = findField(type, name, context.universe);
    const value = bindValue(arg.value, context);
    if (!found) context.report(expression, 'field-does-not-exist', `Field does not exist: ${name} on ${type.name}`);
    else if (seen.has(name.toLowerCase()))
      context.report(expression, 'duplicate-field-init', `Duplicate field initialization: ${found.field.name}`);
    else fields.push([found.field.name, assignTo(value, found.type, arg.value, context)]);
    seen.add(name.toLowerCase());
  }
  return { line: expression.line, column: expression.column, kind: 'newRecord', fields, type };
}

function emptyRecord(type: Type, expression: ExpressionOf<'new'>, context: BodyContext): Bound {
  if (expression.args.length > 0)
    context.report(
      expression,
      'invalid-normal-constructor',
      `Type requires name=value pair construction: ${type.name}`,
    );
  if (type.key === 'sobject')
    context.report(expression, 'type-not-constructable', 'Type cannot be constructed: SObject');
  return { line: expression.line, column: expression.column, kind: 'newRecord', fields: [], type };
}

export function bindNewArray(expression: ExpressionOf<'newArray'>, context: BodyContext): Bound {
  const at = { line: expression.line, column: expression.column };
  const type = context.type('List', resolveType(expression.element, context));
  if (!expression.size) return { ...at, kind: 'newCollection', values: [], type };
  return {
    ...at,
    kind: 'newSized',
    size: arraySize(bindValue(expression.size, context), type, expression, context),
    type,
  };
}

function arraySize(size: Bound, type: Type, at: Expression, context: BodyContext): Bound {
  if (size.type.key !== 'integer' && size.type.kind !== 'error') {
    const message = `Invalid initializer type ${size.type.name} found for ${type.name}: ${expectedSource(type)}`;
    context.report(at, 'invalid-list-initializer', message);
  }
  return size;
}

/** `new List<T>{…}`, `new Set<T>{…}`, `new T[]{…}` */
export function bindNewValues(expression: ExpressionOf<'newValues'>, context: BodyContext): Bound {
  const at = { line: expression.line, column: expression.column };
  const type = resolveType(expression.type, context);
  const [element, value] = type.args;
  const values = expression.values.map((item) => bindValue(item, context));
  if (type.symbol?.key === 'map' && value && values.length === 0) return { ...at, kind: 'newMap', entries: [], type };
  if (!element || (type.symbol?.key !== 'list' && type.symbol?.key !== 'set')) {
    if (type.kind !== 'error')
      context.report(expression, 'type-not-constructable', `Type cannot be constructed: ${type.name}`);
    return { ...errorAt(expression, context), type };
  }
  const converted = values.map((item, index) => checkedElement(item, element, expression.values[index], context));
  return { ...at, kind: 'newCollection', values: converted, type };
}

function checkedElement(value: Bound, element: Type, at: Expression, context: BodyContext): Bound {
  if (isAssignable(value.type, element, context.universe.table)) return assignTo(value, element, at, context);
  const message = `Initial expression is of incorrect type, expected: ${element.name} but was: ${value.type.name}`;
  context.report(at, 'invalid-initial-expression-type', message);
  return { ...errorAt(at, context), type: element };
}

export function bindNewMap(expression: ExpressionOf<'newMap'>, context: BodyContext): Bound {
  const type = resolveType(expression.type, context);
  const [keyType, valueType] = type.args;
  if (type.symbol?.key !== 'map' || !keyType || !valueType) {
    if (type.kind !== 'error')
      context.report(expression, 'type-not-constructable', `Type cannot be constructed: ${type.name}`);
    return { ...errorAt(expression, context), type };
  }
  const entries = expression.entries.map(([key, value]) => {
    return [mapPart(key, keyType, 'key', context), mapPart(value, valueType, 'value', context)] as const;
  });
  return { line: expression.line, column: expression.column, kind: 'newMap', entries, type };
}

function mapPart(expression: Expression, to: Type, part: 'key' | 'value', context: BodyContext): Bound {
  const value = bindValue(expression, context);
  if (isAssignable(value.type, to, context.universe.table)) return assignTo(value, to, expression, context);
  context.report(expression, `invalid-initial-${part}-type`, `Invalid ${part} type ${value.type.name} for ${to.name}`);
  return { ...errorAt(expression, context), type: to };
}
