import { recordTypesOf } from '../../../data/index.ts';
import type { UserRecordType } from '../../../data/index.ts';
import type { ChildRelationship, ObjectDef } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import { ApexList, ApexMap, T_STRING, typeOf } from '../../runtime/index.ts';
import type { ApexEnum } from '../../runtime/index.ts';
import { constant } from '../../library/define.ts';
import { engine } from '../engine.ts';
import { CaseInsensitiveMap } from './describe-map.ts';
import { DESCRIBE_OPTIONS } from './describe-enums.ts';
import { FieldSetMap } from './field-sets.ts';
import { listOf, mapByName } from './helpers.ts';
import { fieldToken, typeToken, typeTokenByName } from './schema-tokens.ts';

/** Schema.DescribeSObjectResult, for the running user. */
export class DescribeSObjectResult {
  readonly def: ObjectDef;
  readonly #option: ApexEnum;
  constructor(def: ObjectDef, option: ApexEnum | null = null) {
    this.def = def;
    this.#option = option ?? constant(DESCRIBE_OPTIONS, 'DEFAULT');
  }
  getsobjectdescribeoption(): ApexEnum {
    return this.#option;
  }
  /** `describe.fields` */
  get fields(): FieldMap {
    return new FieldMap(this.def);
  }
  /** `describe.fieldSets` */
  get fieldsets(): FieldSetMap {
    return new FieldSetMap(this.def);
  }
  getfields(): FieldMap {
    return this.fields;
  }
  getfieldsets(): FieldSetMap {
    return this.fieldsets;
  }
  get name(): string {
    return this.def.name;
  }
  get label(): string {
    return this.def.label;
  }
  getname(): string {
    return this.def.name;
  }
  getlocalname(): string {
    return this.def.name;
  }
  getlabel(): string {
    return this.def.label;
  }
  getlabelplural(): string {
    return this.def.labelPlural;
  }
  getkeyprefix(): string | null {
    return this.def.keyPrefix;
  }
  getsobjecttype(): ApexValue {
    return typeToken(this.def);
  }
  iscustom(): boolean {
    return /__[a-z]+$/i.test(this.def.name);
  }
  iscustomsetting(): boolean {
    return this.def.kind === 'customSetting';
  }
  isqueryable(): boolean {
    return this.def.queryable && this.#access().read;
  }
  isaccessible(): boolean {
    return this.#access().read;
  }
  iscreateable(): boolean {
    return this.def.createable && this.#access().create;
  }
  isupdateable(): boolean {
    return this.def.updateable && this.#access().edit;
  }
  isdeletable(): boolean {
    return this.def.deletable && this.#access().delete;
  }
  isundeletable(): boolean {
    return this.isdeletable();
  }
  issearchable(): boolean {
    return this.def.queryable;
  }
  ismergeable(): boolean {
    return ['Account', 'Case', 'Contact', 'Lead'].includes(this.def.name);
  }
  isdeprecatedandhidden(): boolean {
    return false;
  }
  /** Chatter has a feed of the object */
  isfeedenabled(): boolean {
    return this.def.childRelationships.some(({ name }) => name === 'Feeds');
  }
  ismruenabled(): boolean {
    return this.def.fields.has('lastvieweddate');
  }
  /** Of a derived object: `Share`, `History`, `Feed`, `ChangeEvent`; null for others */
  getassociateentitytype(): string | null {
    return associate(this.def)?.kind ?? null;
  }
  getassociateparententity(): string | null {
    return associate(this.def)?.parent ?? null;
  }
  getdatatranslationenabled(): boolean {
    return false;
  }
  getdefaultimplementation(): null {
    return null;
  }
  getimplementedby(): null {
    return null;
  }
  getimplementsinterfaces(): null {
    return null;
  }
  gethassubtypes(): boolean {
    return false;
  }
  getissubtype(): boolean {
    return false;
  }
  getisinterface(): boolean {
    return false;
  }
  getchildrelationships(): ApexList {
    return listOf('Schema.ChildRelationship', this.def.childRelationships.map(childRelationshipResult));
  }
  getrecordtypeinfos(): ApexList {
    return listOf('Schema.RecordTypeInfo', recordTypes(this.def));
  }
  getrecordtypeinfosbyname(): ApexMap {
    return mapByName(
      'Schema.RecordTypeInfo',
      recordTypes(this.def).map((info) => [info.getname(), info]),
    );
  }
  getrecordtypeinfosbydevelopername(): ApexMap {
    return mapByName(
      'Schema.RecordTypeInfo',
      recordTypes(this.def).map((info) => [info.getdevelopername(), info]),
    );
  }
  getrecordtypeinfosbyid(): ApexMap {
    return new ApexMap(
      typeOf('Map', [typeOf('Id'), typeOf('Schema.RecordTypeInfo')]),
      recordTypes(this.def).map((info) => [info.getrecordtypeid(), info]),
    );
  }
  #access(): ReturnType<ReturnType<typeof engine>['transaction']['user']['object']> {
    return engine().transaction.user.object(this.def.name);
  }
}

