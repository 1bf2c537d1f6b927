import type { Statement } from '../syntax/index.ts';
import { isVisible } from '../types/members.ts';
import type { MethodSymbol, Type } from '../types/model.ts';
import { isExceptionSymbol } from '../types/user.ts';
import type { BoundBlock } from './bound.ts';
import type { BodyContext } from './context.ts';

/** `this(…)` or `super(…)` first and only once; a parent without a constructor for no arguments needs the call. */
export function checkConstructor(method: MethodSymbol, body: BoundBlock | null, context: BodyContext): void {
  const { declaration, owner } = method;
  const at = declaration?.name ?? owner.declaration?.name;
  if (!at) return;
  if (declaration && declaration.name.text.toLowerCase() !== owner.simpleName.toLowerCase())
    context.report(declaration.name, 'invalid-constructor-name', `Invalid constructor name: ${declaration.name.text}`);
  if (declaration && isExceptionSymbol(owner) && isSystems(method.parameters)) {
    const shown = method.parameters.map((type) => type.name).join(', ');
    const message = `System exception constructor already defined: void <init>(${shown})`;
    context.report(declaration.name, 'invalid-exception-constructor-already-defined', message);
  }
  const calls = (body?.statements ?? []).map(
    (statement) => statement.kind === 'expression' && statement.value.kind === 'constructorCall',
  );
  for (const [index, statement] of (body?.statements ?? []).entries()) {
    if (!calls[index] || index === 0 || statement.kind !== 'expression' || statement.value.kind !== 'constructorCall')
      continue;
    const word = statement.value.isSuper ? 'super' : 'this';
    context.report(
      statement,
      `invalid-${word}-call`,
      `Call to '${word}()' must be the first statement in a constructor method`,
    );
  }
  const parent = owner.superType?.symbol;
  if (isConstructorCall(declaration?.body?.statements[0]) || parent?.origin !== 'user' || parent.kind !== 'class')
    return;
  const inherited = parent.constructors.find((constructor) => constructor.parameters.length === 0);
  if (inherited && !isVisible(inherited, owner))
    context.report(at, 'method-not-visible', `Method is not visible: void ${parent.name}.<init>()`);
  if (!inherited)
    context.report(at, 'invalid-default-constructor', `No default constructor available in super type: ${parent.name}`);
}

/** What every exception has: (), (String), (Exception), (String, Exception). */
function isSystems(parameters: readonly Type[]): boolean {
  return ['', 'string', 'exception', 'string,exception'].includes(parameters.map((type) => type.key).join(','));
}

function isConstructorCall(statement: Statement | undefined): boolean {
  return statement?.kind === 'expression' && statement.expression.kind === 'constructorCall';
}
