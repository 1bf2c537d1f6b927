import { bindAll, BodyContext, checkFlow } from '../check/index.ts';
import type { BoundBlock, Checker } from '../check/index.ts';
import type { AnonymousDeclaration, Member, TypeDeclaration } from '../syntax/index.ts';
import type { ClassSymbol, Type } from '../types/model.ts';

/** A trigger or anonymous Apex is a class whose methods are static and whose body is `run`. */
export function hostClass(name: string, members: readonly Member[]): TypeDeclaration {
  const at = { line: 1, column: 1 };
  const own = members.map((member): Member => {
    if (member.kind !== 'method' || member.modifiers.keywords.includes('static')) return member;
    return { ...member, modifiers: { ...member.modifiers, keywords: [...member.modifiers.keywords, 'static'] } };
  });
  const modifiers = { ...at, keywords: ['public'], annotations: [] };
  return {
    ...at,
    kind: 'class',
    name: { ...at, text: name },
    modifiers,
    superType: null,
    interfaces: [],
    members: own,
    constants: [],
    endLine: 1,
  };
}

/** The statements of a trigger or of anonymous Apex. */
export function bindRun(
  body: AnonymousDeclaration['body'],
  owner: ClassSymbol,
  triggerType: Type | null,
  checker: Checker,
): BoundBlock {
  const context = new BodyContext(checker, {
    owner,
    file: owner.file,
    isStatic: true,
    returns: checker.universe.table.void,
    triggerObject: triggerType,
  });
  const statements = context.inScope(() => bindAll(body.statements, context));
  const block: BoundBlock = { kind: 'block', line: body.line, column: body.column, statements };
  checkFlow(block, context);
  return block;
}
