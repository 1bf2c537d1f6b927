import type { AssignOperator, BinaryOperator, Expression, ExpressionOf, Position } from '../syntax/index.ts';
import { isNumeric } from '../types/conversions.ts';
import { checkAssignable } from './assignability.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { assignTo, converted } from './convert.ts';
import { bindTarget, bindValue, errorAt } from './expressions.ts';
import { combine } from './operators.ts';

function at(position: Position): Position {
  return { line: position.line, column: position.column };
}

export function bindPrefix(expression: ExpressionOf<'prefix'>, context: BodyContext): Bound {
  const { operator } = expression;
  if (operator === '++' || operator === '--')
    return increment(expression.operand, operator, false, expression, context);
  const operand = bindValue(expression.operand, context);
  const { type } = operand;
  if (type.kind === 'error')
    return operator === '!'
      ? { ...errorAt(expression, context), type: context.type('Boolean') }
      : errorAt(expression, context);
  if (operator === '!') {
    if (type.key !== 'boolean')
      context.report(
        expression,
        'invalid-boolean-prefix-operand',
        '! operator can only be applied to boolean expressions',
      );
    return { ...at(expression), kind: 'not', operand, type: context.type('Boolean') };
  }
  if (operator === '~') {
    if (type.key !== 'integer' && type.key !== 'long')
      context.report(expression, 'invalid-type-bitwise-negate', `Invalid type for bitwise negate: ${type.name}`);
    return { ...at(expression), kind: 'complement', operand, type };
  }
  if (operator === '+') return operand;
  if (!isNumeric(type)) {
    context.report(expression, 'invalid-negate-prefix-operand', 'Unary negation must use a numeric argument');
    return errorAt(expression, context);
  }
  return { ...at(expression), kind: 'negate', operand, type };
}

export function bindPostfix(expression: ExpressionOf<'postfix'>, context: BodyContext): Bound {
  return increment(expression.operand, expression.operator, true, expression, context);
}

function increment(
  operand: Expression,
  operator: '++' | '--',
  returnsOld: boolean,
  expression: Position,
  context: BodyContext,
): Bound {
  const target = bindValue(operand, context);
  if (target.type.kind === 'error') return errorAt(expression, context);
  if (!isNumeric(target.type)) {
    const word = operator === '++' ? 'increment' : 'decrement';
    const message = returnsOld
      ? `Unary postfix increment/decrement can only be applied to numeric expressions: ${target.type.name}`
      : `Unary prefix ${word} can only be applied to numeric expressions: ${target.type.name}`;
    context.report(expression, 'invalid-increment-operand', message);
    return errorAt(expression, context);
  }
  checkAssignable(target, operand, context);
  const one = converted({ ...at(expression), kind: 'literal', value: 1, type: context.type('Integer') }, target.type);
  const previous: Bound = { ...at(expression), kind: 'previous', type: target.type };
  const compute: Bound = {
    ...at(expression),
    kind: 'arithmetic',
    operator: operator === '++' ? '+' : '-',
    left: previous,
    right: one,
    type: target.type,
  };
  return { ...at(expression), kind: 'update', target, compute, returnsOld, type: target.type };
}

export function bindAssign(expression: ExpressionOf<'assign'>, context: BodyContext): Bound {
  const target = (expression.operator === '=' ? bindTarget : bindValue)(expression.target, context);
  const value = bindValue(expression.value, context);
  if (target.type.kind === 'error') return errorAt(expression, context);
  checkAssignable(target, expression.target, context);
  if (expression.operator === '=')
    return {
      ...at(expression),
      kind: 'assign',
      target,
      value: assignTo(value, target.type, expression, context),
      type: target.type,
    };
  return compound(expression.operator, target, value, expression, context);
}

/** `x += y` is `x = x + y` with `x` evaluated once; the result must fit, so `i += 1.5` is refused. */
function compound(
  operator: AssignOperator,
  target: Bound,
  value: Bound,
  expression: Position,
  context: BodyContext,
): Bound {
  const previous: Bound = { ...at(expression), kind: 'previous', type: target.type };
  const result = combine(operator.slice(0, -1) as BinaryOperator, previous, value, expression, context);
  if (result.type.kind === 'error') return { ...errorAt(expression, context), type: target.type };
  const compute = assignTo(result, target.type, expression, context);
  return { ...at(expression), kind: 'update', target, compute, returnsOld: false, type: target.type };
}
