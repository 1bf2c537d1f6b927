import { fieldDef } from '../field-def.ts';
import type { ChildRelationship, FieldDef, ObjectDef } from '../types.ts';
import { onDelete } from './custom-schema.ts';
import type { CustomFieldAddition } from './custom-schema.ts';
import {
  AUDIT,
  CREATED_BY,
  CREATED_DATE,
  DISPLAY_URL,
  EVENT_UUID,
  EXTERNAL_ID,
  ID,
  IS_DELETED,
  METADATA_RECORD,
  nameField,
  OWNER,
  REPLAY_ID,
  setupOwner,
} from './system-fields.ts';

export interface CustomObjectInput {
  /** with its suffix: `X__c`, `X__mdt`, `X__e`, `X__x` */
  readonly name: string;
  readonly label: string;
  readonly labelPlural?: string;
  /** from `assignPrefix` of the data room */
  readonly keyPrefix: string;
  readonly customSettingsType?: 'Hierarchy' | 'List';
  /** label of the name field, and its format when it counts: `A-{0000}` */
  readonly nameFieldLabel?: string;
  readonly autoNumber?: string | null;
  readonly sharingModel?: NonNullable<ObjectDef['sharingModel']>;
  readonly fields: readonly CustomFieldInput[];
}

export interface CustomFieldInput {
  readonly field: FieldDef;
  readonly childRelationshipName?: string | null;
}

/** An object of deployed metadata with its system fields, and what its references add to their parents. */
export interface CustomObjectDefs {
  /** the object itself, then those derived from it: X__Share, X__History, X__ChangeEvent */
  readonly objects: readonly ObjectDef[];
  readonly children: readonly { readonly parent: string; readonly relationship: ChildRelationship }[];
}

type Kind = 'custom' | 'customSetting' | 'customMetadata' | 'platformEvent' | 'external';

/** Builds the ObjectDef of `X__c` (also settings), `X__mdt`, `X__e` and `X__x`. */
export function customObjectDef(input: CustomObjectInput): CustomObjectDefs {
  const kind = kindOf(input);
  const own = input.fields.map(({ field }) => field);
  const isDetail = own.some((field) => field.cascadeDelete);
  const fields = new Map(
    [...systemFields(kind, input, isDetail), ...own].map((field) => [field.name.toLowerCase(), field]),
  );
  const object: ObjectDef = {
    name: input.name,
    label: input.label,
    labelPlural: input.labelPlural ?? input.label,
    keyPrefix: input.keyPrefix,
    kind,
    api: 'data',
    queryable: kind !== 'platformEvent',
    createable: kind !== 'customMetadata',
    updateable: kind !== 'customMetadata' && kind !== 'platformEvent',
    deletable: kind !== 'customMetadata' && kind !== 'platformEvent',
    ...(input.sharingModel === undefined ? {} : { sharingModel: input.sharingModel }),
    fields,
    childRelationships: kind === 'custom' && !isDetail ? [shareRelationship(input.name)] : [],
  };
  const derived = kind === 'custom' ? derivedObjects(object, isDetail) : [];
  return { objects: [object, ...derived], children: input.fields.flatMap((field) => relationships(input.name, field)) };
}

function kindOf(input: CustomObjectInput): Kind {
  const suffix = /__(mdt|e|x|c)$/i.exec(input.name)?.[1]?.toLowerCase();
  if (suffix === 'mdt') return 'customMetadata';
  if (suffix === 'e') return 'platformEvent';
  if (suffix === 'x') return 'external';
  return input.customSettingsType === undefined ? 'custom' : 'customSetting';
}

