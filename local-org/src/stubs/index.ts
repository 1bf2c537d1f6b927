export { apexName, stubArchive } from './archive.ts';
export type { StubArchive } from './archive.ts';
export { parseClassFile } from './class-file.ts';
export type { Annotation, ClassFile, ClassFlags, FieldInfo, MemberInfo, MethodInfo } from './class-file.ts';
export { readClasses, readStubClasses, STUB_ROOT, stubJarPath } from './jar.ts';
export type { StubJar } from './jar.ts';
export type { JavaType, PrimitiveName, TypeParameter } from './signature.ts';
