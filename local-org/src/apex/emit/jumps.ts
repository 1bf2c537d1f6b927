import type { BoundBlock, BoundStatement } from '../check/bound.ts';

export type Jump = 'return' | 'returnValue' | 'break' | 'continue';

/** How a block can be left before its end, other than by an exception. */
export function jumpsOf(block: BoundBlock): ReadonlySet<Jump> {
  const found = new Set<Jump>();
  for (const statement of block.statements) collect(statement, false, found);
  return found;
}

function collect(statement: BoundStatement, inLoop: boolean, found: Set<Jump>): void {
  switch (statement.kind) {
    case 'return':
      found.add(statement.value ? 'returnValue' : 'return');
      return;
    case 'break':
    case 'continue':
      if (!inLoop) found.add(statement.kind);
      return;
    default:
      for (const { block, loops } of blocksOf(statement))
        for (const part of block.statements) collect(part, inLoop || loops, found);
  }
}

interface Part {
  readonly block: BoundBlock;
  /** whether a `break` in it is its own */
  readonly loops: boolean;
}

function blocksOf(statement: BoundStatement): Part[] {
  switch (statement.kind) {
    case 'block':
      return [{ block: statement, loops: false }];
    case 'if':
      return parts(statement.then, statement.otherwise);
    case 'while':
    case 'doWhile':
    case 'for':
    case 'forEach':
      return [{ block: statement.body, loops: true }];
    case 'switch':
      return parts(...statement.clauses.map((clause) => clause.body));
    case 'try':
      return parts(statement.body, ...statement.catches.map((clause) => clause.body), statement.finallyBody);
    case 'runAs':
      return parts(statement.body);
    default:
      return [];
  }
}

function parts(...blocks: readonly (BoundBlock | null)[]): Part[] {
  return blocks.flatMap((block) => (block ? [{ block, loops: false }] : []));
}