function systemFields(kind: Kind, input: CustomObjectInput, isDetail: boolean): FieldDef[] {
  const label = input.nameFieldLabel ?? 'Name';
  switch (kind) {
    case 'customMetadata':
      return [ID, ...METADATA_RECORD];
    case 'platformEvent':
      return [REPLAY_ID, CREATED_DATE, CREATED_BY, EVENT_UUID];
    case 'external':
      return [ID, DISPLAY_URL, EXTERNAL_ID];
    case 'customSetting':
      return [
        ID,
        IS_DELETED,
        nameField(label, 38, null, input.customSettingsType === 'List'),
        ...settingOwner(input),
        ...AUDIT,
      ];
    default:
      return [
        ID,
        ...(isDetail ? [] : [OWNER]),
        IS_DELETED,
        nameField(label, 80, input.autoNumber ?? null, false),
        ...AUDIT,
      ];
  }
}

function settingOwner(input: CustomObjectInput): FieldDef[] {
  const owner = setupOwner();
  return [input.customSettingsType === 'List' ? { ...owner, unique: false } : owner];
}

function relationships(
  child: string,
  { field, childRelationshipName }: CustomFieldInput,
): { parent: string; relationship: ChildRelationship }[] {
  const name = childRelationshipName == null ? null : `${childRelationshipName}__r`;
  return field.referenceTo.map((parent) => ({
    parent,
    relationship: { name, childObject: child, field: field.name, ...onDelete(field) },
  }));
}

const bare = (name: string): string => name.replace(/__c$/i, '');

function shareRelationship(name: string): ChildRelationship {
  return { name: 'Shares', childObject: `${bare(name)}__Share`, field: 'ParentId', cascadeDelete: true };
}

/** Sharing rows, history and change events of a custom object. Their key prefixes are not published. */
function derivedObjects(object: ObjectDef, isDetail: boolean): ObjectDef[] {
  const parent = fieldDef({
    name: 'ParentId',
    type: 'reference',
    label: 'Parent ID',
    nillable: false,
    referenceTo: [object.name],
    relationshipName: 'Parent',
    source: 'metadata',
  });
  const share = derived(
    object,
    'Share',
    [
      ID,
      parent,
      text('AccessLevel', 40),
      { ...OWNER, name: 'UserOrGroupId', relationshipName: 'UserOrGroup' },
      text('RowCause', 40),
      IS_DELETED,
      ...AUDIT.filter((field) => field.name.startsWith('Last')),
    ],
    true,
  );
  const history = derived(
    object,
    'History',
    [
      ID,
      IS_DELETED,
      parent,
      CREATED_BY,
      CREATED_DATE,
      text('Field', 255),
      text('DataType', 255),
      any('OldValue'),
      any('NewValue'),
    ],
    false,
  );
  const change = derived(
    object,
    'ChangeEvent',
    [
      ID,
      REPLAY_ID,
      complex('ChangeEventHeader'),
      ...[...object.fields.values()].filter((field) => !['Id', 'IsDeleted', 'SystemModstamp'].includes(field.name)),
    ],
    false,
  );
  return [...(isDetail ? [] : [share]), history, { ...change, kind: 'changeEvent', queryable: false }];
}

const text = (name: string, length: number): FieldDef =>
  fieldDef({ name, type: 'picklist', length, source: 'metadata' });
const any = (name: string): FieldDef => fieldDef({ name, type: 'anyType', source: 'metadata' });
const complex = (name: string): FieldDef => fieldDef({ name, type: 'complexvalue', source: 'metadata' });

function derived(object: ObjectDef, suffix: string, fields: readonly FieldDef[], isWritable: boolean): ObjectDef {
  return {
    name: `${bare(object.name)}__${suffix}`,
    label: `${suffix}: ${object.label}`,
    labelPlural: `${suffix}: ${object.label}`,
    keyPrefix: null,
    kind: 'derived',
    api: 'data',
    queryable: true,
    createable: isWritable,
    updateable: isWritable,
    deletable: isWritable,
    fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    childRelationships: [],
  };
}

/** Fields that metadata adds to a standard object, as `CustomSchema.fields` wants them. */
export function customFields(object: string, fields: readonly CustomFieldInput[]): CustomFieldAddition[] {
  return fields.map(({ field, childRelationshipName }) => ({
    object,
    field,
    childRelationshipName: childRelationshipName ?? null,
  }));
}
