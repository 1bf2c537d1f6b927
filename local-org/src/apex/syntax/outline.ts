import type { Accessor, Block, Expression, Member, TriggerDeclaration, TypeDeclaration } from './ast.ts';

const EMPTY: Block = { kind: 'block', line: 0, column: 0, statements: [], endLine: 0, endColumn: 0 };
/** Others see only that there is an initialiser. */
const SOMETHING: Expression = { kind: 'literal', line: 0, column: 0, type: 'null', text: 'null' };

/** All that another file can depend on: a class without what is in its bodies and initialisers. */
export function outlineOf(declaration: TypeDeclaration): TypeDeclaration {
  return { ...declaration, members: declaration.members.map(withoutBody) };
}

export function triggerOutline(declaration: TriggerDeclaration): TriggerDeclaration {
  return { ...declaration, members: declaration.members.map(withoutBody), body: EMPTY };
}

function withoutBody(member: Member): Member {
  switch (member.kind) {
    case 'type':
      return { ...member, declaration: outlineOf(member.declaration) };
    case 'initializer':
      return { ...member, body: EMPTY };
    case 'method':
    case 'constructor':
      return { ...member, body: member.body && EMPTY };
    case 'property':
      return { ...member, getter: accessorOutline(member.getter), setter: accessorOutline(member.setter) };
    case 'field':
      return {
        ...member,
        declarators: member.declarators.map((part) => ({ ...part, initializer: part.initializer && SOMETHING })),
      };
  }
}

function accessorOutline(accessor: Accessor | null): Accessor | null {
  return accessor && { ...accessor, body: accessor.body && EMPTY };
}

const PLACES: ReadonlySet<string> = new Set(['line', 'column', 'endLine', 'endColumn']);

/** An outline as text in which moved lines change nothing. */
export function signatureText(outline: TypeDeclaration | TriggerDeclaration): string {
  return JSON.stringify(outline, (key, value: unknown) => (PLACES.has(key) ? undefined : plain(value)));
}

export function outlineToJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => plain(part));
}

export function outlineFromJson(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) =>
    key === 'parameters' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : value,
  );
}

/** The parameters of an annotation are the only map of the tree. */
function plain(value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
