/**
 * The contract between emitted JavaScript (`emit/`), the runtime (`runtime/`), the library (`library/`) and the
 * transaction (`run/`). Emitted code sees one object, `$`, of type `ApexRuntime`.
 *
 * Values
 *   Integer            JavaScript number, always a 32-bit integer
 *   Long               bigint, always wrapped to 64 bits
 *   Double             ApexDouble (so that an Object still knows it is a Double)
 *   Decimal            ApexDecimal (unscaled bigint and scale)
 *   Boolean, String    boolean, string;  Id is a string of 18 characters
 *   Date, Datetime, Time, Blob   ApexDate, ApexDatetime, ApexTime, ApexBlob
 *   List, Set, Map     ApexList, ApexSet, ApexMap, which carry their ApexType
 *   enum constant      ApexEnum instance, one per constant, compared by identity
 *   sObject            SObjectValue
 *   exception          instance of ApexException (platform ones are subclasses; user ones extend it)
 *   null               null, never undefined
 *
 * Names (Apex is case-insensitive, so everything is lower-cased)
 *   user field         f_name              user static field      static property s_name of the class
 *   user method        m_name$type1$type2  (parameter types lower-cased, non-word characters replaced by _), so that an
 *                      override has its parent's name; a property getter/setter is g_name / p_name
 *   constructor        c_$type1$type2, called on a bare `new Class()`
 *   platform method    on class-valued receivers (List, Map, HttpRequest, Decimal, …) a JavaScript method with the plain
 *                      lower-cased Apex name, which tells its overloads apart by the number and type of arguments;
 *                      on primitive receivers (String, Id, Integer, Long, Boolean) `statics.name(receiver, …)` of
 *                      `PlatformClass.instance`
 *   implementing       a user class whose method implements a platform interface or overrides Object's equals, hashCode,
 *                      toString also gets the plain lower-cased alias, so that the library can call it
 */

export type ApexValue = unknown;

/** A type at run time, e.g. `Map<String, List<Account>>`; `name` is the Apex spelling without arguments. */
export interface ApexType {
  readonly name: string;
  readonly args: readonly ApexType[];
  /** the platform or user class behind it, when it has one */
  readonly jsClass?: abstract new (...args: never[]) => object;
  toString(): string;
}

/** One Apex type of the platform, e.g. System.String; file `library/<namespace>/<Type>.ts` exports it as default. */
export interface PlatformClass {
  /** fully qualified, e.g. `System.String`, `Database.SaveResult`, `ConnectApi.NamedCredentials` */
  readonly name: string;
  /** static methods by lower-cased name; static fields and enum constants as getters by lower-cased name */
  readonly statics?: Record<string, ApexValue>;
  /** methods of primitive receivers: the receiver is the first argument and never null (emit checks) */
  readonly instance?: Record<string, (receiver: never, ...args: never[]) => ApexValue>;
  /** `new Type(args)`; absent when Apex cannot construct it */
  readonly construct?: (type: ApexType, ...args: never[]) => ApexValue;
  /** class of the values, for instanceof and for direct method calls */
  readonly jsClass?: abstract new (...args: never[]) => object;
  /** what JSON writes of a value, and how it makes one */
  readonly json?: PlatformJson;
}

export interface PlatformJson {
  readonly members: readonly PlatformJsonMember[];
  /** from values by member key; those that the text does not have are missing */
  readonly make: (values: ReadonlyMap<string, ApexValue>) => ApexValue;
  readonly read: (value: object, member: PlatformJsonMember) => ApexValue;
}
export interface PlatformJsonMember {
  readonly name: string;
  /** `name` lower-cased */
  readonly key: string;
  readonly type: ApexType;
}

/** What emitted code can call. `runtime/` implements the value operators, `run/` the rest. */
export interface ApexRuntime {
  // --- null and conversion -------------------------------------------------------------------------------------
  /** the value, or throws System.NullPointerException "Attempt to de-reference a null object" */
  nn<T>(value: T | null): T;
  str(value: ApexValue): string;
  toInteger(value: ApexValue): number | null;
  toLong(value: ApexValue): bigint | null;
  toDouble(value: ApexValue): ApexValue;
  toDecimal(value: ApexValue): ApexValue;
  /** checked reference cast; throws System.TypeException "Invalid conversion from runtime type X to Y" */
  cast(value: ApexValue, type: ApexType): ApexValue;
  isInstance(value: ApexValue, type: ApexType): boolean;
  type(name: string, args?: readonly ApexType[]): ApexType;

  // --- operators on anything that is not an inlined Integer or Boolean ------------------------------------------
  /** == : strings without case, numbers by value, collections by element, sObjects by field, user classes by equals() */
  eq(a: ApexValue, b: ApexValue): boolean;
  /** === : identity of references, equality of primitives */
  same(a: ApexValue, b: ApexValue): boolean;
  /** negative, zero, positive for < <= > >=; throws on null as Apex does */
  compare(a: ApexValue, b: ApexValue): number;
  /** `+ - * /` on operands of the same numeric type after conversion; integer division by zero throws MathException "Divide by 0" */
  add(a: ApexValue, b: ApexValue): ApexValue;
  subtract(a: ApexValue, b: ApexValue): ApexValue;
  multiply(a: ApexValue, b: ApexValue): ApexValue;
  divide(a: ApexValue, b: ApexValue): ApexValue;
  negate(a: ApexValue): ApexValue;
  /** Integer division with Apex's checks */
  idiv(a: number, b: number): number;
  decimal(literal: string): ApexValue;
  double(literal: string): ApexValue;

