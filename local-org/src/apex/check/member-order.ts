import type { Position } from '../syntax/index.ts';
import type { FieldSymbol } from '../types/model.ts';
import type { BodyContext } from './context.ts';

/** What cannot be named yet: later fields in an initialiser, and the instance in the arguments of `this(…)` or `super(…)`. */
export function checkOrder(field: FieldSymbol, at: Position, context: BodyContext): void {
  const { initializing } = context;
  if (initializing && field.owner === context.owner && !field.isEnumConstant && !isBefore(field, initializing))
    context.report(at, 'illegal-forward-reference', `Illegal forward reference: ${field.name}`);
  if (!field.isStatic) checkInstance(field.name, at, context);
}

/** `this`, or a field of it, where there is no instance yet. */
export function checkInstance(name: string, at: Position, context: BodyContext): void {
  if (!context.beforeInstance) return;
  const message = `Cannot reference instance variables in a constructor invocation: ${name}`;
  context.report(at, 'illegal-instance-variable-reference-in-constructor', message);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
