import type { FieldDef, ObjectDef } from '../../../schema/types.ts';
import type { WriteError } from '../../../data/types.ts';
import type { ApexValue } from '../../abi.ts';
import {
  ApexException,
  ApexList,
  ApexMap,
  ApexSObject,
  equalValues,
  FinalException,
  hashOf,
  SObjectException,
  T_MAP_OF_OBJECT,
  textOf,
  typeOf,
} from '../../runtime/index.ts';
import { coerce } from './convert.ts';
import { defaultOf, fieldOf, findMember, memberOf, relationshipNameOf } from './members.ts';
import { compareRecords } from './sort-order.ts';
import { sObjectServices } from './services.ts';

/** Where a value of a record came from: fields that SOQL did not select cannot be read. */
export type Origin = 'code' | 'query' | 'trigger';

/** A record in memory. Fields are kept by lower-cased name in the order in which they were set. */
export class SObjectValue extends ApexSObject {
  readonly def: ObjectDef;
  readonly values = new Map<string, ApexValue>();
  origin: Origin = 'code';
  /** set in triggers whose records cannot be changed */
  readOnly = false;
  #assigned: Set<string> | undefined;
  #errors: WriteError[] | undefined;
  /** id of the record that `clone` was called on */
  cloneSource: string | null = null;
  cloned = false;
  options: ApexValue = null;

  constructor(def: ObjectDef) {
    super();
    this.def = def;
  }

