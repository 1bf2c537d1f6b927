import type { Position } from '../syntax/index.ts';
import { inheritsFrom } from '../types/conversions.ts';
import { isVisible } from '../types/members.ts';
import type { FieldSymbol } from '../types/model.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';

/** Reports a target that cannot be assigned: not a variable, final, or without a setter. */
export function checkAssignable(target: Bound, at: Position, context: BodyContext): void {
  if (isSafe(target)) {
    context.report(at, 'invalid-expression-assignment', 'Expression cannot be assigned');
    return;
  }
  switch (target.kind) {
    case 'local':
      if (target.variable.isFinal) finalProblem(target.variable.name, at, context);
      return;
    case 'staticField':
    case 'instanceField':
      checkField(target.field, at, context);
      return;
    case 'index':
    case 'recordField':
    case 'platformField':
    case 'platformStatic':
    case 'error':
      return;
    default:
      context.report(at, 'invalid-expression-assignment', 'Expression cannot be assigned');
  }
}

function finalProblem(name: string, at: Position, context: BodyContext): void {
  const message = `Final members can only be assigned in their declaration, init blocks, or constructors: ${name}`;
  context.report(at, 'invalid-final-field-assignment', message);
}

function checkField(field: FieldSymbol, at: Position, context: BodyContext): void {
  const inInitializer =
    inheritsFrom(context.owner, field.owner) && (context.method === null || context.method.isConstructor);
  if (field.isFinal && !inInitializer) finalProblem(field.name, at, context);
  if (!field.property) return;
  const { setter } = field.property;
  if (
    !setter ||
    !isVisible({ owner: field.owner, access: setter.access, testVisible: field.testVisible }, context.owner)
  )
    context.report(at, 'variable-not-visible', `Variable is not visible: ${field.owner.name}.${field.name}`);
}

/** Reports a property that is read where its getter is not seen. */
export function checkReadable(value: Bound, at: Position, context: BodyContext): void {
  if ((value.kind !== 'staticField' && value.kind !== 'instanceField') || !value.field.property) return;
  const { field } = value;
  const { getter } = value.field.property;
  if (
    !getter ||
    !isVisible({ owner: field.owner, access: getter.access, testVisible: field.testVisible }, context.owner)
  )
    context.report(at, 'variable-not-visible', `Variable is not visible: ${field.owner.name}.${field.name}`);
}

/** Whether `?.` stands in the path to what is assigned. */
function isSafe(target: Bound): boolean {
  for (let part: Bound | null = target; part;) {
    if ('safe' in part && part.safe) return true;
    part = 'target' in part ? part.target : null;
  }
  return false;
}