  // --- collections -------------------------------------------------------------------------------------------------
  list(type: ApexType, values: ApexValue[]): ApexValue;
  set(type: ApexType, values: ApexValue[]): ApexValue;
  map(type: ApexType, entries: [ApexValue, ApexValue][]): ApexValue;
  index(list: ApexValue, index: number | null): ApexValue;
  setIndex(list: ApexValue, index: number | null, value: ApexValue): ApexValue;
  /** what `for (T x : value)` walks: List, Set, Iterable (user or platform), query locators */
  iterate(value: ApexValue): Iterable<ApexValue>;

  // --- platform types --------------------------------------------------------------------------------------------------
  /** throws UNSUPPORTED_<name> as an uncatchable error when the type is real but not built */
  platform(name: string): PlatformClass;
  unsupported(feature: string): never;

  // --- exceptions ---------------------------------------------------------------------------------------------------
  /** turns a JavaScript error caught by emitted code into an ApexException; rethrows what Apex cannot catch */
  caught(error: unknown): ApexValue;

  // --- sObjects, SOQL, DML (run/) ----------------------------------------------------------------------------------
  newSObject(type: string, fields?: [field: string, value: ApexValue][]): ApexValue;
  getField(record: ApexValue, field: string): ApexValue;
  setField(record: ApexValue, field: string, value: ApexValue): ApexValue;
  /** the text with `:b0`, `:b1` … for binds; `expect` says what the context wants */
  soql(
    text: string,
    binds: ApexValue[],
    expect: 'list' | 'single' | 'count',
    elementType: ApexType,
    sharing: SharingMode,
  ): ApexValue;
  sosl(text: string, binds: ApexValue[], sharing: SharingMode): ApexValue;
  dml(
    operation: DmlOperation,
    value: ApexValue,
    access: 'user' | 'system' | null,
    externalIdField: string | null,
    sharing: SharingMode,
  ): void;
  runAs(user: ApexValue, body: () => void): void;

  // --- tokens and names of the org; emitted code needs them all --------------------------------------------------------
  /** constants of a user enum, in order */
  enumConstants?(type: ApexType, names: readonly string[]): readonly ApexValue[];
  /** `Account.SObjectType`: a Schema.SObjectType */
  sObjectType?(object: string): ApexValue;
  /** `Account.Name`: a Schema.SObjectField */
  sObjectField?(object: string, field: string): ApexValue;
  /** `Label.ns.name` or `Label.name` */
  label?(namespace: string | null, name: string): ApexValue;
  /** bitwise and shift operators on Long; right operand of a shift is an Integer or a Long */
  bits?(operator: '&' | '|' | '^' | '<<' | '>>' | '>>>', a: ApexValue, b: ApexValue): ApexValue;

  // --- transaction ---------------------------------------------------------------------------------------------------
  /** a call of an `@Future` method: `body` runs after commit with arguments that were evaluated now; `name` is `Class.method` */
  future?(name: string, body: () => void): void;
  /** registers a class whose statics this transaction has touched, so that the next one starts clean */
  touch(reset: () => void): void;
  /** asked now and then by blocks; throws LimitException above the limit of CPU time */
  checkCpu?(): void;
  /** counts a covered line; `unit` is the index of the top-level class in the program */
  readonly coverage: Int32Array[] | null;
}

export type SharingMode = 'with' | 'without' | 'inherited';
export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

/** A top-level class or trigger, compiled. `code` is a function body with the parameters `$` and `$c` (class registry). */
export interface CompiledUnit {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum' | 'trigger' | 'anonymous';
  readonly file: string;
  readonly apiVersion: number;
  readonly code: string;
  /** source map, version 3, as JSON */
  readonly map: string;
  /** lines that hold executable code, in order, for coverage */
  readonly executableLines: readonly number[];
  readonly symbols: UnitSymbols;
}

/** What others need to know of a unit without its source. */
export interface UnitSymbols {
  readonly isTest: boolean;
  readonly testMethods: readonly TestMethodSymbol[];
  readonly testSetupMethods: readonly string[];
  readonly seeAllData: boolean;
  readonly parallel: boolean;
  readonly auraEnabled: readonly AuraMethodSymbol[];
  readonly rest: RestResourceSymbol | null;
  readonly invocable: readonly InvocableSymbol[];
  readonly trigger: { object: string; events: readonly string[] } | null;
}
export interface TestMethodSymbol {
  readonly name: string;
  readonly seeAllData: boolean;
  readonly line: number;
}
export interface AuraMethodSymbol {
  readonly name: string;
  readonly jsName: string;
  readonly cacheable: boolean;
  readonly parameters: readonly { name: string; type: string }[];
  readonly returns: string;
}
/** An `@InvocableMethod` as flows and the REST actions see it. */
export interface InvocableSymbol {
  readonly method: string;
  readonly jsName: string;
  readonly label: string;
  readonly description: string | null;
  readonly category: string | null;
  readonly callout: boolean;
  readonly inputs: readonly InvocableVariable[];
  readonly outputs: readonly InvocableVariable[];
}
export interface InvocableVariable {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly required: boolean;
  readonly isCollection: boolean;
  /** of one value: `String`, `Account`, `Outer.Inner` */
  readonly type: string;
  readonly kind: 'primitive' | 'record' | 'object';
}
export interface RestResourceSymbol {
  /** as in the annotation, with its `*` */
  readonly urlMapping: string;
  readonly methods: readonly {
    verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    jsName: string;
    parameters: readonly { name: string; type: string }[];
    returns: string;
  }[];
}
/** A class that was left out because it did not compile, e.g. `Foo` and `Foo.cls:3: Method does not exist`. */
export interface BrokenClass {
  readonly name: string;
  readonly problem: string;
}
export interface ApexProgram {
  readonly hash: string;
  readonly units: readonly CompiledUnit[];
  /** of a source folder; a deploy with such a class is refused */
  readonly broken?: readonly BrokenClass[];
}
