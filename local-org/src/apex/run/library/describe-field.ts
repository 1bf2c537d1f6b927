import type { FieldType } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import type { ApexList } from '../../runtime/index.ts';
import { constant } from '../../library/define.ts';
import { engine } from '../engine.ts';
import { DISPLAY_TYPE, SOAP_TYPE } from './describe-enums.ts';
import { FieldFacts } from './describe-field-facts.ts';
import { listOf } from './helpers.ts';
import { PicklistEntry } from './picklist-entry.ts';
import { nameField } from './describe-name.ts';
import { fieldToken, typeToken, typeTokenByName } from './schema-tokens.ts';

/** Schema.DescribeFieldResult, for the running user. */
export class DescribeFieldResult extends FieldFacts {
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
  /** the field on which the values of a dependent picklist depend */
  getcontroller(): ApexValue {
    const field = this.object.fields.get((this.def.controllingField ?? '').toLowerCase());
    return field ? fieldToken(this.object, field) : null;
  }
  #controllingValues(): readonly string[] {
    const field = this.object.fields.get((this.def.controllingField ?? '').toLowerCase());
    if (field?.type === 'boolean') return ['false', 'true'];
    return field?.picklistValues.map(({ value }) => value) ?? [];
  }
  getpicklistvalues(): ApexList {
    return listOf(
      'Schema.PicklistEntry',
      this.def.picklistValues.map((value) => new PicklistEntry(value, this.#controllingValues())),
    );
  }
  getdefaultvalue(): ApexValue {
    return this.def.defaultValue;
  }
  getcalculatedformula(): string | null {
    return this.def.formula;
  }
  getinlinehelptext(): string | null {
    return this.def.helpText ?? null;
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
    return this.def.formula !== null || this.def.summary !== undefined;
  }
  isautonumber(): boolean {
    return this.def.autoNumber !== null;
  }
  isexternalid(): boolean {
    return this.def.externalId;
  }
  isidlookup(): boolean {
    return this.def.idLookup ?? (this.def.type === 'id' || this.def.externalId || this.def.unique);
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
    return this.def.name === nameField(this.object);
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
