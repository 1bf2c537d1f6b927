import type { ClassFile, JavaType, MethodInfo } from '../../../stubs/index.ts';
import type { PlatformJsonMember } from '../../abi.ts';
import { typeOfJava } from './java-type.ts';

/** One value that an object of a platform class holds; `isSuccess` gets `success`. */
export type ValueMember = PlatformJsonMember;

export interface ValueAccessors {
  readonly members: ReadonlyMap<string, ValueMember>;
  /** lower-cased method to lower-cased member */
  readonly getters: ReadonlyMap<string, string>;
  readonly setters: ReadonlyMap<string, string>;
  /** the getters as Apex spells them */
  readonly spelled: readonly string[];
}

const COMMON = new Set(['<init>', '<clinit>', 'equals', 'hashCode', 'toString', 'clone', 'getBuildVersion']);
const GETTER = /^(?:get|is|has)([A-Z]\w*)$/;
const SETTER = /^set([A-Z]\w*)$/;

/** What a class of plain values holds; null when a method of it does more than get or set one. */
export function valueAccessors(file: ClassFile): ValueAccessors | null {
  const members = new Map<string, ValueMember>();
  const getters = new Map<string, string>();
  const setters = new Map<string, string>();
  const spelled: string[] = [];
  const add = (name: string, type: JavaType): string => {
    const key = name.toLowerCase();
    if (!members.has(key)) members.set(key, { name, key, type: typeOfJava(type) });
    return key;
  };
  for (const field of file.fields)
    if (!field.isStatic && !field.isSynthetic) add(decapitalized(field.name.replace(/\$$/, '')), field.type);
  for (const method of file.methods.filter((candidate) => candidate.isPublic && !candidate.isSynthetic)) {
    const name = method.name.replace(/\$$/, '');
    if (COMMON.has(name)) continue;
    const accessor = accessorOf(method, name);
    if (!accessor) return null;
    const key = add(accessor.member, accessor.type);
    (accessor.writes ? setters : getters).set(name.toLowerCase(), key);
    if (!accessor.writes) spelled.push(name);
  }
  return { members, getters, setters, spelled: spelled.sort() };
}

function accessorOf(method: MethodInfo, name: string): { member: string; type: JavaType; writes: boolean } | null {
  if (method.isStatic) return null;
  const [parameter, ...more] = method.parameters;
  const got = parameter ? null : GETTER.exec(name);
  if (got) return { member: decapitalized(got[1] ?? ''), type: method.returns, writes: false };
  const set = parameter && more.length === 0 ? SETTER.exec(name) : null;
  return set && parameter ? { member: decapitalized(set[1] ?? ''), type: parameter, writes: true } : null;
}

function decapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
