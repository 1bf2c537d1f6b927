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
  readonly picklistValues: readonly { value: string; label: string; active: boolean; defaultValue: boolean }[];
  readonly restrictedPicklist: boolean;
  readonly referenceTo: readonly string[];
  /** `Owner` for `OwnerId`; null when the field cannot be walked in SOQL */
  readonly relationshipName: string | null;
  readonly cascadeDelete: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly custom: boolean;
  readonly source: 'stub' | 'tooling' | 'supplement' | 'metadata';
}

export interface ChildRelationship {
  readonly name: string | null;
  readonly childObject: string;
  readonly field: string;
  readonly cascadeDelete: boolean;
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
  /** changes when an object or field that was deployed does */
  customHash?(): string;
}
