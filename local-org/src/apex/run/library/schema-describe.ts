import { plainText } from '../plain-text.ts';
import type { ChildRelationship, FieldDef, FieldType, ObjectDef } from '../../../schema/types.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList, ApexMap, T_STRING, typeOf } from '../../runtime/index.ts';
import { constant, enumClass } from '../../library/define.ts';
import { engine } from '../engine.ts';
import { rowsOf } from '../user-settings.ts';
import { listOf, mapByName } from './helpers.ts';
import { fieldToken, typeToken, typeTokenByName } from './schema-tokens.ts';

export const DISPLAY_TYPE = enumClass('Schema.DisplayType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64',
  'BOOLEAN',
  'COMBOBOX',
  'COMPLEXVALUE',
  'CURRENCY',
  'DATACATEGORYGROUPREFERENCE',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'EMAIL',
  'ENCRYPTEDSTRING',
  'ID',
  'INTEGER',
  'JSON',
  'LOCATION',
  'LONG',
  'MULTIPICKLIST',
  'PERCENT',
  'PHONE',
  'PICKLIST',
  'REFERENCE',
  'SOBJECT',
  'STRING',
  'TEXTAREA',
  'TIME',
  'URL',
]);
export const SOAP_TYPE = enumClass('Schema.SOAPType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64BINARY',
  'BOOLEAN',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'ID',
  'INTEGER',
  'LONG',
  'STRING',
  'TIME',
]);

