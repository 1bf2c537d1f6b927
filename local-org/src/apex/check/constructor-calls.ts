import type { ExpressionOf, Position } from '../syntax/index.ts';
import { chooseOverload, isVisible, viewOf } from '../types/members.ts';
import type { MethodView } from '../types/members.ts';
import type { Type } from '../types/model.ts';
import type { Bound } from './bound.ts';
import { bindArguments, checkAmbiguous, convertArguments } from './calls.ts';
import type { BodyContext } from './context.ts';
import { errorAt } from './expressions.ts';

/** `this(…)` and `super(…)`; that they stand first is checked with the constructor. */
export function bindConstructorCall(expression: ExpressionOf<'constructorCall'>, context: BodyContext): Bound {
  const at = { line: expression.line, column: expression.column };
  const isSuper = expression.which === 'super';
  const args = beforeInstance(context, () => bindArguments(expression.args, context));
  if (!context.method?.isConstructor) {
    const message = `Call to '${expression.which}()' must be the first statement in a constructor method`;
    context.report(expression, `invalid-${expression.which}-call`, message);
    return errorAt(expression, context);
  }
  const type = isSuper ? context.owner.superType : context.universe.table.of(context.owner);
  if (!type) {
    if (args.length > 0) context.report(expression, 'no-super-type', `No super type defined: ${context.owner.name}`);
    return { ...at, kind: 'constructorCall', method: null, args: [], isSuper, type: context.universe.table.void };
  }
  const view = findConstructor(type, args, expression, context, true);
  if (!view) return errorAt(expression, context);
  return {
    ...at,
    kind: 'constructorCall',
    method: view.symbol,
    args: convertArguments(args, view),
    isSuper,
    type: context.universe.table.void,
  };
}

function beforeInstance<T>(context: BodyContext, bind: () => T): T {
  context.beforeInstance = true;
  try {
    return bind();
  } finally {
    context.beforeInstance = false;
  }
}

export function findConstructor(
  type: Type,
  args: readonly Bound[],
  at: Position,
  context: BodyContext,
  isCall = false,
): MethodView | null {
  if (args.some((arg) => arg.type.kind === 'error') || type.kind === 'error') return null;
  const views = (type.symbol?.constructors ?? []).map((symbol) => viewOf(symbol, type, context.universe));
  const choice = chooseOverload(
    views,
    args.map((arg) => arg.type),
    context.universe,
  );
  if (choice.kind === 'found') {
    checkAmbiguous(choice, { line: at.line, column: at.column, text: type.name }, args, context);
    if (!isVisible(choice.view.symbol, context.owner))
      context.report(at, 'constructor-not-visible', `Method is not visible: ${constructorText(choice.view, type)}`);
    return choice.view;
  }
  const shown = args.map((arg) => arg.type.name).join(', ');
  const message = isCall
    ? `No constructor defined: void <init>(${shown})`
    : `Constructor not defined: [${type.name}].<Constructor>(${shown})`;
  context.report(at, 'unknown-constructor', message);
  return null;
}

function constructorText(view: MethodView, type: Type): string {
  return `void ${type.name}.<init>(${view.parameters.map((parameter) => parameter.name).join(', ')})`;
}
