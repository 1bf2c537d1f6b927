import type { Bound, BoundBlock, BoundStatement } from './bound.ts';
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
    case 'while':
    case 'doWhile':
      checkFlow(statement.body, context);
      return !isTrue(statement.condition) || leaves(statement.body);
    case 'for':
      checkFlow(statement.body, context);
      return !(statement.condition === null || isTrue(statement.condition)) || leaves(statement.body);
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

function isTrue(condition: Bound): boolean {
  return condition.kind === 'literal' && condition.value === true;
}

/** Whether a break of this very loop stands in its body. */
function leaves(block: BoundBlock): boolean {
  return block.statements.some((statement) => {
    switch (statement.kind) {
      case 'break':
        return true;
      case 'block':
        return leaves(statement);
      case 'if':
        return leaves(statement.then) || (statement.otherwise !== null && leaves(statement.otherwise));
      case 'switch':
        return statement.clauses.some((clause) => leaves(clause.body));
      case 'try':
        return [
          statement.body,
          ...statement.catches.map((clause) => clause.body),
          ...(statement.finallyBody ? [statement.finallyBody] : []),
        ].some(leaves);
      case 'runAs':
        return leaves(statement.body);
      default:
        return false;
    }
  });
}
