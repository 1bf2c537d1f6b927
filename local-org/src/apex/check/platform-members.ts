import type { Name } from '../syntax/index.ts';
import type { ClassSymbol } from '../types/model.ts';
import type { Bound } from './bound.ts';
import type { BodyContext } from './context.ts';
import { errorAt } from './expressions.ts';

/** A member that neither the stubs nor the supplement have; it may be newer than both, so it has a code of its own. */
export function platformMember(symbol: ClassSymbol, name: Name, context: BodyContext): Bound {
  const message = `Variable does not exist: ${name.text} (${symbol.name} has no such member up to API 65, and the later ones known to the local org do not include it)`;
  context.report(name, 'UNKNOWN_PLATFORM_MEMBER', message);
  return errorAt(name, context);
}
