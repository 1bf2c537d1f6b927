/** Platform types that the signatures of the stubs describe in full: enums, exceptions, interfaces, classes of plain values. */
import { apexName, STUB_ROOT, stubArchive } from '../../../stubs/index.ts';
import type { ClassFile } from '../../../stubs/index.ts';
import type { PlatformClass, PlatformJson } from '../../abi.ts';
import { definePlatformException } from '../../runtime/index.ts';
import { enumClass, interfaceClass } from '../define.ts';
import { accessorJson } from './accessor-json.ts';
import { exceptionPlatformClass } from '../exceptions.ts';
import { valueAccessors } from './members.ts';
import { valueClass } from './value-class.ts';

/** Namespaces whose classes without behaviour are built from their signatures. */
const VALUE_NAMESPACES = new Set(
  (
    'approval auth component commercepayments commercetax connectapi database datacloud eventbus invocable lxscheduler messaging ' +
    'metadata process quickaction reports richmessaging support visualeditor'
  ).split(' '),
);
/** Objects with a state of their own that look like plain values. */
const NOT_VALUES = new Set(['database.querylocator', 'database.batchablecontext']);

/**
 * The class of a full name that has a namespace, lower-cased; undefined when the stubs have none or it does more than
 * hold values. `find` gives the class of a parent.
 */
export function derivedClass(
  key: string,
  find: (name: string) => PlatformClass | undefined,
): PlatformClass | undefined {
  const path = stubArchive('standard-types').paths.get(key);
  if (path === undefined || path.startsWith('Internal/')) return undefined;
  const file = stubArchive('standard-types').read(path);
  const name = apexName(path);
  if (file.flags.isEnum) return enumClass(name, enumConstantNames(file));
  if (file.flags.isInterface) return interfaceClass(name);
  const parent = parentName(file);
  if (isException(parent)) return exceptionPlatformClass(definePlatformException(name));
  return VALUE_NAMESPACES.has(key.split('.')[0] ?? '') && !NOT_VALUES.has(key)
    ? derivedValues(name, file, find)
    : undefined;
}

function enumConstantNames(file: ClassFile): string[] {
  return file.fields.filter((field) => field.isEnumConstant).map((field) => field.name.replace(/\$$/, ''));
}

/** Constants of a platform enum as the stubs have them. */
export function stubConstants(name: string): string[] {
  const path = stubArchive('standard-types').paths.get(name.toLowerCase());
  return path === undefined ? [] : enumConstantNames(stubArchive('standard-types').read(path));
}

/** JSON of a registered class by the getters that the stubs say it has. */
export function jsonByAccessors(name: string, jsClass: PlatformClass['jsClass']): PlatformJson | undefined {
  const path = stubArchive('standard-types').paths.get(name.toLowerCase());
  const accessors = path === undefined ? null : valueAccessors(stubArchive('standard-types').read(path));
  return accessors && jsClass ? accessorJson(name, accessors, jsClass.prototype as object) : undefined;
}

function parentName(file: ClassFile): string | null {
  const parent = file.superclass;
  if (parent?.kind !== 'class' || !parent.name.startsWith(STUB_ROOT)) return null;
  const path = parent.name.slice(STUB_ROOT.length);
  return path === 'Internal/Object$' ? null : apexName(path);
}

function isException(parent: string | null): boolean {
  for (let name = parent; name !== null;) {
    if (name === 'System.Exception') return true;
    const path = stubArchive('standard-types').paths.get(name.toLowerCase());
    name = path === undefined ? null : parentName(stubArchive('standard-types').read(path));
  }
  return false;
}

function derivedValues(
  name: string,
  file: ClassFile,
  find: (name: string) => PlatformClass | undefined,
): PlatformClass | undefined {
  const own = valueAccessors(file);
  if (!own) return undefined;
  const parent = parentName(file);
  const parentClass = parent === null ? null : find(parent);
  if (parentClass === undefined) return undefined;
  const constructors = file.methods.filter((method) => method.name === '<init>' && method.isPublic);
  if (own.members.size === 0 && constructors.length === 0 && !parentClass) return undefined;
  return valueClass({
    name,
    own,
    parent: parentClass,
    equalByValue: file.methods.some((method) => method.name.replace(/\$$/, '') === 'equals'),
    listsStartEmpty: /^(Metadata|Component)\./.test(name),
    constructible: !file.flags.isAbstract && constructors.some((method) => method.parameters.length === 0),
  });
}
