import type { FieldDef, FieldType, ObjectDef } from '../types.ts';

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
  anyType: 'xsd:anyType',
  address: 'urn:address',
  location: 'urn:location',
  complexvalue: 'urn:complexvalue',
};
const DIGITS: Readonly<Partial<Record<FieldType, number>>> = { int: 9, long: 18 };
const NUMERIC = new Set<FieldType>(['double', 'currency', 'percent']);
const WITHOUT_LENGTH = new Set<FieldType>([
  'boolean',
  'int',
  'long',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'time',
]);

/** A field as `/sobjects/X/describe` shows it. Lengths that no source gives are 255, as of a plain text field. */
export function describeField(object: ObjectDef, field: FieldDef, mayEdit: boolean): Record<string, unknown> {
  const length = WITHOUT_LENGTH.has(field.type) ? 0 : (field.length ?? (field.type === 'textarea' ? 32_000 : 255));
  const isName = field.name === nameOf(object);
  return {
    aggregatable: field.filterable && field.type !== 'boolean',
    aiPredictionField: false,
    autoNumber: field.autoNumber !== null,
    byteLength: length * 3,
    calculated: field.formula !== null,
    calculatedFormula: field.formula,
    cascadeDelete: field.cascadeDelete,
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compound ?? null,
    controllerName: null,
    createable: field.createable && mayEdit,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type in DIGITS ? (field.precision ?? DIGITS[field.type]) : 0,
    displayLocationInDecimal: false,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    extraTypeInfo: null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.idLookup === true || field.type === 'id' || field.externalId || field.unique,
    inlineHelpText: null,
    label: field.label,
    length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: isName,
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.permissionable ?? (field.custom && field.nillable),
    picklistValues: field.picklistValues.map(describeValue),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: NUMERIC.has(field.type) ? (field.precision ?? 18) : 0,
    queryByDistance: field.type === 'location',
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.cascadeDelete && field.custom ? 0 : null,
    restrictedDelete: false,
    restrictedPicklist: field.restrictedPicklist,
    scale: NUMERIC.has(field.type) ? (field.scale ?? 0) : 0,
    searchPrefilterable: false,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && mayEdit,
    writeRequiresMasterRead: false,
  };
}

function describeValue(entry: FieldDef['picklistValues'][number]): Record<string, unknown> {
  return {
    active: entry.active,
    defaultValue: entry.defaultValue,
    label: entry.label,
    validFor: null,
    value: entry.value,
  };
}

/** The field that stands for the record in lists. */
function nameOf(object: ObjectDef): string | null {
  const candidates = ['name', 'casenumber', 'developername', 'masterlabel', 'subject', 'title'];
  const found = candidates.find((candidate) => object.fields.has(candidate));
  return found === undefined ? null : (object.fields.get(found)?.name ?? null);
}
