import { fieldDef } from '../field-def.ts';
import type { FieldFacts } from '../field-def.ts';
import type { FieldDef } from '../types.ts';

const SOURCE = 'metadata';

const field = (facts: FieldFacts): FieldDef => fieldDef({ source: SOURCE, ...facts });
const READ_ONLY = { createable: false, updateable: false, defaultedOnCreate: true, nillable: false } as const;

export const ID = field({ name: 'Id', type: 'id', label: 'Record ID', ...READ_ONLY });
export const IS_DELETED = field({ name: 'IsDeleted', type: 'boolean', label: 'Deleted', ...READ_ONLY });
const SYSTEM_MODSTAMP = field({
  name: 'SystemModstamp',
  type: 'datetime',
  label: 'System Modstamp',
  ...READ_ONLY,
});
export const CREATED_DATE = field({ name: 'CreatedDate', type: 'datetime', label: 'Created Date', ...READ_ONLY });
export const REPLAY_ID = field({
  name: 'ReplayId',
  type: 'string',
  label: 'Replay ID',
  ...READ_ONLY,
  nillable: true,
  length: 1000,
});
export const EVENT_UUID = field({
  name: 'EventUuid',
  type: 'string',
  label: 'Event UUID',
  ...READ_ONLY,
  nillable: true,
  length: 36,
});
export const DISPLAY_URL = field({ name: 'DisplayUrl', type: 'url', label: 'Display URL', length: 1000 });
export const EXTERNAL_ID = field({
  name: 'ExternalId',
  type: 'string',
  label: 'External ID',
  length: 1000,
  externalId: true,
});

const userReference = (name: string, label: string): FieldDef =>
  field({ name, type: 'reference', label, ...READ_ONLY, referenceTo: ['User'], relationshipName: name.slice(0, -2) });
export const CREATED_BY = userReference('CreatedById', 'Created By ID');
const LAST_MODIFIED_BY = userReference('LastModifiedById', 'Last Modified By ID');
const LAST_MODIFIED_DATE = field({
  name: 'LastModifiedDate',
  type: 'datetime',
  label: 'Last Modified Date',
  ...READ_ONLY,
});

export const AUDIT: readonly FieldDef[] = [
  CREATED_DATE,
  CREATED_BY,
  LAST_MODIFIED_DATE,
  LAST_MODIFIED_BY,
  SYSTEM_MODSTAMP,
];

export const OWNER = field({
  name: 'OwnerId',
  type: 'reference',
  label: 'Owner ID',
  nillable: false,
  defaultedOnCreate: true,
  referenceTo: ['Group', 'User'],
  relationshipName: 'Owner',
});

/** The names of a custom metadata record: "Custom Metadata Type__mdt" of the Object Reference. */
export const METADATA_RECORD: readonly FieldDef[] = [
  field({
    name: 'DeveloperName',
    type: 'string',
    label: 'Custom Metadata Record Name',
    length: 40,
    nillable: false,
    unique: true,
  }),
  field({ name: 'MasterLabel', type: 'string', label: 'Label', length: 40, nillable: false }),
  field({
    name: 'Language',
    type: 'picklist',
    label: 'Master Language',
    length: 40,
    nillable: false,
    defaultedOnCreate: true,
    defaultValue: 'en_US',
  }),
  field({ name: 'NamespacePrefix', type: 'string', label: 'Namespace Prefix', length: 15 }),
  field({ name: 'Label', type: 'string', label: 'Label', length: 40 }),
  field({
    name: 'QualifiedApiName',
    type: 'string',
    label: 'Qualified API Name',
    length: 70,
    nillable: false,
    unique: true,
  }),
  SYSTEM_MODSTAMP,
];

/** Text, or an auto number when metadata gives it a format. */
export function nameField(
  label: string,
  length: number,
  autoNumber: string | null = null,
  isRequired = true,
): FieldDef {
  const isAutomatic = autoNumber !== null;
  return field({
    name: 'Name',
    type: 'string',
    label,
    length,
    autoNumber,
    nillable: !isRequired,
    defaultedOnCreate: isAutomatic,
    createable: !isAutomatic,
    updateable: !isAutomatic,
  });
}

export function setupOwner(): FieldDef {
  return field({
    name: 'SetupOwnerId',
    type: 'reference',
    label: 'Location',
    nillable: false,
    unique: true,
    defaultedOnCreate: true,
    referenceTo: ['Organization', 'Profile', 'User'],
    relationshipName: 'SetupOwner',
  });
}
