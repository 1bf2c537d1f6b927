import type { ByteReader } from './byte-reader.ts';

type Constant = string | number | bigint | { readonly ref: number };

const TEXT = new TextDecoder();

/** The numbered constants of a class file (JVM specification 4.4). Only what signatures need is kept. */
export interface ConstantPool {
  text(index: number): string;
  className(index: number): string;
  value(index: number): string | number | bigint | null;
}

export function readConstantPool(reader: ByteReader): ConstantPool {
  const count = reader.u2();
  const constants = new Array<Constant | undefined>(count);
  for (let index = 1; index < count; index++) {
    const tag = reader.u1();
    constants[index] = readConstant(reader, tag);
    if (tag === 5 || tag === 6) index++;
  }
  const text = (index: number): string => {
    const constant = constants[index];
    if (typeof constant !== 'string') throw new Error(`Class file: constant ${index} is not text`);
    return constant;
  };
  const value = (index: number): string | number | bigint | null => {
    const constant = constants[index];
    if (constant === undefined) return null;
    return typeof constant === 'object' ? text(constant.ref) : constant;
  };
  return { text, value, className: (index) => String(value(index) ?? '') };
}

function readConstant(reader: ByteReader, tag: number): Constant | undefined {
  switch (tag) {
    case 1:
      return TEXT.decode(reader.bytes(reader.u2()));
    case 3:
      return reader.i4();
    case 4:
      return reader.f4();
    case 5:
      return reader.i8();
    case 6:
      return reader.f8();
    case 7:
    case 8:
    case 16:
    case 19:
    case 20:
      return { ref: reader.u2() };
    case 15:
      return void reader.skip(3);
    case 9:
    case 10:
    case 11:
    case 12:
    case 17:
    case 18:
      return void reader.skip(4);
    default:
      throw new Error(`Class file: unknown constant tag ${tag}`);
  }
}