export class DescribeSObjectResult {
  readonly def: ObjectDef;
  constructor(def: ObjectDef) {
    this.def = def;
  }
  /** `describe.fields` */
  get fields(): FieldMap {
    return new FieldMap(this.def);
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
  getchildrelationships(): ApexList {
    return listOf(
      'Schema.ChildRelationship',
      this.def.childRelationships.map((relationship) => new ChildRelationshipResult(relationship)),
    );
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

/** Maps of describe find their lower-cased keys in any case (Apex Developer Guide, "Using Schema Methods"). */
export class CaseInsensitiveMap extends ApexMap {
  override get(key: ApexValue): ApexValue {
    return super.get(typeof key === 'string' ? key.toLowerCase() : key);
  }
  override containskey(key: ApexValue): boolean {
    return super.containskey(typeof key === 'string' ? key.toLowerCase() : key);
  }
}

export class DescribeFieldResult {
  readonly object: ObjectDef;
  readonly def: FieldDef;
  constructor(object: ObjectDef, def: FieldDef) {
    this.object = object;
    this.def = def;
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
  getlength(): number {
    return this.def.length ?? 0;
  }
  getbytelength(): number {
    return (this.def.length ?? 0) * 3;
  }
  getprecision(): number {
    return this.def.precision ?? 0;
  }
  getscale(): number {
    return this.def.scale ?? 0;
  }
  getdigits(): number {
    return this.def.type === 'int' ? (this.def.precision ?? 0) : 0;
  }
  gettype(): ApexValue {
    return constant(DISPLAY_TYPE, this.def.type === 'int' ? 'INTEGER' : this.def.type.toUpperCase());
  }
  getsoaptype(): ApexValue {
    return constant(SOAP_TYPE, SOAP_TYPES[this.def.type] ?? 'STRING');
  }
  getsobjectfield(): ApexValue {
    return fieldToken(this.object, this.def);
  }
  getsobjecttype(): ApexValue {
    return typeToken(this.object);
  }
  getrelationshipname(): string | null {
    return this.def.relationshipName;
  }
  getreferenceto(): ApexList {
    return listOf(
      'Schema.SObjectType',
      this.def.referenceTo.flatMap((name) => typeTokenByName(name) ?? []),
    );
  }
  getpicklistvalues(): ApexList {
    return listOf(
      'Schema.PicklistEntry',
      this.def.picklistValues.map((value) => new PicklistEntry(value)),
    );
  }
  getdefaultvalue(): ApexValue {
    return this.def.defaultValue;
  }
  getcalculatedformula(): string | null {
    return this.def.formula;
  }
  getinlinehelptext(): null {
    return null;
  }
  isaccessible(): boolean {
    return engine().transaction.user.field(this.object.name, this.def.name).read;
  }
  iscreateable(): boolean {
    return this.def.createable && engine().transaction.user.field(this.object.name, this.def.name).edit;
  }
  isupdateable(): boolean {
    return this.def.updateable && engine().transaction.user.field(this.object.name, this.def.name).edit;
  }
  isnillable(): boolean {
    return this.def.nillable;
  }
  isunique(): boolean {
    return this.def.unique;
  }
  iscustom(): boolean {
    return this.def.custom;
  }
  iscalculated(): boolean {
    return this.def.formula !== null;
  }
  isautonumber(): boolean {
    return this.def.autoNumber !== null;
  }
  isexternalid(): boolean {
    return this.def.externalId;
  }
  isidlookup(): boolean {
    return this.def.type === 'id' || this.def.externalId;
  }
  isfilterable(): boolean {
    return this.def.filterable;
  }
  issortable(): boolean {
    return this.def.sortable;
  }
  isgroupable(): boolean {
    return this.def.groupable;
  }
  isnamefield(): boolean {
    return this.def.name === 'Name';
  }
  isdefaultedoncreate(): boolean {
    return this.def.defaultedOnCreate;
  }
  iscasesensitive(): boolean {
    return this.def.caseSensitive;
  }
  isencrypted(): boolean {
    return this.def.type === 'encryptedstring';
  }
  isrestrictedpicklist(): boolean {
    return this.def.restrictedPicklist;
  }
  iscascadedelete(): boolean {
    return this.def.cascadeDelete;
  }
  ishtmlformatted(): boolean {
    return false;
  }
}

const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  id: 'ID',
  reference: 'ID',
  boolean: 'BOOLEAN',
  int: 'INTEGER',
  long: 'LONG',
  double: 'DOUBLE',
  currency: 'DOUBLE',
  percent: 'DOUBLE',
  date: 'DATE',
  datetime: 'DATETIME',
  time: 'TIME',
  base64: 'BASE64BINARY',
  address: 'ADDRESS',
  anyType: 'ANYTYPE',
};

class PicklistEntry {
  readonly #value: FieldDef['picklistValues'][number];
  constructor(value: FieldDef['picklistValues'][number]) {
    this.#value = value;
  }
  getlabel(): string {
    return this.#value.label;
  }
  getvalue(): string {
    return this.#value.value;
  }
  isactive(): boolean {
    return this.#value.active;
  }
  isdefaultvalue(): boolean {
    return this.#value.defaultValue;
  }
}

class ChildRelationshipResult {
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
}

class RecordTypeInfo {
  readonly #row: Readonly<Record<string, unknown>>;
  constructor(row: Readonly<Record<string, unknown>>) {
    this.#row = row;
  }
  getname(): string {
    return plainText(this.#row['name']);
  }
  getdevelopername(): string {
    return plainText(this.#row['developername']);
  }
  getrecordtypeid(): string {
    return plainText(this.#row['id']);
  }
  isactive(): boolean {
    return Boolean(this.#row['isactive'] ?? true);
  }
  isavailable(): boolean {
    return true;
  }
  isdefaultrecordtypemapping(): boolean {
    return this.ismaster();
  }
  ismaster(): boolean {
    return this.#row['master'] === true;
  }
}

function recordTypes(def: ObjectDef): RecordTypeInfo[] {
  const rows = rowsOf(engine().db, 'RecordType', 'SobjectType', def.name);
  return [...rows, { name: 'Master', developername: 'Master', id: '012000000000000AAA', master: true }].map(
    (row) => new RecordTypeInfo(row),
  );
}

export const DESCRIBE_CLASSES: readonly PlatformClass[] = [
  DISPLAY_TYPE,
  SOAP_TYPE,
  { name: 'Schema.DescribeSObjectResult', jsClass: DescribeSObjectResult },
  { name: 'Schema.DescribeFieldResult', jsClass: DescribeFieldResult },
  { name: 'Schema.PicklistEntry', jsClass: PicklistEntry },
  { name: 'Schema.ChildRelationship', jsClass: ChildRelationshipResult },
  { name: 'Schema.RecordTypeInfo', jsClass: RecordTypeInfo },
  { name: 'Schema.SObjectTypeFields', jsClass: FieldMap },
];
