import ts from 'typescript';

export interface DeclaredElement {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly repeatable: boolean;
}

/** What one release of `@salesforce/types` says about the Metadata API. */
export interface Declarations {
  readonly types: ReadonlyMap<string, readonly DeclaredElement[]>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** `type DashboardFolder = string`: known, but this release does not say what is in it */
  readonly opaque: ReadonlySet<string>;
}

interface RawType {
  readonly bases: readonly string[];
  readonly own: readonly DeclaredElement[];
}

/** Reads the type aliases of a `metadata.d.ts`; the package has no runtime form of them. */
export function parseDeclarations(text: string): Declarations {
  const source = ts.createSourceFile('metadata.d.ts', text, ts.ScriptTarget.Latest, false);
  const raw = new Map<string, RawType>();
  const enums = new Map<string, readonly string[]>();
  const opaque = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const literals = stringLiterals(statement.type);
    if (statement.type.kind === ts.SyntaxKind.StringKeyword) opaque.add(statement.name.text);
    else if (literals) enums.set(statement.name.text, literals);
    else raw.set(statement.name.text, rawType(statement.type, source));
  }
  const types = new Map([...raw.keys()].map((name) => [name, inherited(name, raw)] as const));
  return { types, enums, opaque };
}

function stringLiterals(type: ts.TypeNode): string[] | null {
  const members = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  const values = members.flatMap((member) =>
    ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal) ? [member.literal.text] : [],
  );
  return values.length > 0 && values.length === members.length ? values : null;
}

function rawType(type: ts.TypeNode, source: ts.SourceFile): RawType {
  const parts = ts.isIntersectionTypeNode(type) ? [...type.types] : [type];
  return {
    bases: parts.filter(ts.isTypeReferenceNode).map((part) => part.getText(source)),
    own: parts.filter(ts.isTypeLiteralNode).flatMap((part) => part.members.flatMap((m) => element(m, source))),
  };
}

function element(member: ts.TypeElement, source: ts.SourceFile): DeclaredElement[] {
  if (!ts.isPropertySignature(member) || !member.type) return [];
  const repeatable = ts.isArrayTypeNode(member.type);
  const type = ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
  const name = member.name.getText(source).replaceAll(/['"]/g, '');
  return [{ name, type: type.getText(source), required: !member.questionToken && !repeatable, repeatable }];
}

function inherited(name: string, raw: ReadonlyMap<string, RawType>): DeclaredElement[] {
  const type = raw.get(name);
  if (!type) return [];
  const elements = new Map<string, DeclaredElement>();
  for (const base of type.bases) for (const e of inherited(base, raw)) elements.set(e.name, e);
  for (const e of type.own) elements.set(e.name, e);
  return [...elements.values()];
}
