import type { BinaryOperator, ExpressionOf, Position } from '../syntax/index.ts';
import { isAssignable, isNumeric } from '../types/conversions.ts';
import type { Type } from '../types/model.ts';
import type { ArithmeticOperator, BitOperator, Bound, CompareOperator } from './bound.ts';
import type { BodyContext } from './context.ts';
import { converted } from './convert.ts';
import { bindValue, commonType, errorAt, widest } from './expressions.ts';
import { isPrimitive } from './passable-types.ts';

export function bindBinary(expression: ExpressionOf<'binary'>, context: BodyContext): Bound {
  const left = bindValue(expression.left, context);
  const right = bindValue(expression.right, context);
  return combine(expression.operator, left, right, expression, context);
}

export function combine(
  operator: BinaryOperator,
  left: Bound,
  right: Bound,
  expression: Position,
  context: BodyContext,
): Bound {
  if (left.type.kind === 'error' || right.type.kind === 'error') return operatorError(operator, expression, context);
  switch (operator) {
    case '&&':
    case '||':
      return logical(operator, left, right, expression, context);
    case '??':
      return coalesce(left, right, expression, context);
    case '==':
    case '!=':
    case '===':
    case '!==':
      return equality(operator, left, right, expression, context);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return comparison(operator, left, right, expression, context);
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(operator, left, right, expression, context);
    default:
      return bitwise(operator, left, right, expression, context);
  }
}

function operatorError(operator: BinaryOperator, at: Position, context: BodyContext): Bound {
  const isBoolean = /^(&&|\|\||[=!<>]=?=?)$/.test(operator) && operator !== '<<' && operator !== '>>';
  return isBoolean ? { ...errorAt(at, context), type: context.type('Boolean') } : errorAt(at, context);
}

function at(position: Position): Position {
  return { line: position.line, column: position.column };
}

function logical(operator: '&&' | '||', left: Bound, right: Bound, expression: Position, context: BodyContext): Bound {
  const boolean = context.type('Boolean');
  for (const operand of [left, right])
    if (operand.type !== boolean && operand.type.kind !== 'error')
      context.report(expression, 'invalid-logical-type', 'Logical operator can only be applied to Boolean');
  return { ...at(expression), kind: 'logical', operator, left, right, type: boolean };
}

function coalesce(left: Bound, right: Bound, expression: Position, context: BodyContext): Bound {
  const type = commonType(left, right, context);
  if (!type) {
    const message = `Incompatible types in null coalescing operator: ${left.type.name}, ${right.type.name}`;
    context.report(expression, 'incompatible-nullcoalescing-types', message);
    return errorAt(expression, context);
  }
  return { ...at(expression), kind: 'coalesce', left: converted(left, type), right: converted(right, type), type };
}

function equality(
  operator: '==' | '!=' | '===' | '!==',
  left: Bound,
  right: Bound,
  expression: Position,
  context: BodyContext,
): Bound {
  const exact = operator.length === 3;
  if (!areComparable(left.type, right.type, context))
    context.report(
      expression,
      'invalid-comparison-types',
      `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`,
    );
  else if (exact) checkExact(left.type, right.type, expression, context);
  const both = isNumeric(left.type) && isNumeric(right.type) ? widest(left.type, right.type) : null;
  const [a, b] = both ? [converted(left, both), converted(right, both)] : dates(left, right, context);
  return {
    ...at(expression),
    kind: 'equals',
    exact,
    negated: operator.startsWith('!'),
    left: a,
    right: b,
    type: context.type('Boolean'),
  };
}

/** Two values of primitives are never the same object; beside an Object they may be. */
function checkExact(a: Type, b: Type, at: Position, context: BodyContext): void {
  if (isPrimitive(a) && isPrimitive(b))
    context.report(
      at,
      'invalid-exact-equality-type',
      `Exact equality operator only allowed for reference types: ${a.name}`,
    );
}

function areComparable(a: Type, b: Type, context: BodyContext): boolean {
  const { table } = context.universe;
  if (a.kind === 'void' || b.kind === 'void') return false;
  if (a.kind === 'null' || b.kind === 'null' || isAssignable(a, b, table) || isAssignable(b, a, table)) return true;
  return isNumeric(a) && isNumeric(b);
}

/** A Date beside a Datetime is compared as one. */
function dates(left: Bound, right: Bound, context: BodyContext): [Bound, Bound] {
  const keys = new Set([left.type.key, right.type.key]);
  if (!keys.has('date') || !keys.has('datetime')) return [left, right];
  const datetime = context.type('Datetime');
  return [converted(left, datetime), converted(right, datetime)];
}

