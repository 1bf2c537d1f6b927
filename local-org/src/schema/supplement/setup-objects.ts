import { FULL_NAME, page, picklist, READ_ONLY, required, text } from './facts.ts';
import type { ObjectSupplement } from './facts.ts';

/** Users, rights and what else Setup keeps as rows. */
export const SETUP: readonly ObjectSupplement[] = [
  {
    name: 'User',
    api: ['data'],
    source: `${page('User')}; lengths from a public describe (github.com/igoode/BPlusDev, .history/describe/User.md)`,
    deletable: false,
    fields: {
      Username: { ...required(80), unique: true },
      LastName: required(80),
      FirstName: text(40),
      Name: FULL_NAME,
      Alias: required(8),
      Email: { ...required(128), type: 'email' },
      CommunityNickname: { length: 40, defaultedOnCreate: true },
      ProfileId: required(),
      EmailEncodingKey: { ...required(40), type: 'picklist' },
      LanguageLocaleKey: { ...required(40), type: 'picklist' },
      LocaleSidKey: { ...required(40), type: 'picklist' },
      TimeZoneSidKey: { ...required(40), type: 'picklist' },
      FederationIdentifier: { length: 512, unique: true },
      IsActive: { defaultValue: true },
      UserType: {
        createable: false,
        updateable: false,
        defaultedOnCreate: true,
        defaultValue: 'Standard',
        type: 'picklist',
        length: 40,
      },
      LastLoginDate: { createable: false, updateable: false },
      LastPasswordChangeDate: { createable: false, updateable: false },
      NumberOfFailedLogins: { createable: false, updateable: false },
      DelegatedApproverId: { referenceTo: ['Group', 'User'] },
    },
  },
  {
    name: 'Profile',
    api: ['data'],
    source: page('Profile'),
    ...READ_ONLY,
    fields: { Name: required(255), UserLicenseId: required(), Description: text(255) },
  },
  {
    name: 'UserLicense',
    api: ['data'],
    source: page('UserLicense'),
    ...READ_ONLY,
    fields: { Name: required(255), LicenseDefinitionKey: required(60) },
  },
  {
    name: 'Organization',
    api: ['data'],
    source: page('Organization'),
    ...READ_ONLY,
    updateable: true,
    fields: { Name: required(80) },
  },
  {
    name: 'PermissionSet',
    api: ['data'],
    source: page('PermissionSet'),
    fields: {
      Name: { ...required(80), unique: true },
      Label: required(80),
      Description: text(255),
      LicenseId: { referenceTo: ['PermissionSetLicense', 'UserLicense'] },
      IsOwnedByProfile: { createable: false, updateable: false },
      ProfileId: { createable: false, updateable: false },
      Type: {
        ...picklist(['Group', 'Profile', 'Regular', 'Session', 'Standard'], { defaultValue: 'Regular' }),
        createable: false,
        updateable: false,
      },
      IsCustom: { createable: false, updateable: false, defaultValue: true },
    },
    children: [
      { name: 'Assignments', childObject: 'PermissionSetAssignment', field: 'PermissionSetId', cascadeDelete: false },
      { name: 'ObjectPerms', childObject: 'ObjectPermissions', field: 'ParentId', cascadeDelete: true },
      { name: 'FieldPerms', childObject: 'FieldPermissions', field: 'ParentId', cascadeDelete: true },
      { name: 'SetupEntityAccessItems', childObject: 'SetupEntityAccess', field: 'ParentId', cascadeDelete: true },
    ],
  },
  {
    name: 'PermissionSetAssignment',
    api: ['data'],
    source: page('PermissionSetAssignment'),
    fields: {
      AssigneeId: { ...required(), updateable: false },
      PermissionSetId: { updateable: false },
      // The page calls the default false; an assignment that has begun and has not ended counts as active.
      IsActive: { createable: false, updateable: false, defaultValue: true },
    },
  },
  {
    name: 'ObjectPermissions',
    api: ['data'],
    source: page('ObjectPermissions'),
    fields: {
      ParentId: { ...required(), updateable: false, cascadeDelete: true },
      SobjectType: { ...required(40), type: 'picklist' },
    },
  },
  {
    name: 'FieldPermissions',
    api: ['data'],
    source: page('FieldPermissions'),
    fields: {
      ParentId: { ...required(), updateable: false, cascadeDelete: true },
      SobjectType: { ...required(40), type: 'picklist' },
      Field: { ...required(255), type: 'picklist' },
    },
  },
  {
    name: 'SetupEntityAccess',
    api: ['data'],
    source: page('SetupEntityAccess'),
    updateable: false,
    fields: {
      ParentId: required(),
      SetupEntityId: required(),
      SetupEntityType: {
        ...picklist(
          [
            'ApexClass',
            'ApexPage',
            'BotDefinition',
            'ConnectedApplication',
            'CustomEntityDefinition',
            'CustomPermission',
            'EmailRoutingAddress',
          ]
            .concat([
              'ExternalClientApplication',
              'ExternalCredentialParameter',
              'ExternalDataSource',
              'FlowDefinition',
              'MessagingChannel',
            ])
            .concat([
              'NamedCredential',
              'OrgWideEmailAddress',
              'ServiceProvider',
              'StandardInvocableActionType',
              'TabSet',
            ]),
        ),
        createable: false,
        updateable: false,
      },
    },
  },
  {
    name: 'PermissionSetGroup',
    api: ['data'],
    source: page('PermissionSetGroup'),
    fields: {
      DeveloperName: { ...required(80), unique: true },
      MasterLabel: required(80),
      Status: picklist(['Updated', 'Outdated', 'Updating', 'Failed'], { defaultValue: 'Updated' }),
    },
  },
  {
    name: 'PermissionSetGroupComponent',
    api: ['data'],
    source: page('PermissionSetGroupComponent'),
    fields: {
      PermissionSetGroupId: required(),
      PermissionSetId: { ...required(), referenceTo: ['PermissionSet', 'MutingPermissionSet'] },
    },
  },
  {
    name: 'Group',
    api: ['data'],
    source: page('Group'),
    fields: { Name: required(40), RelatedId: { referenceTo: ['User', 'UserRole'] } },
  },
  {
    name: 'ApexClass',
    api: ['data', 'tooling'],
    source: page('ApexClass'),
    fields: { Name: required(255), Body: { type: 'textarea', length: 1_000_000 } },
  },
  {
    name: 'ApexTrigger',
    api: ['data', 'tooling'],
    source: page('ApexTrigger'),
    fields: { Name: required(255), Body: { type: 'textarea', length: 1_000_000 } },
  },
  { name: 'UserRole', api: ['data'], source: page('UserRole'), label: 'Role', labelPlural: 'Role' },
  { name: 'AsyncApexJob', api: ['data'], source: page('AsyncApexJob'), ...READ_ONLY },
  { name: 'CronTrigger', api: ['data'], source: page('CronTrigger'), ...READ_ONLY },
  { name: 'CronJobDetail', api: ['data'], source: page('CronJobDetail'), ...READ_ONLY },
  {
    name: 'RecordType',
    api: ['data'],
    source: page('RecordType'),
    fields: { Name: required(80), DeveloperName: required(80), SobjectType: required(40) },
  },
  { name: 'StaticResource', api: ['data'], source: page('StaticResource'), fields: { Name: required(255) } },
];
