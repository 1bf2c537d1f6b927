/** What values and library need from the transaction that runs them. The transaction (`run/`) implements it. */
import type { ApexType, ApexValue } from '../abi.ts';

/** One instance field or auto property of a user class, in declaration order. */
export interface UserField {
  /** as declared, e.g. `accountName` */
  readonly name: string;
  readonly type: ApexType;
  readonly transient: boolean;
  /** reads through the getter when there is one */
  get(instance: object): ApexValue;
  set(instance: object, value: ApexValue): void;
}

export interface UserClassInfo {
  /** as declared, `Outer.Inner` for an inner class */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly jsClass: abstract new (...args: never[]) => object;
  readonly isAbstract: boolean;
  /** fields of the class and its ancestors, ancestors first; no static ones */
  readonly fields: readonly UserField[];
  /** canonical names of all user and platform ancestors and interfaces, for Type.isAssignableFrom */
  readonly ancestors: readonly ApexType[];
  /** enum constants in order; only for kind `enum` */
  readonly constants?: readonly ApexValue[];
  /** what @JsonAccess allows; both true when the class is visible as always inside one namespace */
  readonly json?: { readonly serializable: boolean; readonly deserializable: boolean };
  /** an instance on which neither constructor nor initialisers ran, as JSON.deserialize needs it */
  bare(): object;
  /** an instance made by the constructor without parameters; null when the class has none */
  newInstance: (() => object) | null;
}

export type DebugLevel = 'NONE' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG' | 'FINE' | 'FINER' | 'FINEST';

export interface TransactionHooks {
  /** milliseconds since 1970-01-01 UTC */
  now(): number;
  /** IANA name, e.g. `America/Los_Angeles` */
  userTimeZone(): string;
  /** with underscore, e.g. `en_US` */
  userLocale(): string;
  /** `line` is the Apex line of the call */
  debug(level: DebugLevel, line: () => number, message: string): void;
  /** user class or enum by name (any case, `Outer.Inner`); null when the program has none */
  classForName(name: string): UserClassInfo | null;
  /** the class of a user object; null for anything else */
  describeUserClass(instance: object): UserClassInfo | null;
  /** whether the name is an sObject type of the org; the answer is its spelling */
  sObjectName(name: string): string | null;
  newSObject(type: string): ApexValue;
  /** the Schema.SObjectType token of an object's name; null when there is none */
  sObjectTypeOf(name: string): ApexValue;
  /** the Schema.SObjectType token of the object that the id's prefix names; throws SObjectException when there is none */
  sObjectTypeOfId(id: string): ApexValue;
  /** value of `attributes` and fields as JSON.serialize shows them; nested values are Apex values */
  sObjectToJson(record: ApexValue, suppressNulls: boolean): [name: string, value: ApexValue][];
  /** record from parsed JSON; `strict` refuses fields that the object does not have */
  sObjectFromJson(json: Readonly<Record<string, unknown>>, type: ApexType, strict: boolean): ApexValue;
  /** cryptographically strong bytes */
  randomBytes(count: number): Uint8Array;
  /** text of a custom label; null when the org has none */
  label(namespace: string, name: string, language: string | null): string | null;
  /** private key (PKCS#8 PEM) of Certificate and Key Management; null when there is none of this name */
  certificateKey(developerName: string): string | null;
  /** e.g. `https://myorg.my.salesforce.com` */
  orgDomainUrl(): string;
  /** of the request that started the transaction; null when none did, as in a job */
  requestUrl(): string | null;
  /** estimate of bytes, added to the heap of the transaction; throws LimitException above the limit */
  heap(bytes: number): void;
  /** CPU milliseconds used so far */
  cpu(): number;
}

let active: TransactionHooks | null = null;

/** Installs the hooks of the transaction that is about to run in this thread; returns the ones before. */
export function enterTransaction(hooks: TransactionHooks | null): TransactionHooks | null {
  const before = active;
  active = hooks;
  return before;
}

/** The hooks of the running transaction. */
export function transaction(): TransactionHooks {
  if (!active) throw new Error('No transaction is running: call enterTransaction first');
  return active;
}

/** As `transaction`, for code that has a sensible answer outside of one. */
export function transactionOrNull(): TransactionHooks | null {
  return active;
}
