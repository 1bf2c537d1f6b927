import type { FieldDef, FieldType } from '../../schema/types.ts';

const SOAP_TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  long: 'xsd:long',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  base64: 'xsd:base64Binary',
  address: 'urn:address',
  location: 'urn:location',
  anyType: 'xsd:anyType',
  complexvalue: 'urn:complexvalue',
};

const DIGITS: Readonly<Partial<Record<FieldType, number>>> = { int: 8, long: 18 };

/** One field of a describe, with the members that the SOAP API's DescribeSObjectResult has. */
export function describeField(field: FieldDef, mayEdit: boolean): Record<string, unknown> {
  const isPicklist = field.picklistValues.length > 0 || field.type === 'picklist' || field.type === 'multipicklist';
  return {
    aggregatable: field.type !== 'textarea' && field.type !== 'base64',
    autoNumber: field.autoNumber !== null,
    byteLength: (field.length ?? 0) * 3,
    calculated: field.formula !== null,
    calculatedFormula: field.formula,
    cascadeDelete: field.cascadeDelete,
    caseSensitive: field.caseSensitive,
    createable: field.createable && mayEdit,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: DIGITS[field.type] ?? 0,
    externalId: field.externalId,
    filterable: field.filterable,
    groupable: field.groupable,
    htmlFormatted: false,
    idLookup: field.type === 'id' || field.externalId || field.unique,
    inlineHelpText: null,
    label: field.label,
    length: field.length ?? 0,
    name: field.name,
    nameField: field.name === 'Name',
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.custom && field.nillable,
    picklistValues: isPicklist ? field.picklistValues.map((value) => ({ ...value, validFor: null })) : [],
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision ?? 0,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedDelete: false,
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale ?? 0,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && mayEdit,
  };
}
