/**
 * What public Apex uses most of the platform, counted over 20 public repositories. Counted names that the platform's
 * signatures do not have are left out: they were classes and variables of those repositories.
 */

/** Platform types, most used first; those of the System namespace without it. */
export const USED_TYPES: readonly string[] = words(`
  String List Map SObject Integer Boolean Schema.SObjectField Id Set Schema.SObjectType LoggingLevel Decimal Datetime
  Type HttpRequest Date Exception Database.SaveResult HttpResponse Database.UpsertResult Long Database.DeleteResult
  Double Database.UndeleteResult Database.LeadConvertResult Iterable Database.EmptyRecycleBinResult
  Database.MergeResult Time Http Iterator IllegalArgumentException Matcher Blob RestRequest HttpCalloutMock
  RestResponse AccessLevel Callable Database.BatchableContext Schema.FieldSet DmlException TriggerOperation
  Schema.ChildRelationship Database.QueryLocator QueryException Schema.DescribeFieldResult PageReference
  QueueableContext Schema.DescribeSObjectResult Pattern CalloutException Database.DMLOptions Queueable AccessType
  Quiddity FinalizerContext StubProvider Schema.PicklistEntry Database.Cursor Invocable.Action.Result
  SchedulableContext Messaging.SingleEmailMessage Schema.FieldSetMember Approval.LockResult Approval.ProcessResult
  Approval.UnlockResult cache.Partition AuraHandledException Url DataWeave.Script DataWeave.Result
  eventbus.ChangeEventHeader Flow.Interview SObjectAccessDecision ApexPages.Message Messaging.InboundEmail Comparator
  Location JSONParser NoSuchElementException Messaging.InboundEmailResult Messaging.InboundEnvelope
  Auth.AuthConfiguration Auth.UserData ConnectApi.ExternalCredential ConnectApi.ExternalCredentialInput
  ApexPages.StandardSetController Invocable.Action.Error Request Database.Batchable Messaging.Email OrgLimit
  Messaging.InboundEmail.BinaryAttachment cache.OrgPartition Domain Comparable Schedulable VisualEditor.DataRow
  Database.Error SObjectException ConnectApi.NamedCredential ConnectApi.NamedCredentialInput
  ConnectApi.ExternalCredentialPrincipal NoAccessException Database.Stateful Database.AllowsCallouts Savepoint
  ConnectApi.ExternalCredentialPrincipalInput
`);

/** Static methods, most used first. */
export const USED_STATIC_METHODS: readonly string[] = words(`
  Assert.areEqual System.assertEquals Assert.isNull Test.startTest Test.stopTest Assert.isTrue Assert.isFalse
  JSON.serializePretty Assert.isNotNull String.valueOf Assert.areNotEqual Assert.fail UserInfo.getUserId System.today
  System.Assert JSON.serialize Assert.isInstanceOfType System.assertNotEquals System.now System.debug
  Datetime.newInstanceGmt String.join Datetime.newInstance String.format String.isNotBlank Date.newInstance
  Limits.getQueries String.isBlank Time.newInstance Date.today Type.forName JSON.deserialize Integer.valueOf
  Blob.valueOf Test.isRunningTest Test.setMock Limits.getDmlStatements UserInfo.getProfileId Database.query
  Limits.getDmlRows System.hashCode Boolean.valueOf Datetime.now Pattern.compile Limits.getQueueableJobs
  Limits.getPublishImmediateDML Math.mod Limits.getCallouts Schema.getGlobalDescribe String.escapeSingleQuotes
  Location.newInstance Database.executeBatch System.enqueueJob UserInfo.getUserName FeatureManagement.checkPermission
  JSON.deserializeUntyped Security.stripInaccessible Request.getCurrent UserInfo.isMultiCurrencyOrganization
  Decimal.valueOf cache.Session.getPartition cache.Org.getPartition Limits.getEmailInvocations Database.insert
  Database.queryWithBinds Database.update String.isNotEmpty Test.getEventBus Pattern.matches Double.valueOf
  UserInfo.getOrganizationId UUID.randomUUID UserInfo.getLastName System.isQueueable Test.createStub Database.delete
  EventBus.publish UserInfo.getFirstName ApexPages.addMessage Math.abs Url.getOrgDomainUrl Database.upsert
  System.isBatch Database.countQueryWithBinds Database.getQueryLocatorWithBinds Site.login Database.getQueryLocator
  UserInfo.getTimeZone Test.setCreatedDate String.isEmpty Site.setExperienceId Crypto.getRandomInteger Id.valueOf
  JSON.createParser EncodingUtil.base64Encode EncodingUtil.urlEncode Database.getCursorWithBinds
  System.currentPageReference ApexPages.currentPage Math.random LoggingLevel.valueOf OrgLimits.getMap
  Limits.getQueryRows Limits.getLimitQueueableJobs Test.setFixedSearchResults System.isFuture Limits.getCpuTime
  Datetime.valueOf UserInfo.getOrganizationName Limits.getAsyncCalls Date.valueOf System.isScheduled Math.min
  Math.rint Network.getLoginUrl Limits.getLimitDmlRows LoggingLevel.values UserInfo.getUiThemeDisplayed
  Limits.getLimitQueryRows Database.undelete Assert.isNotInstanceOfType Database.setSavepoint Crypto.generateMac
  Schema.describeSObjects Math.floor Aura.redirect Database.getPaginationCursorWithBinds
`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