const ORDERED: ReadonlySet<string> = new Set(['string', 'id', 'date', 'datetime', 'time']);

function comparison(
  operator: CompareOperator,
  left: Bound,
  right: Bound,
  expression: Position,
  context: BodyContext,
): Bound {
  const type = context.type('Boolean');
  if (isNumeric(left.type) && isNumeric(right.type)) {
    const wide = widest(left.type, right.type);
    return {
      ...at(expression),
      kind: 'compare',
      operator,
      left: converted(left, wide),
      right: converted(right, wide),
      type,
    };
  }
  const [a, b] = dates(left, right, context);
  if (a.type.kind === 'null' || b.type.kind === 'null') {
    const message = `Comparison arguments must be compatible types: ${a.type.name}, ${b.type.name}`;
    context.report(expression, 'invalid-comparison-types', message);
    return { ...errorAt(expression, context), type };
  }
  const ordered = (part: Type): boolean => ORDERED.has(part.key) || isNumeric(part);
  if (!areComparable(a.type, b.type, context) || !ordered(a.type) || !ordered(b.type)) {
    const wrong = ordered(a.type) ? b.type : a.type;
    if (!ordered(a.type) || !ordered(b.type))
      context.report(
        expression,
        'invalid-inequality-type',
        `Inequality operator not allowed for this type: ${wrong.name}`,
      );
    else
      context.report(
        expression,
        'invalid-comparison-types',
        `Comparison arguments must be compatible types: ${a.type.name}, ${b.type.name}`,
      );
  }
  return { ...at(expression), kind: 'compare', operator, left: a, right: b, type };
}

export function arithmetic(
  operator: ArithmeticOperator,
  left: Bound,
  right: Bound,
  expression: Position,
  context: BodyContext,
): Bound {
  const { type: a } = left;
  const { type: b } = right;
  if (a.kind === 'void' || b.kind === 'void')
    return arithmeticError('Arithmetic expressions are not allowed on void types', expression, context);
  if (operator === '+' && (a.key === 'string' || b.key === 'string'))
    return { ...at(expression), kind: 'concat', left, right, type: context.type('String') };
  if (isNumeric(a) && isNumeric(b)) {
    const type = widest(a, b);
    return {
      ...at(expression),
      kind: 'arithmetic',
      operator,
      left: converted(left, type),
      right: converted(right, type),
      type,
    };
  }
  if (['date', 'datetime', 'time'].includes(a.key) && (operator === '+' || operator === '-'))
    return temporal(operator, left, right, expression, context);
  return arithmeticError('Arithmetic expressions must use numeric arguments', expression, context);
}

function arithmeticError(message: string, expression: Position, context: BodyContext): Bound {
  context.report(expression, 'invalid-arithmetic-arguments', message);
  return errorAt(expression, context);
}

/** Apex Developer Guide, Expression Operators: dates move by days, datetimes by days and parts of days, times by milliseconds. */
function temporal(operator: '+' | '-', left: Bound, right: Bound, expression: Position, context: BodyContext): Bound {
  const { key } = left.type;
  const allowed = key === 'datetime' ? ['integer', 'double', 'decimal'] : ['integer', 'long'];
  if (!allowed.includes(right.type.key)) {
    const words = {
      date: 'Date expressions must use Integer or Long',
      time: 'Time expressions must use Integer or Long',
    }[key];
    return arithmeticError(words ?? 'Date/time expressions must use Integer or Double or Decimal', expression, context);
  }
  return { ...at(expression), kind: 'arithmetic', operator, left, right, type: left.type };
}

function bitwise(operator: BitOperator, left: Bound, right: Bound, expression: Position, context: BodyContext): Bound {
  const keys = [left.type.key, right.type.key];
  const isShift = operator.length > 1;
  const whole = keys.every((key) => key === 'integer' || key === 'long');
  if (whole) {
    const type = isShift ? left.type : widest(left.type, right.type);
    const [a, b] = isShift ? [left, right] : [converted(left, type), converted(right, type)];
    return { ...at(expression), kind: 'bits', operator, left: a, right: b, type };
  }
  if (!isShift && keys.every((key) => key === 'boolean'))
    return { ...at(expression), kind: 'bits', operator, left, right, type: left.type };
  const message = isShift
    ? `${operator} operation can only be applied to Integer or Long types`
    : `${operator} operator can only be applied to Boolean expressions or to Integer or Long expressions`;
  context.report(
    expression,
    isShift ? 'invalid-shift-operator-arguments' : 'invalid-bitwise-operator-arguments',
    message,
  );
  return errorAt(expression, context);
}
