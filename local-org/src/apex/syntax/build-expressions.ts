import type {
  ArrayCreatorRestContext,
  CastExpressionContext,
  CreatorContext,
  DotExpressionContext,
  ExpressionContext,
  ExpressionListContext,
  InstanceOfExpressionContext,
  LiteralPrimaryContext,
  MethodCallExpressionContext,
  NewExpressionContext,
  PrimaryContext,
  PrimaryExpressionContext,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SubExpressionContext,
  TypeRefPrimaryContext,
} from '@apexdevtools/apex-parser';
import type { AssignOperator, BinaryOperator, Expression, ExpressionOf, Position } from './ast.ts';
import { arrayOf, createdType, typeRef } from './build-types.ts';
import { soqlExpression, soslExpression } from './build-queries.ts';
import { multilineValue, stringValue } from './strings.ts';
import { nameOf, operatorText, positionOf, ruleName } from './tree.ts';

interface Pair extends ExpressionContext {
  expression(index: number): ExpressionContext;
}
interface Single extends ExpressionContext {
  expression(): ExpressionContext;
}

export function expressionList(list: ExpressionListContext | null | undefined): Expression[] {
  return list ? list.expression_list().map(expression) : [];
}

export function expression(context: ExpressionContext): Expression {
  const at = positionOf(context);
  switch (ruleName(context)) {
    case 'PrimaryExpression':
      return primary((context as PrimaryExpressionContext).primary(), at);
    case 'SubExpression':
      return expression((context as SubExpressionContext).expression());
    case 'DotExpression':
      return dot(context as DotExpressionContext, at);
    case 'ArrayExpression': {
      const pair = context as Pair;
      return { ...at, kind: 'index', target: expression(pair.expression(0)), index: expression(pair.expression(1)) };
    }
    case 'MethodCallExpression':
      return methodCall(context as MethodCallExpressionContext, at);
    case 'NewExpression':
      return created((context as NewExpressionContext).creator(), at);
    case 'CastExpression': {
      const cast = context as CastExpressionContext;
      return { ...at, kind: 'cast', type: typeRef(cast.typeRef()), operand: expression(cast.expression()) };
    }
    case 'InstanceOfExpression': {
      const test = context as InstanceOfExpressionContext;
      return { ...at, kind: 'instanceof', operand: expression(test.expression()), type: typeRef(test.typeRef()) };
    }
    case 'PostOpExpression': {
      const operator = operatorText(context) as '++' | '--';
      return { ...at, kind: 'postfix', operator, operand: expression((context as Single).expression()) };
    }
    case 'PreOpExpression':
    case 'NegExpression':
      return prefix(operatorText(context), (context as Single).expression(), at);
    case 'CondExpression': {
      const [condition, then, otherwise] = [0, 1, 2].map((i) => expression((context as Pair).expression(i)));
      return { ...at, kind: 'conditional', condition, then, otherwise };
    }
    case 'AssignExpression': {
      const operator = operatorText(context) as AssignOperator;
      const pair = context as Pair;
      return {
        ...at,
        kind: 'assign',
        operator,
        target: expression(pair.expression(0)),
        value: expression(pair.expression(1)),
      };
    }
    default:
      return binary(context as Pair, at);
  }
}

function binary(context: Pair, at: Position): Expression {
  const text = operatorText(context);
  const operator = (text === '<>' ? '!=' : text) as BinaryOperator;
  return {
    ...at,
    kind: 'binary',
    operator,
    left: expression(context.expression(0)),
    right: expression(context.expression(1)),
  };
}

type PrefixOperator = ExpressionOf<'prefix'>['operator'];

/** A negative number is one literal. */
function prefix(operator: string, operand: ExpressionContext, at: Position): Expression {
  const inner = expression(operand);
  const isNumber = inner.kind === 'literal' && /^[\d.]/.test(inner.text) && inner.type !== 'String';
  if (operator === '-' && isNumber) return { ...inner, ...at, text: `-${inner.text}` };
  return { ...at, kind: 'prefix', operator: operator as PrefixOperator, operand: inner };
}

