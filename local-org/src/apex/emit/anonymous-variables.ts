import type { AnonymousDeclaration, FieldDeclaration, LocalDeclaration, Member, Statement } from '../syntax/index.ts';

/**
 * Methods of anonymous Apex see the variables that stand between them: those become static fields of the block, which
 * are set where they are declared. Without methods they stay what they look like.
 */
export function sharedVariables(tree: AnonymousDeclaration): AnonymousDeclaration {
  if (!tree.members.some((member) => member.kind === 'method')) return tree;
  const locals = tree.body.statements.filter((statement) => statement.kind === 'local');
  const members: Member[] = [...locals.map(fieldOf), ...tree.members];
  return { ...tree, members, body: { ...tree.body, statements: tree.body.statements.flatMap(assignmentOf) } };
}

function fieldOf(local: LocalDeclaration): FieldDeclaration {
  const keywords = [...local.modifiers.keywords.filter((word) => word !== 'final'), 'static'];
  const declarators = local.declarators.map((declarator) => ({ ...declarator, initializer: null }));
  return { ...local, kind: 'field', modifiers: { ...local.modifiers, keywords }, declarators };
}

function assignmentOf(statement: Statement): Statement[] {
  if (statement.kind !== 'local') return [statement];
  return statement.declarators.flatMap(({ name, initializer, line, column }): Statement[] => {
    if (!initializer) return [];
    const target = { line: name.line, column: name.column, kind: 'name' as const, name: name.text };
    const at = { line, column };
    return [
      { ...at, kind: 'expression', expression: { ...at, kind: 'assign', operator: '=', target, value: initializer } },
    ];
  });
}
