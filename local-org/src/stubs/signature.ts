/** A type of a descriptor or of a generic signature (JVM specification 4.7.9.1). */
export type JavaType =
  | { readonly kind: 'class'; readonly name: string; readonly args: readonly JavaType[] }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'array'; readonly element: JavaType }
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'wildcard'; readonly bound: JavaType | null };

export type PrimitiveName = 'byte' | 'char' | 'double' | 'float' | 'int' | 'long' | 'short' | 'boolean' | 'void';

export interface TypeParameter {
  readonly name: string;
  readonly bounds: readonly JavaType[];
}

interface MethodSignature {
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly JavaType[];
  readonly returns: JavaType;
}

interface ClassSignature {
  readonly typeParameters: readonly TypeParameter[];
  readonly superclass: JavaType;
  readonly interfaces: readonly JavaType[];
}

const PRIMITIVES: Readonly<Record<string, PrimitiveName>> = {
  B: 'byte',
  C: 'char',
  D: 'double',
  F: 'float',
  I: 'int',
  J: 'long',
  S: 'short',
  Z: 'boolean',
  V: 'void',
};

interface Cursor {
  readonly text: string;
  at: number;
}

export function parseFieldSignature(text: string): JavaType {
  return readType({ text, at: 0 });
}

export function parseMethodSignature(text: string): MethodSignature {
  const cursor = { text, at: 0 };
  const typeParameters = readTypeParameters(cursor);
  cursor.at++;
  const parameters: JavaType[] = [];
  while (text[cursor.at] !== ')') parameters.push(readType(cursor));
  cursor.at++;
  return { typeParameters, parameters, returns: readType(cursor) };
}

export function parseClassSignature(text: string): ClassSignature {
  const cursor = { text, at: 0 };
  const typeParameters = readTypeParameters(cursor);
  const superclass = readType(cursor);
  const interfaces: JavaType[] = [];
  while (cursor.at < text.length) interfaces.push(readType(cursor));
  return { typeParameters, superclass, interfaces };
}

function readTypeParameters(cursor: Cursor): TypeParameter[] {
  const parameters: TypeParameter[] = [];
  if (cursor.text[cursor.at] !== '<') return parameters;
  cursor.at++;
  while (cursor.text[cursor.at] !== '>') {
    const name = readUntil(cursor, ':');
    const bounds: JavaType[] = [];
    while (cursor.text[cursor.at] === ':') {
      cursor.at++;
      if (cursor.text[cursor.at] !== ':') bounds.push(readType(cursor));
    }
    parameters.push({ name, bounds });
  }
  cursor.at++;
  return parameters;
}

function readType(cursor: Cursor): JavaType {
  const tag = cursor.text[cursor.at++] ?? '';
  const primitive = PRIMITIVES[tag];
  if (primitive !== undefined) return { kind: 'primitive', name: primitive };
  if (tag === '[') return { kind: 'array', element: readType(cursor) };
  if (tag === '*') return { kind: 'wildcard', bound: null };
  if (tag === '+' || tag === '-') return { kind: 'wildcard', bound: readType(cursor) };
  if (tag === 'T') {
    const name = readUntil(cursor, ';');
    cursor.at++;
    return { kind: 'variable', name };
  }
  if (tag === 'L') return readClassType(cursor);
  throw new Error(`Class file: signature ${cursor.text} has no type at ${cursor.at - 1}`);
}

function readClassType(cursor: Cursor): JavaType {
  let name = readUntil(cursor, '<;.');
  let args: JavaType[] = [];
  while (cursor.text[cursor.at] !== ';') {
    if (cursor.text[cursor.at] === '<') args = readTypeArguments(cursor);
    else {
      cursor.at++;
      name += `$${readUntil(cursor, '<;.')}`;
    }
  }
  cursor.at++;
  return { kind: 'class', name, args };
}

function readTypeArguments(cursor: Cursor): JavaType[] {
  const args: JavaType[] = [];
  cursor.at++;
  while (cursor.text[cursor.at] !== '>') args.push(readType(cursor));
  cursor.at++;
  return args;
}

function readUntil(cursor: Cursor, stops: string): string {
  const from = cursor.at;
  while (cursor.at < cursor.text.length && !stops.includes(cursor.text[cursor.at] ?? '')) cursor.at++;
  return cursor.text.slice(from, cursor.at);
}
