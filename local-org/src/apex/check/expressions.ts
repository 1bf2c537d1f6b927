import type { Expression, ExpressionOf, Position } from '../syntax/index.ts';
import type { Type } from '../types/model.ts';
import { isAssignable, isCastable, isNumeric, isSObject } from '../types/conversions.ts';
import { isRecordSet } from '../types/type-table.ts';
import type { Bound } from './bound.ts';
import { bindCall } from './calls.ts';
import { bindConstructorCall } from './constructor-calls.ts';
import type { BodyContext } from './context.ts';
import { converted } from './convert.ts';
import { bindNew, bindNewArray, bindNewMap, bindNewValues } from './creation.ts';
import { bindLiteral } from './literals.ts';
import { checkReadable } from './assignability.ts';
import { checkInstance } from './member-order.ts';
import { bindField, bindName } from './names.ts';
import { bindBinary } from './operators.ts';
import { typeProblem } from './type-references.ts';
import { bindAssign, bindPostfix, bindPrefix } from './unary-operators.ts';
import { bindQuery } from './queries.ts';

/** Binds an expression that must have a value. */
export function bindValue(expression: Expression, context: BodyContext): Bound {
  const bound = bindTarget(expression, context);
  checkReadable(bound, expression, context);
  return bound;
}

/** Binds what is assigned: a variable that need not be readable. */
export function bindTarget(expression: Expression, context: BodyContext): Bound {
  const bound = bind(expression, context);
  if (bound.kind === 'typeName') {
    context.report(
      expression,
      'variable-does-not-exist',
      `Variable does not exist: ${writtenName(expression) ?? bound.symbol.simpleName}`,
    );
    return errorAt(expression, context);
  }
  return bound;
}

function writtenName(expression: Expression): string | null {
  return expression.kind === 'name' ? expression.name : null;
}

export function bindCondition(expression: Expression, context: BodyContext): Bound {
  const value = bindValue(expression, context);
  if (value.type.key !== 'boolean' && value.type.kind !== 'error')
    context.report(
      expression,
      'invalid-condition-type',
      `Condition expression must be of type Boolean: ${value.type.name}`,
    );
  return value;
}

export function errorAt(at: Position, context: BodyContext): Bound {
  return { kind: 'error', type: context.universe.table.error, line: at.line, column: at.column };
}

/** Binds an expression; a name of a type is allowed, because it may be a receiver. */
export function bind(expression: Expression, context: BodyContext): Bound {
  switch (expression.kind) {
    case 'literal':
      return bindLiteral(expression, context);
    case 'name':
      return bindName(expression, context);
    case 'this':
      return bindThis(expression, context);
    case 'super':
      return bindSuper(expression, context);
    case 'field':
      return bindField(expression, context);
    case 'call':
      return bindCall(expression, context);
    case 'constructorCall':
      return bindConstructorCall(expression, context);
    case 'index':
      return bindIndex(expression, context);
    case 'new':
      return bindNew(expression, context);
    case 'newArray':
      return bindNewArray(expression, context);
    case 'newValues':
      return bindNewValues(expression, context);
    case 'newMap':
      return bindNewMap(expression, context);
    case 'cast':
      return bindCast(expression, context);
    case 'instanceof':
      return bindInstanceof(expression, context);
    case 'classLiteral':
      return bindClassLiteral(expression, context);
    case 'prefix':
      return bindPrefix(expression, context);
    case 'postfix':
      return bindPostfix(expression, context);
    case 'binary':
      return bindBinary(expression, context);
    case 'conditional':
      return bindConditional(expression, context);
    case 'assign':
      return bindAssign(expression, context);
    default:
      return bindQuery(expression, context);
  }
}

function place(expression: Position): Position {
  return { line: expression.line, column: expression.column };
}

function bindThis(expression: Expression, context: BodyContext): Bound {
  if (context.isStatic) {
    context.report(expression, 'invalid-this-static-context', 'This cannot be referenced in a static context');
    return errorAt(expression, context);
  }
  checkInstance('this', expression, context);
  return { ...place(expression), kind: 'this', type: context.universe.table.of(context.owner) };
}

function bindSuper(expression: Expression, context: BodyContext): Bound {
  const parent = context.owner.superType ?? context.universe.object();
  if (!context.isStatic) return { ...place(expression), kind: 'super', type: parent };
  context.report(expression, 'invalid-super-static-context', 'Super cannot be referenced in a static context');
  return errorAt(expression, context);
}

function bindIndex(expression: ExpressionOf<'index'>, context: BodyContext): Bound {
  const target = bindValue(expression.target, context);
  const index = bindValue(expression.index, context);
  if (target.type.kind === 'error') return errorAt(expression, context);
  const [element] = target.type.args;
  if (target.type.symbol?.key !== 'list' || !element) {
    context.report(expression, 'invalid-list-type', `Expression must be a list type: ${target.type.name}`);
    return errorAt(expression, context);
  }
  const integer = context.type('Integer');
  if (index.type !== integer && index.type.kind !== 'error')
    context.report(
      expression.index,
      'invalid-list-index-type',
      `List index must be of type Integer: ${index.type.name}`,
    );
  return { ...place(expression), kind: 'index', target, index, type: element };
}

