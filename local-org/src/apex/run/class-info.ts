import type { ClassInfo, EmittedClass, FieldInfo } from '../emit/class-info.ts';
import type { ApexType, ApexValue } from '../abi.ts';
import type { UserClassInfo, UserField } from '../runtime/hooks.ts';

const cache = new WeakMap<EmittedClass, UserClassInfo>();

/** The view that the library has of an emitted class. */
export function userClassInfo(emitted: EmittedClass): UserClassInfo {
  let info = cache.get(emitted);
  if (info === undefined) cache.set(emitted, (info = describe(emitted)));
  return info;
}

/** The emitted class and those above it, the class itself first. */
export function lineage(emitted: EmittedClass): EmittedClass[] {
  const found: EmittedClass[] = [];
  let current: unknown = emitted;
  while (typeof current === 'function' && Object.hasOwn(current, '$info')) {
    found.push(current as EmittedClass);
    current = Object.getPrototypeOf(current);
  }
  return found;
}

export function emittedClassOf(instance: object): EmittedClass | null {
  const constructor = (instance as { constructor?: unknown }).constructor;
  return typeof constructor === 'function' && '$info' in constructor ? (constructor as unknown as EmittedClass) : null;
}

/** Instance fields of a class, those of its ancestors first. */
export function instanceFields(emitted: EmittedClass): FieldInfo[] {
  return lineage(emitted)
    .reverse()
    .flatMap((level) => level.$info.fields.filter((field) => !field.isStatic));
}

function describe(emitted: EmittedClass): UserClassInfo {
  const info: ClassInfo = emitted.$info;
  const constructor = info.constructors.find((candidate) => candidate.parameters.length === 0);
  const canCreate =
    info.kind === 'class' && !info.isAbstract && (constructor !== undefined || info.constructors.length === 0);
  return {
    name: info.name,
    kind: info.kind,
    jsClass: emitted,
    isAbstract: info.isAbstract,
    get fields() {
      return instanceFields(emitted).map(toUserField);
    },
    get ancestors() {
      return ancestors(emitted);
    },
    ...(info.kind === 'enum' ? { constants: info.enumConstants.map((name) => constant(emitted, name)) } : {}),
    ...(info.jsonAccess ? { json: jsonAccess(info.jsonAccess) } : {}),
    bare: () => new (emitted.$s())(),
    newInstance: canCreate ? () => construct(emitted, constructor?.jsName ?? 'c_') : null,
  };
}

/** Runs the constructor of that name; emitted classes without one have only field initialisers. */
export function construct(emitted: EmittedClass, jsName: string, ...args: ApexValue[]): object {
  const bare = new (emitted.$s())() as Record<string, (...values: ApexValue[]) => object | undefined>;
  return bare[jsName]?.(...args) ?? bare;
}

function constant(emitted: EmittedClass, name: string): ApexValue {
  const statics = emitted.$s() as unknown as Record<string, ApexValue>;
  return statics[`s_${name.toLowerCase()}`];
}

function jsonAccess(access: Readonly<Record<string, string>>): { serializable: boolean; deserializable: boolean } {
  return { serializable: access['serializable'] !== 'never', deserializable: access['deserializable'] !== 'never' };
}

function ancestors(emitted: EmittedClass): ApexType[] {
  const found: ApexType[] = [];
  for (const level of lineage(emitted)) {
    const parent = level.$info.superType();
    if (parent !== null) found.push(parent);
    found.push(...level.$info.interfaces());
  }
  return found;
}

function toUserField(field: FieldInfo): UserField {
  return {
    name: field.name,
    get type() {
      return field.type();
    },
    transient: field.isTransient,
    get: (instance) => (instance as Record<string, ApexValue>)[field.jsName] ?? null,
    // A property without a setter stays as it is.
    set: (instance, value) => void Reflect.set(instance, field.jsName, value),
  };
}
