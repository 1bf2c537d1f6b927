import type { BoundBlock, BoundStatement } from './bound.ts';
import type { BodyContext } from './context.ts';

/**
 * Reports what can never run; answers whether the end of the block can be reached. The platform follows returns and throws
 * only: it reads no conditions, and takes what follows break, continue or runAs for reachable.
 */
export function checkFlow(block: BoundBlock, context: BodyContext): boolean {
  let reachable = true;
  let reported = false;
  for (const statement of block.statements) {
    if (!reachable && !reported) {
      context.report(statement, 'unreachable-statement', 'Unreachable statement');
      reported = true;
    }
    if (!completes(statement, context)) reachable = false;
  }
  return reachable;
}

function completes(statement: BoundStatement, context: BodyContext): boolean {
  switch (statement.kind) {
    case 'block':
      return checkFlow(statement, context);
    case 'return':
    case 'throw':
      return false;
    case 'if': {
      const then = checkFlow(statement.then, context);
      const otherwise = statement.otherwise ? checkFlow(statement.otherwise, context) : true;
      return then || otherwise;
    }
    case 'while':
    case 'doWhile':
    case 'for':
    case 'forEach':
      checkFlow(statement.body, context);
      return true;
    case 'switch': {
      const ends = statement.clauses.map((clause) => checkFlow(clause.body, context));
      return !statement.clauses.some((clause) => clause.matches === null) || ends.includes(true);
    }
    case 'try': {
      const ends = [
        checkFlow(statement.body, context),
        ...statement.catches.map((clause) => checkFlow(clause.body, context)),
      ];
      if (statement.finallyBody) checkFlow(statement.finallyBody, context);
      return ends.includes(true);
    }
    case 'runAs':
      checkFlow(statement.body, context);
      return true;
    default:
      return true;
  }
}
