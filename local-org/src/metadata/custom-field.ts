import { fieldDef, type CustomFieldInput, type FieldDef, type FieldType } from '../schema/index.ts';
import type { SummaryDef } from '../schema/types.ts';
import { picklistValues, type ValueSets } from './picklist-values.ts';
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

/** What a field refers to outside its own document. */
export interface FieldSurroundings {
  readonly valueSets: ValueSets;
  /** the type of what a roll-up summary sums up, `Opportunity.Amount` */
  typeOf(field: string): FieldType | undefined;
}

/** The fields of a `CustomField` document: one, and the coordinates of a location. */
export function customField(name: string, document: XmlElement, around: FieldSurroundings): CustomFieldInput[] {
  const type = valueOf(document, 'type') ?? 'Text';
  const number = (element: string): number | null => {
    const value = valueOf(document, element);
    return value === undefined ? null : Number(value);
  };
  const isTrue = (element: string): boolean => valueOf(document, element) === 'true';
  const target = valueOf(document, 'referenceTo');
  const formula = valueOf(document, 'formula') ?? null;
  const summary = type === 'Summary' ? summaryOf(document) : undefined;
  const isComputed = formula !== null || type === 'AutoNumber' || summary !== undefined || type === 'Location';
  const values = picklistValues(document, around.valueSets);
  const defaults = defaultsOf(type, valueOf(document, 'defaultValue'), values);
  const field = fieldDef({
    name,
    label: valueOf(document, 'label') ?? name,
    type: summary === undefined ? (TYPES[type] ?? 'string') : summaryType(summary, around),
    length:
      number('length') ??
      (type === 'TextArea' || type === 'Url' ? 255 : type === 'Email' ? 80 : type === 'Phone' ? 40 : null),
    precision: number('precision'),
    scale: number('scale'),
    nillable: type !== 'Checkbox' && !isTrue('required') && type !== 'MasterDetail',
    defaultedOnCreate:
      type === 'Checkbox' || defaults.defaultValue !== null || 'defaultFormula' in defaults || isComputed,
    ...defaults,
    createable: !isComputed,
    updateable: !isComputed,
    unique: isTrue('unique'),
    caseSensitive: isTrue('caseSensitive'),
    externalId: isTrue('externalId'),
    autoNumber: type === 'AutoNumber' ? (valueOf(document, 'displayFormat') ?? '{0}') : null,
    formula,
    ...(formula === null ? {} : { blanksAsZero: valueOf(document, 'formulaTreatBlanksAs') !== 'BlankAsBlank' }),
    ...(summary === undefined ? {} : { summary }),
    picklistValues: values,
    ...controlledBy(document),
    ...helpOf(document),
    restrictedPicklist: isRestricted(document),
    referenceTo: target ? [target] : [],
    relationshipName: target ? name.replace(/__c$/, '__r') : null,
    cascadeDelete: type === 'MasterDetail',
    ...constraintOf(valueOf(document, 'deleteConstraint')),
    custom: true,
    source: 'metadata',
  });
  const own = { field, childRelationshipName: valueOf(document, 'relationshipName') ?? null };
  return type === 'Location' ? [own, ...coordinates(field)] : [own];
}

function constraintOf(constraint: string | undefined): Pick<FieldDef, 'deleteConstraint'> {
  return constraint === 'Restrict' || constraint === 'Cascade' ? { deleteConstraint: constraint } : {};
}

/** `Place__c` is made of `Place__Latitude__s` and `Place__Longitude__s`, which are what is stored. */
function coordinates(location: FieldDef): CustomFieldInput[] {
  return ['Latitude', 'Longitude'].map((part) => ({
    field: fieldDef({
      name: location.name.replace(/__c$/, `__${part}__s`),
      label: `${location.label} (${part})`,
      type: 'double',
      precision: 18,
      scale: 15,
      nillable: location.nillable,
      compound: location.name,
      custom: true,
      source: 'metadata',
    }),
  }));
}

type Defaults = Pick<FieldDef, 'defaultValue'> & { readonly defaultFormula?: string };

/** Defaults are formulas: literals are taken as they are, others are computed when a record is made. */
function defaultsOf(type: string, text: string | undefined, values: FieldDef['picklistValues']): Defaults {
  const chosen = values.find((value) => value.defaultValue);
  if (type === 'Picklist' && chosen !== undefined) return { defaultValue: chosen.value };
  if (text === undefined || text === '') return { defaultValue: type === 'Checkbox' ? false : null };
  if (type === 'Checkbox' && /^(true|false)$/i.test(text)) return { defaultValue: text.toLowerCase() === 'true' };
  if (/^-?\d+(\.\d+)?$/.test(text) && ['Number', 'Currency', 'Percent'].includes(type))
    return { defaultValue: Number(text) };
  const quoted = /^"([^"\\]*)"$|^'([^'\\]*)'$/.exec(text);
  if (quoted !== null) return { defaultValue: quoted[1] ?? quoted[2] ?? null };
  return { defaultValue: null, defaultFormula: text };
}

function isRestricted(document: XmlElement): boolean {
  const set = childOf(document, 'valueSet');
  return set !== undefined && (valueOf(set, 'restricted') === 'true' || childOf(set, 'valueSetName') !== undefined);
}

function controlledBy(document: XmlElement): { readonly controllingField?: string } {
  const set = childOf(document, 'valueSet');
  const name = set && valueOf(set, 'controllingField');
  return name === undefined ? {} : { controllingField: name };
}

function helpOf(document: XmlElement): { readonly helpText?: string } {
  const text = valueOf(document, 'inlineHelpText');
  return text === undefined ? {} : { helpText: text };
}

function summaryOf(document: XmlElement): SummaryDef {
  const key = valueOf(document, 'summaryForeignKey') ?? '';
  const [childObject = '', foreignKey = ''] = key.split('.');
  const operation = valueOf(document, 'summaryOperation') ?? 'count';
  return {
    operation: operation === 'sum' || operation === 'min' || operation === 'max' ? operation : 'count',
    childObject,
    foreignKey,
    field: valueOf(document, 'summarizedField')?.split('.')[1] ?? null,
    filters: childrenOf(document, 'summaryFilterItems').map((item) => ({
      field: (valueOf(item, 'field') ?? '').split('.')[1] ?? '',
      operation: valueOf(item, 'operation') ?? 'equals',
      value: valueOf(item, 'value') ?? '',
    })),
  };
}

/** A count is a number; the others are what they sum up. */
function summaryType(summary: SummaryDef, around: FieldSurroundings): FieldType {
  if (summary.operation === 'count') return 'double';
  return around.typeOf(`${summary.childObject}.${summary.field ?? ''}`) ?? 'double';
}

/** The describe type of a `CustomField` document by itself. */
export function fieldTypeOf(document: XmlElement): FieldType | undefined {
  return TYPES[valueOf(document, 'type') ?? ''];
}
