import type { FieldDef, FieldType, ObjectDef, PicklistValue } from '../types.ts';

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
    calculated: field.formula !== null || field.summary !== undefined,
    calculatedFormula: field.formula,
    cascadeDelete: field.cascadeDelete,
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compound ?? null,
    controllerName: field.controllingField ?? null,
    createable: field.createable && mayEdit,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultValueFormula: defaultFormulaOf(field),
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: field.controllingField !== undefined,
    deprecatedAndHidden: false,
    digits: field.type in DIGITS ? (field.precision ?? DIGITS[field.type]) : 0,
    displayLocationInDecimal: false,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    extraTypeInfo: null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: field.blanksAsZero === true,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.idLookup === true || field.type === 'id' || field.externalId || field.unique,
    inlineHelpText: field.helpText ?? null,
    label: field.label,
    length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: isName,
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.permissionable ?? (field.custom && field.nillable),
    picklistValues: field.picklistValues.map((entry) => describeValue(object, field, entry)),
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

/** A default as formula text: what has to be computed, and constants of text fields in quotes. */
function defaultFormulaOf(field: FieldDef): string | null {
  if (field.defaultFormula !== undefined) return field.defaultFormula;
  if (field.defaultValue === null || !field.custom || field.picklistValues.length > 0) return null;
  return typeof field.defaultValue === 'string' ? `"${field.defaultValue}"` : String(field.defaultValue);
}

/**
 * With which values of the controlling field a value may be chosen: a bit for each, the first in the highest bit, as base64
 * ("PicklistEntry", SOAP API Developer Guide). A checkbox has two values, unchecked and checked.
 */
function validForOf(object: ObjectDef, field: FieldDef, validFor: readonly string[]): string {
  const controlling = object.fields.get((field.controllingField ?? '').toLowerCase());
  const values =
    controlling?.type === 'boolean'
      ? ['unchecked', 'checked']
      : (controlling?.picklistValues.map(({ value }) => value) ?? []);
  const bits = new Uint8Array(Math.max(1, Math.ceil(values.length / 8)));
  values.forEach((value, index) => {
    if (validFor.includes(value)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index % 8));
  });
  return Buffer.from(bits).toString('base64');
}

function describeValue(object: ObjectDef, field: FieldDef, entry: PicklistValue): Record<string, unknown> {
  return {
    active: entry.active,
    defaultValue: entry.defaultValue,
    label: entry.label,
    validFor: entry.validFor === undefined ? null : validForOf(object, field, entry.validFor),
    value: entry.value,
  };
}

/** The field that stands for the record in lists. */
function nameOf(object: ObjectDef): string | null {
  const candidates = ['name', 'casenumber', 'developername', 'masterlabel', 'subject', 'title'];
  const found = candidates.find((candidate) => object.fields.has(candidate));
  return found === undefined ? null : (object.fields.get(found)?.name ?? null);
}
