import {
  fieldDef,
  type CustomFieldAddition,
  type CustomSchema,
  type FieldDef,
  type FieldType,
  type ObjectDef,
} from '../schema/index.ts';
import { childOf, childrenOf, valueOf, type XmlElement } from './xml/parse.ts';

interface Described {
  readonly type: string;
  readonly fullName: string;
  readonly document: XmlElement | null;
}

export type PrefixLetter = 'a' | 'm' | 'e' | 'x';
type AssignPrefix = (object: string, first: PrefixLetter) => string;

/** What custom objects and fields add to the schema; without an org, prefixes are counted from the first. */
export function customSchemaOf(
  components: readonly Described[],
  assignPrefix: AssignPrefix = countingPrefix(),
): CustomSchema {
  const objects = components.filter((c) => c.type === 'CustomObject' && c.fullName.includes('__'));
  const fields = components.filter((c) => c.type === 'CustomField' && c.fullName.endsWith('__c'));
  return {
    objects: objects.flatMap(({ fullName, document }) =>
      document ? [objectDef(fullName, document, assignPrefix)] : [],
    ),
    fields: fields.flatMap(({ fullName, document }) => (document ? [fieldAddition(fullName, document)] : [])),
  };
}

function countingPrefix(): AssignPrefix {
  let count = 0;
  return (_object, first) => first + String(count++).padStart(2, '0');
}

type Kind = ObjectDef['kind'];
const KINDS: readonly (readonly [RegExp, Kind, PrefixLetter])[] = [
  [/__mdt$/i, 'customMetadata', 'm'],
  [/__e$/i, 'platformEvent', 'e'],
  [/__x$/i, 'external', 'x'],
];

function objectDef(name: string, document: XmlElement, assignPrefix: AssignPrefix): ObjectDef {
  const [, kind, letter] = KINDS.find(([suffix]) => suffix.test(name)) ?? [null, customKind(document), 'a' as const];
  const label = valueOf(document, 'label') ?? name;
  const isEditable = kind === 'custom' || kind === 'customSetting' || kind === 'external';
  const fields = [...standardFields(kind, document)].map((field) => [field.name.toLowerCase(), field] as const);
  return {
    name,
    label,
    labelPlural: valueOf(document, 'pluralLabel') ?? label,
    keyPrefix: assignPrefix(name, letter),
    kind,
    api: 'data',
    queryable: kind !== 'platformEvent',
    createable: isEditable || kind === 'platformEvent',
    updateable: isEditable,
    deletable: isEditable,
    fields: new Map(fields),
    childRelationships: [],
  };
}

function customKind(document: XmlElement): Kind {
  return childOf(document, 'customSettingsType') ? 'customSetting' : 'custom';
}

function standardFields(kind: Kind, document: XmlElement): FieldDef[] {
  const id = fieldDef({ name: 'Id', type: 'id', nillable: false, source: 'metadata' });
  const text = (name: string, length: number): FieldDef =>
    fieldDef({ name, type: 'string', length, source: 'metadata' });
  if (kind === 'customMetadata') return [id, ...metadataTypeFields(text)];
  if (kind === 'platformEvent') {
    const user = reference('CreatedById', 'User', 'CreatedBy');
    return [
      text('ReplayId', 255),
      fieldDef({ name: 'CreatedDate', type: 'datetime', source: 'metadata' }),
      user,
      text('EventUuid', 36),
    ];
  }
  if (kind === 'external')
    return [
      id,
      fieldDef({ name: 'ExternalId', type: 'string', length: 1000, source: 'metadata' }),
      fieldDef({ name: 'DisplayUrl', type: 'url', length: 1000, source: 'metadata' }),
    ];
  const owner =
    kind === 'customSetting'
      ? reference('SetupOwnerId', 'User', 'SetupOwner', ['Organization', 'Profile', 'User'])
      : reference('OwnerId', 'User', 'Owner', ['Group', 'User']);
  const isDetail = valueOf(document, 'sharingModel') === 'ControlledByParent';
  return [
    id,
    ...(isDetail ? [] : [{ ...owner, nillable: false, defaultedOnCreate: true }]),
    nameField(document, kind),
    ...systemFields(),
  ];
}

function metadataTypeFields(text: (name: string, length: number) => FieldDef): FieldDef[] {
  const required = { nillable: false } as const;
  return [
    { ...text('DeveloperName', 40), ...required },
    { ...text('MasterLabel', 40), ...required },
    text('Label', 40),
    fieldDef({ name: 'Language', type: 'picklist', source: 'metadata' }),
    text('NamespacePrefix', 15),
    text('QualifiedApiName', 70),
    fieldDef({ name: 'SystemModstamp', type: 'datetime', source: 'metadata' }),
  ];
}

function systemFields(): FieldDef[] {
  const date = (name: string): FieldDef => fieldDef({ name, type: 'datetime', nillable: false, source: 'metadata' });
  return [
    date('CreatedDate'),
    reference('CreatedById', 'User', 'CreatedBy'),
    date('LastModifiedDate'),
    reference('LastModifiedById', 'User', 'LastModifiedBy'),
    date('SystemModstamp'),
    fieldDef({ name: 'IsDeleted', type: 'boolean', source: 'metadata' }),
  ];
}

function nameField(document: XmlElement, kind: Kind): FieldDef {
  const own = childOf(document, 'nameField');
  const format = own && valueOf(own, 'type') === 'AutoNumber' ? (valueOf(own, 'displayFormat') ?? '{0}') : null;
  const label = (own && valueOf(own, 'label')) ?? 'Name';
  const length = kind === 'customSetting' ? 38 : 80;
  return fieldDef({
    name: 'Name',
    label,
    type: 'string',
    length,
    autoNumber: format,
    createable: format === null,
    updateable: format === null,
    defaultedOnCreate: format !== null,
    source: 'metadata',
  });
}

function reference(
  name: string,
  to: string,
  relationshipName: string,
  referenceTo: readonly string[] = [to],
): FieldDef {
  return fieldDef({ name, type: 'reference', referenceTo, relationshipName, source: 'metadata' });
}

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

function fieldAddition(fullName: string, document: XmlElement): CustomFieldAddition {
  const [object = '', name = ''] = fullName.split('.');
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
  return { object, field, childRelationshipName: valueOf(document, 'relationshipName') ?? null };
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
