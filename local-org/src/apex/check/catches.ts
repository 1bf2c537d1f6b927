import type { CatchClause } from '../syntax/index.ts';
import { inheritsFrom } from '../types/conversions.ts';
import type { Type } from '../types/model.ts';
import { isExceptionSymbol } from '../types/user.ts';
import type { BoundCatch } from './bound.ts';
import type { BodyContext } from './context.ts';
import { resolveType } from './expressions.ts';
import { bindBlock, place } from './statements.ts';

/** Each clause catches exceptions, and some that no clause before it catches. */
export function bindCatches(clauses: readonly CatchClause[], context: BodyContext): BoundCatch[] {
  const caught: Type[] = [];
  return clauses.map((clause): BoundCatch => {
    const type = resolveType(clause.type, context);
    checkCaught(type, caught, clause, context);
    caught.push(type);
    return context.inScope(() => {
      const variable = context.declare(clause.name.text, type, clause.name);
      return { ...place(clause), variable, body: bindBlock(clause.body, context) };
    });
  });
}

function checkCaught(type: Type, caught: readonly Type[], clause: CatchClause, context: BodyContext): void {
  const { symbol } = type;
  if (type.kind === 'error') return;
  if (!isExceptionSymbol(symbol))
    context.report(
      clause.name,
      'invalid-catch-exception',
      `Catch block variable must be of type exception: ${type.name}`,
    );
  else if (caught.some((earlier) => earlier.symbol !== null && inheritsFrom(symbol, earlier.symbol)))
    context.report(clause.name, 'invalid-catch-duplicate-exception', `Exception type already caught: ${type.name}`);
}
