import type { BoundBlock, BoundStatement } from './bound.ts';
import type { BodyContext } from './context.ts';

/** Reports what can never run; answers whether the end of the block can be reached. */
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
    case 'break':
    case 'continue':
      return false;
    case 'if': {
      const then = checkFlow(statement.then, context);
      const otherwise = statement.otherwise ? checkFlow(statement.otherwise, context) : true;
      return then || otherwise;
    }
    // Apex does not read conditions: what follows `while (true)` can be reached (seen in public projects).
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
      const last = statement.finallyBody ? checkFlow(statement.finallyBody, context) : true;
      return last && ends.includes(true);
    }
    case 'runAs':
      return checkFlow(statement.body, context);
    default:
      return true;
  }
}
