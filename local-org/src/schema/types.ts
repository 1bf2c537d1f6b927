/** Which of the two SOQL worlds an object belongs to; some (ApexClass, User, …) are in both. */
export type Api = 'data' | 'tooling';
export type Shape = 'developer' | 'enterprise' | 'enterprise-event-monitoring';

/** The field types of describe (SOAP API names). */
export type FieldType =
  | 'id'
  | 'reference'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'boolean'
  | 'int'
  | 'long'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'base64'
  | 'encryptedstring'
  | 'address'
  | 'location'
  | 'anyType'
  | 'complexvalue';

export interface FieldDef {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** null where no source gives a length: such a field is unrestricted, and `schema gaps` lists it */
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
  /** a field that is neither nillable nor defaulted is required on insert */
  readonly nillable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly defaultValue: string | number | boolean | null;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly autoNumber: string | null;
  readonly formula: string | null;
  /** "Treat blank fields as zeroes", of a formula */
  readonly blanksAsZero?: boolean;
  /** a default that has to be computed, as formula */
  readonly defaultFormula?: string;
  /** a roll-up summary of child rows; its value is stored */
  readonly summary?: SummaryDef;
  /** the field whose value decides which picklist values may be chosen */
  readonly controllingField?: string;
  readonly helpText?: string;
  readonly picklistValues: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  readonly referenceTo: readonly string[];
  /** a reference that also points to the custom objects of the org */
  readonly open?: boolean;
  /** `Owner` for `OwnerId`; null when the field cannot be walked in SOQL */
  readonly relationshipName: string | null;
  readonly cascadeDelete: boolean;
  /** of a lookup: what becomes of its record when the parent is deleted; left out where the lookup is emptied */
  readonly deleteConstraint?: 'Restrict' | 'Cascade';
  /** found by upsert and by parents that are given by a key; ids, external ids and unique fields are it anyway */
  readonly idLookup?: boolean;
  /** whether field-level security governs it; left out where no describe says so */
  readonly permissionable?: boolean;
  /** the compound field that it is part of, e.g. `BillingAddress`, or `Place__c` of `Place__Latitude__s` */
  readonly compound?: string;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly custom: boolean;
  readonly source: 'stub' | 'tooling' | 'supplement' | 'metadata';
}

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly defaultValue: boolean;
  /** values of the controlling field with which it may be chosen */
  readonly validFor?: readonly string[];
}

/** What a roll-up summary field sums up, by names in the form of the Metadata API. */
export interface SummaryDef {
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly childObject: string;
  /** the reference of the child that leads to the parent */
  readonly foreignKey: string;
  /** what is summed up; null for a count */
  readonly field: string | null;
  readonly filters: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
}

/** A roll-up summary field with the object that has it. */
export interface SummaryField {
  readonly object: string;
  readonly field: FieldDef;
}

export interface ValidationRuleDef {
  readonly name: string;
  readonly formula: string;
  readonly message: string;
  /** where the message appears; null for the top of the page */
  readonly field: string | null;
}

export interface ChildRelationship {
  readonly name: string | null;
  readonly childObject: string;
  readonly field: string;
  readonly cascadeDelete: boolean;
  /** a parent that has such children cannot be deleted */
  readonly restrictedDelete?: boolean;
}

export interface ObjectDef {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly kind:
    | 'standard'
    | 'tooling'
    | 'custom'
    | 'customSetting'
    | 'customMetadata'
    | 'platformEvent'
    | 'changeEvent'
    | 'external'
    | 'derived';
  readonly api: Api | 'both';
  readonly queryable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  /** organization-wide default; without it everybody may read and write every row */
  readonly sharingModel?: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';
  /** by lower-cased name, in the order of the source */
  readonly fields: ReadonlyMap<string, FieldDef>;
  readonly childRelationships: readonly ChildRelationship[];
  /** those that are active */
  readonly validationRules?: readonly ValidationRuleDef[];
}

export interface Schema {
  readonly shape: Shape;
  /** case-insensitive; undefined when the shape does not have it */
  object(name: string, api?: Api): ObjectDef | undefined;
  objectNames(api?: Api): readonly string[];
  objectByPrefix(prefix: string): ObjectDef | undefined;
  userPermissions(): readonly string[];
  /** standard fields without facts about length, nullability or picklist values */
  gaps(): readonly { object: string; field: string; missing: readonly string[] }[];
  /** roll-up summary fields of parents that sum up rows of this object */
  summariesOf(childObject: string): readonly SummaryField[];
  /** changes when an object or field that was deployed does */
  customHash?(): string;
}
