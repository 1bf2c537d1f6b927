import type { SupplementClass } from './supplement.ts';

/**
 * The platform itself: System, Auth, Database and what stands beside them.
 * Types and members that the published stubs (API 65) lack, as the library of Salesforce's language server names them
 * (StandardApexLibrary in github.com/forcedotcom/apex-language-support and in prettier-plugin-apex 2.3.0, Summer '26).
 */
export const LATER_PLATFORM: readonly SupplementClass[] = [
  {
    name: 'Auth.AuthConfiguration',
    members: ['Boolean getEmbeddedLoginEnabled()', 'Boolean getHeadlessFrgtPswEnabled()'],
  },
  {
    name: 'Auth.ConfirmUserRegistrationHandler',
    kind: 'interface',
    members: ['Id confirmUser(Id,Id,Id,Auth.UserData)'],
  },
  {
    name: 'Auth.ConnectedAppPlugin',
    members: [
      'Boolean authorize(Id,Id,Boolean)',
      'Map<String,String> customAttributes(Id,Map<String,String>)',
      'void refresh(Id,Id)',
    ],
  },
  {
    name: 'Auth.Oauth2TokenExchangeHandler',
    members: ['Boolean mapToUser(Id,Auth.TokenValidationResult,Boolean,Boolean,String,Auth.IntegratingAppType)'],
  },
  {
    name: 'Auth.VerificationException',
    members: ['Auth.VerificationPolicy getPolicy()', 'String getActivityDescription()', 'String getRetUrl()'],
  },
  { name: 'Cache.Org', members: ['static Long getAvgGetSize()', 'static Long getMaxGetSize()'] },
  { name: 'Cache.Partition', members: ['Long getAvgGetSize()', 'Long getMaxGetSize()'] },
  { name: 'Cache.Session', members: ['static Long getAvgGetSize()', 'static Long getMaxGetSize()'] },
  {
    name: 'Compression.ZipWriter',
    members: ['Compression.ZipEntry addEntry(String,String,Datetime,Compression.Method,Blob)'],
  },
  {
    name: 'DataSource.DeleteResult',
    members: [
      'static DataSource.DeleteResult failure(String,String)',
      'static DataSource.DeleteResult success(String)',
    ],
  },
  {
    name: 'DataSource.QueryUtils',
    members: ['static List<Map<String,Object>> filterAndSort(DataSource.QueryContext,List<Map<String,Object>>)'],
  },
  {
    name: 'DataSource.TableResult',
    members: ['static DataSource.TableResult get(Boolean,String,String,List<Map<String,Object>>,Integer,String)'],
  },
  { name: 'DataWeave.Script', members: ['DataWeave.Result execute()'] },
  {
    name: 'Database.LeadConvert',
    members: ['Id getRelatedPersonAccountRecord()', 'void setRelatedPersonAccountRecord(SObject)'],
  },
  {
    name: 'Functions.Function',
    members: [
      'static Functions.Function get(String,String)',
      'static Functions.Function get(String)',
      'Functions.FunctionInvocation invoke(String,Functions.FunctionCallback)',
      'Functions.FunctionInvocation invoke(String)',
      'new()',
    ],
  },
  {
    name: 'Functions.FunctionCallback',
    kind: 'interface',
    members: ['void handleResponse(Functions.FunctionInvocation)'],
  },
  {
    name: 'Functions.FunctionErrorType',
    kind: 'enum',
    members: ['FUNCTION_EXCEPTION', 'RUNTIME_EXCEPTION', 'UNEXPECTED_FUNCTION_EXCEPTION'],
  },
  {
    name: 'Functions.FunctionInvocation',
    kind: 'interface',
    members: [
      'Functions.FunctionInvocationError getError()',
      'Functions.FunctionInvocationStatus getStatus()',
      'String getInvocationId()',
      'String getResponse()',
    ],
  },
  {
    name: 'Functions.FunctionInvocationError',
    kind: 'interface',
    members: ['Functions.FunctionErrorType getType()', 'String getMessage()'],
  },
  { name: 'Functions.FunctionInvocationStatus', kind: 'enum', members: ['ERROR', 'PENDING', 'SUCCESS'] },
  {
    name: 'Functions.FunctionInvokeMock',
    kind: 'interface',
    members: ['Functions.FunctionInvocation respond(String,String)'],
  },
  {
    name: 'Functions.MockFunctionInvocationFactory',
    members: [
      'static Functions.FunctionInvocation createErrorResponse(String,Functions.FunctionErrorType,String)',
      'static Functions.FunctionInvocation createSuccessResponse(String,String)',
      'new()',
    ],
  },
  { name: 'QuickAction.DescribeLayoutItem', members: ['String getUiBehavior()'] },
  {
    name: 'QuickAction.DescribeQuickActionResult',
    members: [
      'List<QuickAction.DescribeQuickActionParameter> getParameters()',
      'String getLightningWebComponentBundleId()',
      'String getLightningWebComponentBundleName()',
      'String getLightningWebComponentQualifiedName()',
      'String getMobileExtensionId()',
      'String getSourceSobjectType()',
      'String lightningwebcomponentbundleid',
      'String lightningwebcomponentbundlename',
      'String lightningwebcomponentqualifiedname',
    ],
  },
  { name: 'Reports.FormulaType', kind: 'enum', members: ['CHECKBOX', 'DATE', 'DATE_TIME', 'TEXT', 'TIME'] },
  {
    name: 'Reports.ReportFilter',
    members: [
      'String getEntityName()',
      'String getFilterType()',
      'void setEntityName(String)',
      'void setFilterType(String)',
    ],
  },
  { name: 'Reports.ReportFilterType', kind: 'enum', members: ['fieldToField', 'fieldValue'] },
  { name: 'Schema.DescribeTabResult', members: ['String getMobileUrl()'] },
  {
    name: 'Sfc.ContentDownloadContext',
    kind: 'enum',
    members: ['CHATTER', 'CONTENT', 'DELIVERY', 'REST_API', 'RETRIEVE', 'S1', 'SOQL'],
  },
  {
    name: 'Sfc.ContentDownloadHandler',
    members: ['Boolean isDownloadAllowed', 'new()', 'String downloadErrorMessage', 'String redirectUrl'],
  },
  {
    name: 'Sfc.ContentDownloadHandlerFactory',
    kind: 'interface',
    members: ['Sfc.ContentDownloadHandler getContentDownloadHandler(List<Id>,Sfc.ContentDownloadContext)'],
  },
  { name: 'Sfdc_Enablement.LearningItemSerializeDeserializer', members: ['String serialize(String)'] },
  {
    name: 'System.Cases',
    members: [
      'static Boolean reparentFeedToCaseId(Id,Id,Id)',
      'static Id getCaseIdFromEmailHeaders(List<Messaging.InboundEmail.Header>)',
    ],
  },
  {
    name: 'System.Crypto',
    members: [
      'static Blob decryptWithManagedIV(String,Blob,Blob,Blob)',
      'static Blob encryptWithManagedIV(String,Blob,Blob,Blob)',
    ],
  },
  { name: 'System.ExternalServiceTest', members: ['new()', 'System.HttpResponse sendCallback(System.HttpRequest)'] },
  { name: 'System.Network', members: ['static String createRecordAsync(String,SObject)'] },
  { name: 'System.Packaging', members: ['new()', 'String getCurrentPackageId()'] },
  {
    name: 'System.Security',
    members: ['static System.SObjectAccessDecision stripInaccessible(System.AccessType,List<SObject>,Boolean,Id)'],
  },
  {
    name: 'System.Test',
    members: [
      'static Component.Apex.Page invokePage(System.PageReference)',
      'static Messaging.ActionResult testNotificationActionHandler(Messaging.NotificationActionHandler,Messaging.ActionableNotification)',
      'static System.ExternalServiceTest getExternalService()',
      'static void testInstall(System.InstallHandler,System.Version,Boolean,Boolean)',
      'static void testUninstall(System.UninstallHandler,Boolean)',
    ],
  },
  {
    name: 'System.UserManagement',
    members: [
      'static Auth.VerificationResult verifyPasswordlessLogin(Id,Auth.VerificationMethod,String,String,String)',
      'static String initPasswordlessLogin(Id,Auth.VerificationMethod)',
      'static String initRegisterVerificationMethod(Auth.VerificationMethod)',
      'static String initVerificationMethod(Auth.VerificationMethod,String,Map<String,String>)',
      'static String initVerificationMethod(Auth.VerificationMethod)',
      'static String verifyRegisterVerificationMethod(String,Auth.VerificationMethod)',
    ],
  },
  { name: 'TxnSecurity.AsyncCondition', kind: 'interface', members: [] },
  { name: 'TxnSecurity.EventCondition', kind: 'interface', members: ['Boolean evaluate(SObject)'] },
  {
    name: 'VisualEditor.DynamicPickList',
    members: ['VisualEditor.DynamicPickListRows getValuesForSemanticSearch(String)'],
  },
  {
    name: 'Wave.Templates',
    members: [
      'static List<Map<String,Object>> getSObjects()',
      'static Map<String,Object> cdpQueryMetadata(String,String,String,String)',
      'static Map<String,Object> getSObject(String)',
      'static Map<String,Object> getTemplate(String,String,String)',
      'static Map<String,Object> getTemplateConfig(String,String,Boolean,String)',
    ],
  },
  {
    name: 'embeddedai.RecordApexRepresentation',
    members: ['static embeddedai.RecordApexRepresentation toRecordApexRep(String)'],
  },
];
