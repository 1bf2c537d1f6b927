import { fieldDef, type CustomFieldInput, type FieldDef, type FieldType } from '../schema/index.ts';
import { childOf, childrenOf, valueOf, type XmlElement } from './xml/parse.ts';

/** Describe types of metadata field types. */
const TYPES: Readonly<Record<string, FieldType>> = {
  AutoNumber: 'string',
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  EncryptedText: 'encryptedstring',
  Html: 'textarea',
  LongTextArea: 'textarea',
  Location: 'location',
  Lookup: 'reference',
  MasterDetail: 'reference',
  MetadataRelationship: 'reference',
  MultiselectPicklist: 'multipicklist',
  Number: 'double',
  Percent: 'percent',
  Phone: 'phone',
  Picklist: 'picklist',
  Text: 'string',
  TextArea: 'textarea',
  Time: 'time',
  Url: 'url',
};

/** The field of a `CustomField` document. */
export function customField(name: string, document: XmlElement): CustomFieldInput {
  const type = valueOf(document, 'type') ?? 'Text';
  const number = (element: string): number | null => {
    const value = valueOf(document, element);
    return value === undefined ? null : Number(value);
  };
  const isTrue = (element: string): boolean => valueOf(document, element) === 'true';
  const target = valueOf(document, 'referenceTo');
  const defaultValue = literalDefault(type, valueOf(document, 'defaultValue'));
  const formula = valueOf(document, 'formula') ?? null;
  const isComputed = formula !== null || type === 'AutoNumber';
  const field = fieldDef({
    name,
    label: valueOf(document, 'label') ?? name,
    type: formula !== null && type === 'Text' ? 'string' : (TYPES[type] ?? 'string'),
    length:
      number('length') ??
      (type === 'TextArea' || type === 'Url' ? 255 : type === 'Email' ? 80 : type === 'Phone' ? 40 : null),
    precision: number('precision'),
    scale: number('scale'),
    nillable: type !== 'Checkbox' && !isTrue('required') && type !== 'MasterDetail',
    defaultedOnCreate: type === 'Checkbox' || defaultValue !== null || isComputed,
    defaultValue,
    createable: !isComputed,
    updateable: !isComputed,
    unique: isTrue('unique'),
    caseSensitive: isTrue('caseSensitive'),
    externalId: isTrue('externalId'),
    autoNumber: type === 'AutoNumber' ? (valueOf(document, 'displayFormat') ?? '{0}') : null,
    formula,
    picklistValues: picklistValues(document),
    restrictedPicklist: isRestricted(document),
    referenceTo: target ? [target] : [],
    relationshipName: target ? name.replace(/__c$/, '__r') : null,
    cascadeDelete: type === 'MasterDetail',
    custom: true,
    source: 'metadata',
  });
  return { field, childRelationshipName: valueOf(document, 'relationshipName') ?? null };
}

/** Defaults are formulas; literals are taken, others are left to the platform's formula engine. */
function literalDefault(type: string, text: string | undefined): string | number | boolean | null {
  if (text === undefined || text === '') return type === 'Checkbox' ? false : null;
  if (type === 'Checkbox') return text === 'true';
  if (/^-?\d+(\.\d+)?$/.test(text) && ['Number', 'Currency', 'Percent'].includes(type)) return Number(text);
  const quoted = /^["'](.*)["']$/s.exec(text);
  return quoted?.[1] ?? null;
}

function picklistValues(document: XmlElement): FieldDef['picklistValues'] {
  const set = childOf(document, 'valueSet');
  const definition = set && childOf(set, 'valueSetDefinition');
  return (definition ? childrenOf(definition, 'value') : []).map((value) => ({
    value: valueOf(value, 'fullName') ?? '',
    label: valueOf(value, 'label') ?? valueOf(value, 'fullName') ?? '',
    active: valueOf(value, 'isActive') !== 'false',
    defaultValue: valueOf(value, 'default') === 'true',
  }));
}

function isRestricted(document: XmlElement): boolean {
  const set = childOf(document, 'valueSet');
  return set !== undefined && valueOf(set, 'restricted') === 'true';
}