/** What an object is to another one: its shares, history, feed or change events. */
function associate(def: ObjectDef): { kind: string; parent: string } | null {
  const [, base, suffix] = /^(.+?)(?:__)?(Share|History|Feed|ChangeEvent)$/.exec(def.name) ?? [];
  if (base === undefined || suffix === undefined) return null;
  const { schema } = engine().db;
  const parent = schema.object(base) ?? schema.object(`${base}__c`);
  return parent === undefined ? null : { kind: suffix, parent: parent.name };
}

/** `describe.fields`: getMap() and one token per field. */
export class FieldMap {
  readonly #def: ObjectDef;
  constructor(def: ObjectDef) {
    this.#def = def;
  }
  getmap(): ApexMap {
    const entries = [...this.#def.fields].map(([key, field]): [string, ApexValue] => [
      key,
      fieldToken(this.#def, field),
    ]);
    return new CaseInsensitiveMap(typeOf('Map', [T_STRING, typeOf('Schema.SObjectField')]), entries);
  }
}

const childResults = new WeakMap<ChildRelationship, ChildRelationshipResult>();

/** The same answer for the same relationship: programs keep them in sets and compare them. */
function childRelationshipResult(relationship: ChildRelationship): ChildRelationshipResult {
  let result = childResults.get(relationship);
  if (result === undefined) childResults.set(relationship, (result = new ChildRelationshipResult(relationship)));
  return result;
}

/** Schema.ChildRelationship. */
export class ChildRelationshipResult {
  readonly #relationship: ChildRelationship;
  constructor(relationship: ChildRelationship) {
    this.#relationship = relationship;
  }
  getchildsobject(): ApexValue {
    return typeTokenByName(this.#relationship.childObject);
  }
  getfield(): ApexValue {
    const object = engine().db.schema.object(this.#relationship.childObject);
    const field = object?.fields.get(this.#relationship.field.toLowerCase());
    return object && field ? fieldToken(object, field) : null;
  }
  getrelationshipname(): string | null {
    return this.#relationship.name;
  }
  iscascadedelete(): boolean {
    return this.#relationship.cascadeDelete;
  }
  isdeprecatedandhidden(): boolean {
    return false;
  }
  isrestricteddelete(): boolean {
    return this.#relationship.restrictedDelete === true;
  }
  getjunctionidlistnames(): ApexList {
    return listOf('String', []);
  }
  getjunctionreferenceto(): ApexList {
    return listOf('String', []);
  }
}

/** Schema.RecordTypeInfo, for the running user. */
export class RecordTypeInfo {
  readonly #type: UserRecordType;
  constructor(type: UserRecordType) {
    this.#type = type;
  }
  getname(): string {
    return this.#type.name;
  }
  getdevelopername(): string {
    return this.#type.developerName;
  }
  getrecordtypeid(): string {
    return this.#type.id;
  }
  isactive(): boolean {
    return this.#type.isActive;
  }
  isavailable(): boolean {
    return this.#type.isAvailable;
  }
  isdefaultrecordtypemapping(): boolean {
    return this.#type.isDefault;
  }
  ismaster(): boolean {
    return this.#type.id === MASTER.id;
  }
}

const MASTER = { id: '012000000000000AAA', name: 'Master', developerName: 'Master', isActive: true, isAvailable: true };

/** The master record type is the default of whoever has no other. */
function recordTypes(def: ObjectDef): RecordTypeInfo[] {
  const { db, transaction } = engine();
  const types = recordTypesOf(db, def.name, transaction.user);
  const isDefault = !types.some((type) => type.isDefault);
  return [...types, { ...MASTER, isDefault }].map((type) => new RecordTypeInfo(type));
}
