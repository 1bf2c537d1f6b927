import type { FieldDef, FieldType } from './types.ts';

/** What has to be said of a field; the rest follows from its type. */
export type FieldFacts = Partial<Omit<FieldDef, 'name' | 'type'>> & { readonly name: string; readonly type: FieldType };

/** Types whose values are texts that people write or choose. */
export const TEXT_TYPES: readonly FieldType[] = [
  'string',
  'textarea',
  'email',
  'phone',
  'url',
  'picklist',
  'multipicklist',
  'combobox',
  'encryptedstring',
];

const UNFILTERABLE: ReadonlySet<FieldType> = new Set([
  'textarea',
  'base64',
  'complexvalue',
  'address',
  'location',
  'encryptedstring',
]);
const UNGROUPABLE: ReadonlySet<FieldType> = new Set([
  'double',
  'currency',
  'percent',
  'datetime',
  'time',
  'anyType',
  'multipicklist',
  'encryptedstring',
]);

/** Fields that the platform sets itself, on every object that has them. */
export const SYSTEM_FIELDS: ReadonlySet<string> = new Set(
  ['Id', 'IsDeleted', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp']
    .concat(['LastViewedDate', 'LastReferencedDate', 'LastActivityDate'])
    .map((name) => name.toLowerCase()),
);

/** A complete `FieldDef`: what is not said is unrestricted, nillable and editable, except for system and computed fields. */
export function fieldDef(facts: FieldFacts): FieldDef {
  const filterable = !UNFILTERABLE.has(facts.type);
  const editable = !SYSTEM_FIELDS.has(facts.name.toLowerCase()) && isStored(facts);
  return {
    label: labelOf(facts.name),
    length: defaultLength(facts.type),
    precision: null,
    scale: null,
    nillable: facts.type !== 'boolean' && facts.name !== 'Id',
    defaultedOnCreate: facts.type === 'boolean' || !editable,
    defaultValue: facts.type === 'boolean' ? false : null,
    createable: editable,
    updateable: editable,
    unique: false,
    caseSensitive: false,
    externalId: false,
    autoNumber: null,
    formula: null,
    picklistValues: [],
    restrictedPicklist: false,
    referenceTo: [],
    relationshipName: null,
    cascadeDelete: false,
    filterable,
    sortable: filterable && facts.type !== 'multipicklist',
    groupable: filterable && !UNGROUPABLE.has(facts.type),
    custom: false,
    source: 'supplement',
    ...facts,
  };
}

function isStored(facts: FieldFacts): boolean {
  if (facts.formula != null || facts.autoNumber != null) return false;
  return facts.summary === undefined && facts.type !== 'address' && facts.type !== 'complexvalue';
}

function defaultLength(type: FieldType): number | null {
  return type === 'id' || type === 'reference' ? 18 : null;
}

/** `LastModifiedById` reads `Last Modified By ID`. */
export function labelOf(name: string): string {
  const bare = name.replace(/__[a-z]+$/i, '').replaceAll('_', ' ');
  return bare
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/\bId$/, 'ID');
}