  /** relationships that code set, which DML resolves by external id */
  get assigned(): Set<string> {
    return (this.#assigned ??= new Set());
  }

  get errors(): WriteError[] {
    return (this.#errors ??= []);
  }

  get typeName(): string {
    return this.def.name;
  }

  get id(): string | null {
    return (this.values.get('id') as string | undefined) ?? null;
  }

  override idOrNull(): string | null {
    return this.id;
  }

  /** `record.Field` in Apex: also relationships. */
  read(field: string): ApexValue {
    const key = field.toLowerCase();
    const value = this.values.get(key);
    if (value !== undefined) return value;
    // Every record has an Id for `SObject.Id`, also an event, whose object has no such field.
    if (key === 'id') return null;
    const member = memberOf(this.def, field);
    if (this.origin === 'query') {
      throw new SObjectException(
        `SObject row was retrieved via SOQL without querying the requested field: ${this.typeName}.${member.name}`,
      );
    }
    if (member.kind === 'children') return new ApexList(typeOf('List', [typeOf(member.relationship.childObject)]));
    return defaultOf(member);
  }

  write(field: string, value: ApexValue): void {
    if (this.readOnly) throw new FinalException('Record is read-only');
    const member = memberOf(this.def, field);
    if (member.key === 'id' && value === null) this.values.delete(member.key);
    else if (member.kind === 'field') this.values.set(member.key, coerce(member.field, value));
    else {
      this.values.set(member.key, value);
      this.assigned.add(member.key);
    }
  }

  /** Fills a value without the checks of Apex code. */
  fill(name: string, value: ApexValue): void {
    this.values.set(name.toLowerCase(), value);
  }

  /** for List.sort() */
  compareto(other: ApexValue): number {
    return other instanceof SObjectValue ? compareRecords(this, other) : -1;
  }

  // --- methods of SObject ---------------------------------------------------------------------------------------

  get(field: ApexValue): ApexValue {
    const def = this.#field(field);
    return this.read(def.name);
  }

  put(field: ApexValue, value: ApexValue): ApexValue {
    const def = this.#field(field);
    const before = this.values.get(def.name.toLowerCase()) ?? null;
    sObjectServices().checkAssignable(this.def, def, value);
    this.write(def.name, value);
    return before;
  }

  getsobject(relationship: ApexValue): ApexValue {
    const name = this.#relationshipName(relationship);
    return this.origin === 'query' || this.values.has(name.toLowerCase()) ? this.read(name) : null;
  }

  getsobjects(relationship: ApexValue): ApexValue {
    const name = this.#relationshipName(relationship);
    const value = this.values.get(name.toLowerCase());
    if (value !== undefined) return value;
    return this.origin === 'query' ? this.read(name) : null;
  }

  putsobject(relationship: ApexValue, value: ApexValue): ApexValue {
    const name = this.#relationshipName(relationship);
    const before = this.values.get(name.toLowerCase()) ?? null;
    this.write(name, value);
    return before;
  }

  isset(field: ApexValue): boolean {
    return this.values.has(this.#field(field).name.toLowerCase());
  }

  getpopulatedfieldsasmap(): ApexValue {
    const entries = [...this.values].filter(([, value]) => this.origin !== 'query' || value !== null);
    return new ApexMap(
      T_MAP_OF_OBJECT,
      entries.map(([key, value]) => [this.nameOf(key), value]),
    );
  }

  getsobjecttype(): ApexValue {
    return sObjectServices().typeToken(this.def);
  }

  getquickactionname(): null {
    return null;
  }

  clear(): null {
    this.values.clear();
    return null;
  }

  isclone(): boolean {
    return this.cloned;
  }

  getclonesourceid(): string | null {
    return this.cloneSource;
  }

  haserrors(): boolean {
    return this.#errors !== undefined && this.#errors.length > 0;
  }

  geterrors(): ApexValue {
    return sObjectServices().errorList(this.errors);
  }

  setoptions(options: ApexValue): null {
    this.options = options;
    return null;
  }

  getoptions(): ApexValue {
    return this.options;
  }

  recalculateformulas(): null {
    sObjectServices().recalculate(this);
    return null;
  }

  /** addError(text), addError(exception), addError(field, text), each with an optional `escape` at the end */
  adderror(...args: ApexValue[]): null {
    const values = args.filter((arg) => typeof arg !== 'boolean');
    const message = values.at(-1);
    const text = message instanceof ApexException ? message.getmessage() : textOf(message ?? '');
    const fields = values.length > 1 ? [this.#field(values[0]).name] : [];
    this.addFieldError(text ?? '', fields);
    return null;
  }

  addFieldError(message: string, fields: readonly string[]): void {
    this.errors.push({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields });
  }

  override clone(
    preserveId = false,
    deep = false,
    preserveTimestamps = false,
    preserveAutonumber = false,
  ): SObjectValue {
    const copy = new SObjectValue(this.def);
    copy.origin = this.origin;
    copy.cloned = true;
    copy.cloneSource = this.id;
    for (const [key, value] of this.values) {
      if (key === 'id' && !preserveId) continue;
      if (!preserveTimestamps && TIMESTAMPS.has(key)) continue;
      if (!preserveAutonumber && this.def.fields.get(key)?.autoNumber) continue;
      copy.values.set(key, deep && value instanceof SObjectValue ? value.clone(true, true, true, true) : value);
    }
    if (this.#assigned) copy.#assigned = new Set(this.#assigned);
    return copy;
  }

  override equals(other: ApexValue): boolean {
    if (this === other) return true;
    if (!(other instanceof SObjectValue) || other.def.name !== this.def.name) return false;
    if (other.values.size !== this.values.size) return false;
    for (const [key, value] of this.values) {
      if (!other.values.has(key) || !equalValues(value, other.values.get(key))) return false;
    }
    return true;
  }

  override hashcode(): number {
    let hash = hashOf(this.def.name);
    for (const [key, value] of this.values) hash = (hash + Math.imul(31, hashOf(key) ^ hashOf(value))) | 0;
    return hash;
  }

  override tostring(): string {
    const shown = [...this.values].map(([key, value]) => `${this.nameOf(key)}=${textOf(value)}`);
    return `${this.typeName}:{${shown.join(', ')}}`;
  }

  override toString(): string {
    return this.tostring();
  }

  /** the API spelling of a stored key */
  nameOf(key: string): string {
    return this.def.fields.get(key)?.name ?? findMember(this.def, key)?.name ?? key;
  }

  #field(field: ApexValue): FieldDef {
    return fieldOf(this.def, sObjectServices().fieldName(field));
  }

  #relationshipName(relationship: ApexValue): string {
    return relationshipNameOf(this.def, sObjectServices().fieldName(relationship));
  }
}

const TIMESTAMPS = new Set(['createddate', 'createdbyid', 'lastmodifieddate', 'lastmodifiedbyid', 'systemmodstamp']);