function dot(context: DotExpressionContext, at: Position): Expression {
  const target = expression(context.expression());
  const safe = context.QUESTIONDOT() !== null && context.QUESTIONDOT() !== undefined;
  const call = context.dotMethodCall();
  if (!call) return { ...at, kind: 'field', target, name: nameOf(context.anyId()), safe };
  return { ...at, kind: 'call', target, name: nameOf(call.anyId()), args: expressionList(call.expressionList()), safe };
}

function methodCall(context: MethodCallExpressionContext, at: Position): Expression {
  const call = context.methodCall();
  const args = expressionList(call.expressionList());
  if (call.THIS()) return { ...at, kind: 'constructorCall', which: 'this', args };
  if (call.SUPER()) return { ...at, kind: 'constructorCall', which: 'super', args };
  return { ...at, kind: 'call', target: null, name: nameOf(call.id()), args, safe: false };
}

function created(context: CreatorContext, at: Position): Expression {
  const type = createdType(context.createdName());
  const call = context.classCreatorRest();
  if (call) return { ...at, kind: 'new', type, args: expressionList(call.arguments().expressionList()) };
  const array = context.arrayCreatorRest();
  if (array) return createdArray(array, at, type);
  const map = context.mapCreatorRest();
  if (map) {
    const entries = map
      .mapCreatorRestPair_list()
      .map((pair) => [expression(pair.expression(0)), expression(pair.expression(1))] as const);
    return { ...at, kind: 'newMap', type, entries };
  }
  const values = context.setCreatorRest()?.expression_list().map(expression) ?? [];
  return { ...at, kind: 'newValues', type, values };
}

/** `new String[2]`, `new String[]{…}`, and `new List<String>[3]` */
function createdArray(
  context: ArrayCreatorRestContext,
  at: Position,
  element: ReturnType<typeof createdType>,
): Expression {
  const size = context.expression();
  const values = context.arrayInitializer()?.expression_list().map(expression) ?? [];
  if (!size && context.arrayInitializer()) return { ...at, kind: 'newValues', type: arrayOf(element), values };
  return { ...at, kind: 'newArray', element, size: size ? expression(size) : null, values };
}

function primary(context: PrimaryContext, at: Position): Expression {
  switch (ruleName(context)) {
    case 'ThisPrimary':
      return { ...at, kind: 'this' };
    case 'SuperPrimary':
      return { ...at, kind: 'super' };
    case 'LiteralPrimary':
      return literal(context as LiteralPrimaryContext, at);
    case 'TypeRefPrimary':
      return { ...at, kind: 'classLiteral', type: typeRef((context as TypeRefPrimaryContext).typeRef()) };
    case 'VoidPrimary':
      return { ...at, kind: 'classLiteral', type: null };
    case 'SoqlPrimary':
      return soqlExpression((context as SoqlPrimaryContext).soqlLiteral(), at);
    case 'SoslPrimary':
      return soslExpression((context as SoslPrimaryContext).soslLiteral(), at);
    default:
      return { ...at, kind: 'name', name: context.getText() };
  }
}

function literal(context: LiteralPrimaryContext, at: Position): Expression {
  const node = context.literal();
  const text = node.getText();
  if (node.StringLiteral())
    return { ...at, kind: 'literal', type: 'String', text: stringValue(text), breaksLine: text.includes('\n') };
  if (node.MultilineStringLiteral()) return { ...at, kind: 'literal', type: 'String', text: multilineValue(text) };
  if (node.IntegerLiteral()) return { ...at, kind: 'literal', type: 'Integer', text };
  if (node.LongLiteral()) return { ...at, kind: 'literal', type: 'Long', text: text.slice(0, -1) };
  if (node.BooleanLiteral()) return { ...at, kind: 'literal', type: 'Boolean', text: text.toLowerCase() };
  if (node.NULL()) return { ...at, kind: 'literal', type: 'null', text: 'null' };
  if (/d$/i.test(text)) return { ...at, kind: 'literal', type: 'Double', text: text.slice(0, -1) };
  return { ...at, kind: 'literal', type: 'Decimal', text };
}
