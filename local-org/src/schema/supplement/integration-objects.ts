import { page, picklist, READ_ONLY, text } from './facts.ts';
import type { FieldSupplement, ObjectSupplement } from './facts.ts';

const string = (length: number | null = 255): FieldSupplement => ({ type: 'string', length });
const id = { type: 'id', nillable: false, createable: false, updateable: false } as const;
const userFields: Readonly<Record<string, FieldSupplement>> = {
  CreatedById: {
    type: 'reference',
    referenceTo: ['User'],
    relationshipName: 'CreatedBy',
    createable: false,
    updateable: false,
  },
  CreatedDate: { type: 'datetime', createable: false, updateable: false },
  LastModifiedById: {
    type: 'reference',
    referenceTo: ['User'],
    relationshipName: 'LastModifiedBy',
    createable: false,
    updateable: false,
  },
  LastModifiedDate: { type: 'datetime', createable: false, updateable: false },
  SystemModstamp: { type: 'datetime', createable: false, updateable: false },
};

/** "Group, Nillable, Sort" among the properties of the field, without "Filter". */
const NOT_FILTERED: FieldSupplement = { filterable: false };

/** Connected apps, tokens, sign-ins, events and what measures them. */
export const INTEGRATION: readonly ObjectSupplement[] = [
  {
    name: 'ConnectedApplication',
    api: ['data', 'tooling'],
    source: page('ConnectedApplication'),
    ...READ_ONLY,
    fields: { Name: text(80) },
  },
  {
    name: 'OauthToken',
    api: ['data'],
    source: page('OauthToken'),
    ...READ_ONLY,
    fields: { AppName: text(255) },
  },
  {
    name: 'AppMenuItem',
    api: ['data'],
    source: page('AppMenuItem'),
    ...READ_ONLY,
    fields: { ApplicationId: { referenceTo: ['ConnectedApplication', 'ExternalClientApplication'] } },
  },
  {
    name: 'ExternalClientApplication',
    api: ['data', 'tooling'],
    source: page('ExternalClientApplication'),
    ...READ_ONLY,
  },
  {
    name: 'LoginHistory',
    api: ['data'],
    source: page('LoginHistory'),
    ...READ_ONLY,
    fields: {
      AuthenticationServiceId: { referenceTo: ['AuthProvider', 'SamlSsoConfig'] },
      ApiType: NOT_FILTERED,
      ApiVersion: NOT_FILTERED,
      Application: NOT_FILTERED,
      Browser: NOT_FILTERED,
      ClientVersion: NOT_FILTERED,
    },
  },
  {
    name: 'Certificate',
    api: ['tooling'],
    source: 'Tooling API, page Certificate: query and retrieve only, ExpirationDate is a date',
    ...READ_ONLY,
    fields: { ExpirationDate: { type: 'date' }, KeySize: { type: 'int' } },
  },
  { name: 'LoginGeo', api: ['data'], source: page('LoginGeo'), ...READ_ONLY },
  { name: 'AuthSession', api: ['data'], source: page('AuthSession'), ...READ_ONLY, deletable: true },
  {
    name: 'NamedCredential',
    api: ['data'],
    source: page('NamedCredential'),
    ...READ_ONLY,
    fields: { DeveloperName: text(80), MasterLabel: text(80), Endpoint: text(2000) },
  },
  {
    name: 'AuthProvider',
    api: ['data'],
    source: page('AuthProvider'),
    fields: { DeveloperName: text(80), FriendlyName: text(32), ConsumerSecret: { filterable: false } },
  },
  { name: 'SamlSsoConfig', api: ['data'], source: page('SamlSsoConfig'), ...READ_ONLY },
  {
    name: 'EventLogFile',
    api: ['data'],
    source: page('EventLogFile'),
    ...READ_ONLY,
    fields: { Interval: picklist(['Daily', 'Hourly']) },
  },
  { name: 'TenantUsageEntitlement', api: ['data'], source: page('TenantUsageEntitlement'), ...READ_ONLY },
  { name: 'PlatformEventUsageMetric', api: ['data'], source: page('PlatformEventUsageMetric'), ...READ_ONLY },
  {
    name: 'EventBusSubscriber',
    api: ['data'],
    source: `${page('EventBusSubscriber')}: LastProcessed and LastPublished since API 66`,
    ...READ_ONLY,
    fields: {
      Status: picklist(['Running', 'Error', 'Suspended', 'Expired']),
      LastProcessed: string(),
      LastPublished: string(),
    },
  },
  {
    name: 'ScratchOrgInfo',
    api: ['data'],
    source: page('ScratchOrgInfo'),
    fields: { Status: picklist(['New', 'Creating', 'Active', 'Error', 'Deleted'], { defaultValue: 'New' }) },
  },
  { name: 'ActiveScratchOrg', api: ['data'], source: page('ActiveScratchOrg'), createable: false, updateable: false },
  {
    name: 'UserExternalCredential',
    adds: true,
    api: ['data'],
    source:
      'Salesforce Help "Enable User External Credentials" and describe results quoted in public metadata; columns beyond the system fields are not published',
    createable: false,
    updateable: false,
    deletable: false,
    fields: { Id: id, ...userFields, IsDeleted: { type: 'boolean' } },
  },
  {
    name: 'ApiTotalUsageEventLog',
    adds: true,
    api: ['data'],
    source: `${page('ApiTotalUsageEventLog')} (61 and later)`,
    ...READ_ONLY,
    fields: {
      Id: id,
      ApiFamily: string(),
      ApiResource: string(),
      BotIdentifier: string(),
      BotSessionIdentifier: string(),
      ClientIp: string(),
      ClientName: string(),
      ConnectedAppIdentifier: string(),
      HttpMethod: string(),
      IsApiLimitCounted: { type: 'boolean' },
      ObjectName: string(),
      RequestIdentifier: string(),
      StatusCode: string(),
      Timestamp: { type: 'datetime' },
      UserIdentifier: string(),
    },
  },
];

