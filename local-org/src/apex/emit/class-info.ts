import type { ApexType } from '../abi.ts';

/**
 * How emitted code meets `run/`.
 *
 * `new Function('$', '$c', unit.code)($, $c)` defines the classes of one unit: it calls `$c.define(name, class)` for the
 * top-level class and each inner one, with the lower-cased qualified name (`outer.inner`). A reference to another unit's
 * class is `$c.get(name)`, called at the first use (for `extends` while the unit is being defined), so `get` loads a unit
 * that is not loaded yet.
 *
 * Every emitted class has
 *   static $info   its `ClassInfo`
 *   static $s()    initialises the statics of the top-level class in this transaction and returns the class; call it
 *                  before a static method or field is used from outside, and before `new`
 * A trigger defines `__trigger_<name>` with a static `run()`; anonymous Apex defines `__anonymous` with a static `run()`.
 */
export interface ClassRegistry {
  define(name: string, emitted: EmittedClass): void;
  get(name: string): EmittedClass;
}

export interface EmittedClass {
  new (): object;
  readonly $info: ClassInfo;
  $s(): EmittedClass;
}

/** What the library needs to know of a user class: JSON, String.valueOf, Type, stubs, instanceof. */
export interface ClassInfo {
  /** Apex spelling, with the outer class: `Outer.Inner` */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isTest: boolean;
  readonly access: Access;
  readonly sharing: 'with' | 'without' | 'inherited' | null;
  readonly superType: () => ApexType | null;
  readonly interfaces: () => readonly ApexType[];
  /** lower-cased names, without arguments, of the class itself and of every class and interface above it */
  readonly supertypes: ReadonlySet<string>;
  /** own fields and properties in textual order; static ones too */
  readonly fields: readonly FieldInfo[];
  readonly constructors: readonly MethodInfo[];
  /** own methods */
  readonly methods: readonly MethodInfo[];
  readonly enumConstants: readonly string[];
  /** from `@JsonAccess`: `never`, `sameNamespace`, `samePackage` or `always` */
  readonly jsonAccess: Readonly<Record<string, string>> | null;
}
export type Access = 'private' | 'protected' | 'public' | 'global';
export interface FieldInfo {
  readonly name: string;
  /** the property of the instance (or of the class) that reads and writes it */
  readonly jsName: string;
  readonly type: () => ApexType;
  readonly isStatic: boolean;
  readonly isTransient: boolean;
  readonly isProperty: boolean;
  readonly access: Access;
  readonly auraEnabled: boolean;
}
export interface MethodInfo {
  readonly name: string;
  readonly jsName: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly access: Access;
  readonly parameters: readonly { readonly name: string; readonly type: () => ApexType }[];
  /** null for void */
  readonly returns: (() => ApexType) | null;
}
