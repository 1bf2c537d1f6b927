import type { SupplementClass } from './supplement.ts';

/**
 * Members that are newer than the published stubs (API 65), as the language server of Salesforce knows them
 * (github.com/forcedotcom/apex-language-support, StandardApexLibrary). Entries with a source of their own name it.
 */
export const LATER: readonly SupplementClass[] = [
  {
    name: 'System.Quiddity',
    kind: 'enum',
    // UNDEFINED: Apex Reference Guide, Quiddity Enum
    members: ['EXTERNAL_SERVICE_CALLBACK', 'POST_INSTALL_SCRIPT', 'RUN_INTEGRATION_TESTS', 'UNDEFINED'],
  },
  {
    name: 'System.PageReference',
    members: ['Integer getRedirectCode()', 'System.PageReference setRedirectCode(Integer)'],
  },
  { name: 'System.String', members: ['String template(Map<String,Object>)'] },
  {
    name: 'System.EventBus',
    members: [
      'static Database.SaveResult publishWithAccessLevel(SObject,System.AccessLevel)',
      'static List<Database.SaveResult> publishWithAccessLevel(List<SObject>,System.AccessLevel)',
    ],
  },
  { name: 'System.Test', members: ['static Boolean isSoqlStubDefined(Schema.SObjectType)'] },
  { name: 'System.Cases', members: ['static String generateThreadingMessageId(Id)'] },
  { name: 'Schema.DisplayType', kind: 'enum', members: ['FLOATARRAY', 'TEXTARRAY'] },
  { name: 'Schema.FieldDescribeOptions', kind: 'enum', members: ['DEFAULT', 'FULL_DESCRIBE'] },
  { name: 'Schema.DescribeFieldResult', members: ['Boolean getDataTranslationEnabled()'] },
  {
    name: 'Messaging.CustomNotification',
    members: ['void setSenderId(String)', 'void setActionGroup(String)'],
  },
  {
    name: 'Messaging.SingleEmailMessage',
    members: [
      'void setDocumentAttachments(List<Id>)',
      'Map<String,String> getCustomHeaders()',
      'void setCustomHeaders(Map<String,String>)',
      'String getUnsubscribeComment()',
      'List<String> getUnsubscribeUrls()',
    ],
  },
  { name: 'Auth.VerificationMethod', kind: 'enum', members: ['BUILT_IN_AUTHENTICATOR', 'SECURITY_KEY'] },
  {
    name: 'Database.LeadConvert',
    members: ['Id getRelatedPersonAccountId()', 'void setRelatedPersonAccountId(Id)'],
  },
  { name: 'Database.LeadConvertResult', members: ['Id getRelatedPersonAccountId()'] },
  { name: 'Metadata.DeployStatus', kind: 'enum', members: ['FinalizingDeploy', 'FinalizingDeployFailed'] },
  { name: 'FormulaEval.FormulaGlobal', kind: 'enum', members: ['CUSTOMMETADATA'] },
  { name: 'Compression.ZipWriter', members: ['Set<String> getEntryNames()'] },
  {
    name: 'Process.ParameterType',
    kind: 'enum',
    members: ['BOOLEAN', 'DATE', 'DATETIME', 'DECIMAL', 'DOUBLE', 'FLOAT', 'ID', 'INTEGER', 'LONG', 'STRING', 'TIME'],
  },
  { name: 'Cache.CacheBuilderExecutionException', extends: 'Exception', members: [] },
  // Apex Reference Guide, Org Class and Session Class of the Cache namespace
  { name: 'cache.Session.SessionCacheException', extends: 'Exception', members: [] },
  { name: 'Site.ExternalUserCreateException', extends: 'Exception', members: ['List<String> getDisplayMessages()'] },
];