export function resolveType(ref: Parameters<BodyContext['universe']['tryResolve']>[0], context: BodyContext): Type {
  const problem = typeProblem(ref, context.owner, context.universe);
  if (problem) context.report(problem.at, problem.code, problem.message);
  return context.universe.resolve(ref, context.owner);
}

function bindCast(expression: ExpressionOf<'cast'>, context: BodyContext): Bound {
  const type = resolveType(expression.type, context);
  const operand = bindValue(expression.operand, context);
  const from = operand.type;
  if (type.kind === 'error' || from.kind === 'error') return { ...errorAt(expression, context), type };
  if (!isCastable(from, type, context.universe.table)) {
    const message = `Incompatible types since an instance of ${from.name} is never an instance of ${type.name}`;
    context.report(expression, 'incompatible-cast-types', message);
    return { ...errorAt(expression, context), type };
  }
  if (from === type) return operand;
  if (isRecordSet(from)) return { ...converted(operand, type), type };
  if (isNumeric(type) && isNumeric(from)) return { ...place(expression), kind: 'convert', operand, type };
  if (type.key === 'datetime' && from.key === 'date') return { ...place(expression), kind: 'convert', operand, type };
  if (isAssignable(from, type, context.universe.table) && !MAKERS.has(operand.kind))
    return { ...converted(operand, type), type };
  return { ...place(expression), kind: 'cast', operand, type };
}

/** Kinds of nodes whose type says what they make, and that keep it under a cast. */
const MAKERS: ReadonlySet<Bound['kind']> = new Set<Bound['kind']>([
  ...(['convert', 'cast', 'soql', 'new', 'newPlatform', 'newRecord', 'newSized', 'newCollection', 'newMap'] as const),
]);

function bindInstanceof(expression: ExpressionOf<'instanceof'>, context: BodyContext): Bound {
  const operand = bindValue(expression.operand, context);
  const test = resolveType(expression.type, context);
  const boolean = context.type('Boolean');
  if (test.kind === 'error' || operand.type.kind === 'error') return { ...errorAt(expression, context), type: boolean };
  if (!isCastable(operand.type, test, context.universe.table)) {
    const message = `Operation instanceof is always false since an instance of ${operand.type.name} is never an instance of ${test.name}`;
    context.report(expression, 'incompatible-instanceof-types', message);
  } else if (isAlways(operand.type, test, context)) {
    const message = `Operation instanceof is always true since an instance of ${operand.type.name} is always an instance of ${test.name}`;
    context.report(expression, 'invalid-instanceof-always-true', message);
  }
  return { ...place(expression), kind: 'instanceof', operand, test, type: boolean };
}

/** What an assignment takes is always an instance; not so text as an id, and lists of records only of wider lists. */
function isAlways(from: Type, test: Type, context: BodyContext): boolean {
  const { table } = context.universe;
  const [element] = from.args;
  if (from === test && from.args.length === 0) return true;
  if (test.key === 'id') return false;
  if (test.key === 'object') return true;
  if (from.symbol?.key === 'list' && element && isSObject(element)) {
    const [wider] = test.args;
    return wider !== undefined && test !== from && test.symbol === from.symbol && isAssignable(element, wider, table);
  }
  return isAssignable(from, test, table);
}

function bindClassLiteral(expression: ExpressionOf<'classLiteral'>, context: BodyContext): Bound {
  const value = expression.type ? resolveType(expression.type, context) : context.universe.table.void;
  if (value.kind === 'error') return errorAt(expression, context);
  return { ...place(expression), kind: 'typeLiteral', value, type: context.type('System.Type') };
}

function bindConditional(expression: ExpressionOf<'conditional'>, context: BodyContext): Bound {
  const condition = bindCondition(expression.condition, context);
  const then = bindValue(expression.then, context);
  const otherwise = bindValue(expression.otherwise, context);
  const type = commonType(then, otherwise, context);
  if (!type) {
    const message = `Incompatible types in ternary operator: ${otherwise.type.name}, ${then.type.name}`;
    context.report(expression, 'incompatible-ternary-types', message);
    return errorAt(expression, context);
  }
  return {
    ...place(expression),
    kind: 'conditional',
    condition,
    then: converted(then, type),
    otherwise: converted(otherwise, type),
    type,
  };
}

/** The wider of two types; null where neither holds the other: the platform looks for no shared ancestor. */
export function commonType(a: Bound, b: Bound, context: BodyContext): Type | null {
  const { table } = context.universe;
  if (a.type === b.type) return isRecordSet(a.type) ? context.type('List', ...a.type.args) : a.type;
  if (a.type.kind === 'error' || b.type.kind === 'error') return table.error;
  if (a.type.kind === 'null') return b.type;
  if (b.type.kind === 'null') return a.type;
  if (a.type.kind === 'void' || b.type.kind === 'void') return null;
  if (isNumeric(a.type) && isNumeric(b.type)) return widest(a.type, b.type);
  if (assignable(b.type, a.type, context)) return a.type;
  return assignable(a.type, b.type, context) ? b.type : null;
}

const NUMERIC_ORDER = ['integer', 'long', 'double', 'decimal'];

export function widest(a: Type, b: Type): Type {
  return NUMERIC_ORDER.indexOf(a.key) >= NUMERIC_ORDER.indexOf(b.key) ? a : b;
}

function assignable(from: Type, to: Type, context: BodyContext): boolean {
  return isAssignable(from, to, context.universe.table);
}