/** What the Tooling types leave out. */
export const TOOLING: readonly ObjectSupplement[] = [
  {
    name: 'SourceMember',
    adds: true,
    api: ['tooling'],
    source: 'Tooling API, page SourceMember, and the columns that @salesforce/source-tracking selects',
    createable: false,
    updateable: true,
    deletable: false,
    fields: {
      Id: id,
      ...userFields,
      ChangedBy: { ...string(), updateable: false },
      IsNameObsolete: { type: 'boolean', updateable: false },
      IsNewMember: { type: 'boolean', updateable: false },
      MemberIdOrName: { ...string(), updateable: false },
      MemberName: { ...string(), updateable: false },
      MemberType: { ...string(), updateable: false },
      // the CLI sets it to 0 once the settings of a scratch definition are deployed
      RevisionCounter: { type: 'int', updateable: true },
    },
  },
  {
    name: 'ExternalCredential',
    api: ['tooling'],
    source: 'Tooling API, page ExternalCredential',
    fields: { DeveloperName: text(80), MasterLabel: text(80) },
  },
  {
    name: 'ExternalCredentialParameter',
    api: ['tooling'],
    source: 'Tooling API, page ExternalCredentialParameter',
    fields: {
      ExternalCredentialId: { cascadeDelete: true },
      AuthProviderId: { referenceTo: ['AuthProvider'] },
      SequenceNumber: { type: 'int' },
    },
  },
  {
    name: 'NamedCredentialParameter',
    api: ['tooling'],
    source: 'Tooling API, page NamedCredentialParameter',
    fields: { NamedCredentialId: { cascadeDelete: true }, SequenceNumber: { type: 'int' } },
  },
  {
    name: 'ApexTestQueueItem',
    api: ['tooling'],
    source: 'Tooling API, page ApexTestQueueItem',
    fields: { ParentJobId: { referenceTo: ['AsyncApexJob'] } },
  },
  {
    name: 'ApexCodeCoverage',
    api: ['tooling'],
    source: 'Tooling API, page ApexCodeCoverage',
    fields: {
      ApexClassOrTriggerId: { referenceTo: ['ApexClass', 'ApexTrigger'], relationshipName: 'ApexClassOrTrigger' },
      NumLinesCovered: { type: 'int' },
      NumLinesUncovered: { type: 'int' },
    },
  },
  {
    name: 'ApexCodeCoverageAggregate',
    api: ['tooling'],
    source: 'Tooling API, page ApexCodeCoverageAggregate',
    fields: {
      ApexClassOrTriggerId: { referenceTo: ['ApexClass', 'ApexTrigger'], relationshipName: 'ApexClassOrTrigger' },
      NumLinesCovered: { type: 'int' },
      NumLinesUncovered: { type: 'int' },
    },
  },
  {
    name: 'ApexOrgWideCoverage',
    api: ['tooling'],
    source: 'Tooling API, page ApexOrgWideCoverage',
    fields: { PercentCovered: { type: 'int' } },
  },
  {
    name: 'ApexLog',
    api: ['tooling'],
    source: 'Tooling API, page ApexLog',
    fields: {
      LogUserId: { referenceTo: ['User'], relationshipName: 'LogUser' },
      LogLength: { type: 'int' },
      DurationMilliseconds: { type: 'int' },
    },
  },
  {
    name: 'TraceFlag',
    api: ['tooling'],
    source: 'Tooling API, page TraceFlag',
    fields: { TracedEntityId: { referenceTo: ['ApexClass', 'ApexTrigger', 'User'] } },
  },
];
