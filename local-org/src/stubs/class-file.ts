import { byteReader } from './byte-reader.ts';
import type { ByteReader } from './byte-reader.ts';
import { readConstantPool } from './constant-pool.ts';
import type { ConstantPool } from './constant-pool.ts';
import { parseClassSignature, parseFieldSignature, parseMethodSignature } from './signature.ts';
import type { JavaType, TypeParameter } from './signature.ts';

export interface ClassFlags {
  readonly isPublic: boolean;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isInterface: boolean;
  readonly isAbstract: boolean;
  readonly isEnum: boolean;
}

/** A class as its file declares it; names with slashes, e.g. `com/nawforce/runforce/System/String`, inner ones with `$`. */
export interface ClassFile {
  readonly name: string;
  readonly flags: ClassFlags;
  readonly typeParameters: readonly TypeParameter[];
  readonly superclass: JavaType | null;
  readonly interfaces: readonly JavaType[];
  readonly fields: readonly FieldInfo[];
  readonly methods: readonly MethodInfo[];
  readonly annotations: readonly Annotation[];
}

export interface MemberInfo {
  readonly name: string;
  readonly isPublic: boolean;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isAbstract: boolean;
  readonly isSynthetic: boolean;
  readonly annotations: readonly Annotation[];
}

export interface FieldInfo extends MemberInfo {
  readonly type: JavaType;
  readonly constant: string | number | bigint | null;
  readonly isEnumConstant: boolean;
}

/** Constructors are called `<init>`. The stubs carry no parameter names. */
export interface MethodInfo extends MemberInfo {
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly JavaType[];
  readonly returns: JavaType;
}

export interface Annotation {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

interface Attributes {
  signature: string | null;
  constant: string | number | bigint | null;
  annotations: Annotation[];
}

/** Reads a compiled Java class (JVM specification 4.1): declarations only, no code. */
export function parseClassFile(data: Uint8Array): ClassFile {
  const reader = byteReader(data);
  if (reader.u4() !== 0xcafebabe) throw new Error('Class file: it does not start with CAFEBABE');
  reader.skip(4);
  const pool = readConstantPool(reader);
  const flags = reader.u2();
  const name = pool.className(reader.u2());
  const superIndex = reader.u2();
  const interfaces = repeat(reader.u2(), () => pool.className(reader.u2()));
  const fields = repeat(reader.u2(), () => readField(reader, pool));
  const methods = repeat(reader.u2(), () => readMethod(reader, pool));
  const attributes = readAttributes(reader, pool);
  const plain = (className: string): JavaType => ({ kind: 'class', name: className, args: [] });
  const generic = attributes.signature === null ? null : parseClassSignature(attributes.signature);
  return {
    name,
    flags: classFlags(flags),
    typeParameters: generic?.typeParameters ?? [],
    superclass: superIndex === 0 ? null : (generic?.superclass ?? plain(pool.className(superIndex))),
    interfaces: generic?.interfaces ?? interfaces.map(plain),
    fields,
    methods,
    annotations: attributes.annotations,
  };
}

function classFlags(flags: number): ClassFlags {
  return {
    isPublic: (flags & 0x0001) !== 0,
    isStatic: (flags & 0x0008) !== 0,
    isFinal: (flags & 0x0010) !== 0,
    isInterface: (flags & 0x0200) !== 0,
    isAbstract: (flags & 0x0400) !== 0,
    isEnum: (flags & 0x4000) !== 0,
  };
}

function memberInfo(name: string, flags: number, attributes: Attributes): MemberInfo {
  return {
    name,
    isPublic: (flags & 0x0001) !== 0,
    isStatic: (flags & 0x0008) !== 0,
    isFinal: (flags & 0x0010) !== 0,
    isAbstract: (flags & 0x0400) !== 0,
    isSynthetic: (flags & 0x1000) !== 0,
    annotations: attributes.annotations,
  };
}

function readField(reader: ByteReader, pool: ConstantPool): FieldInfo {
  const flags = reader.u2();
  const name = pool.text(reader.u2());
  const descriptor = pool.text(reader.u2());
  const attributes = readAttributes(reader, pool);
  return {
    ...memberInfo(name, flags, attributes),
    type: parseFieldSignature(attributes.signature ?? descriptor),
    constant: attributes.constant,
    isEnumConstant: (flags & 0x4000) !== 0,
  };
}

function readMethod(reader: ByteReader, pool: ConstantPool): MethodInfo {
  const flags = reader.u2();
  const name = pool.text(reader.u2());
  const descriptor = pool.text(reader.u2());
  const attributes = readAttributes(reader, pool);
  return { ...memberInfo(name, flags, attributes), ...parseMethodSignature(attributes.signature ?? descriptor) };
}

function readAttributes(reader: ByteReader, pool: ConstantPool): Attributes {
  const attributes: Attributes = { signature: null, constant: null, annotations: [] };
  for (let left = reader.u2(); left > 0; left--) {
    const name = pool.text(reader.u2());
    const content = byteReader(reader.bytes(reader.u4()));
    if (name === 'Signature') attributes.signature = pool.text(content.u2());
    else if (name === 'ConstantValue') attributes.constant = pool.value(content.u2());
    else if (name === 'RuntimeVisibleAnnotations' || name === 'RuntimeInvisibleAnnotations')
      attributes.annotations.push(...repeat(content.u2(), () => readAnnotation(content, pool)));
  }
  return attributes;
}

function readAnnotation(reader: ByteReader, pool: ConstantPool): Annotation {
  const type = pool.text(reader.u2()).slice(1, -1);
  const values = repeat(reader.u2(), () => [pool.text(reader.u2()), readAnnotationValue(reader, pool)] as const);
  return { type, values: Object.fromEntries(values) };
}

function readAnnotationValue(reader: ByteReader, pool: ConstantPool): unknown {
  const tag = String.fromCharCode(reader.u1());
  if (tag === '@') return readAnnotation(reader, pool);
  if (tag === '[') return repeat(reader.u2(), () => readAnnotationValue(reader, pool));
  if (tag === 'e') {
    reader.skip(2);
    return pool.text(reader.u2());
  }
  const value = pool.value(reader.u2());
  return tag === 'Z' ? value === 1 : value;
}

function repeat<T>(count: number, read: () => T): T[] {
  return Array.from({ length: count }, read);
}
