/**
 * Key prefixes of standard objects, from lists that others read from describe results of their orgs
 * (fishofprey.com/2011/09/obscure-salesforce-object-key-prefixes.html and its successors). An object that is not here has
 * no published prefix.
 */
const PUBLISHED = `
002 Note|008 OpportunityHistory|00B ListView|00J OpportunityCompetitor|00K OpportunityContactRole|00a CaseComment|00j CampaignShare
00q OpportunityTeamMember|00t OpportunityShare|00v CampaignMember|01M AccountTeamMember|01Y CampaignMemberStatus|01n CaseShare
01o LeadShare|02Z AccountContactRole|02a ContractContactRole|03g QueueSobject|03u UserPreference|04g ProcessInstance
04h ProcessInstanceStep|04i ProcessInstanceWorkitem|051 UserPackageLicense|058 ContentWorkspace|05D ContentDistribution
07k AccountContactRelation|08q WorkType|0D2 OrgWideEmailAddress|0D5 FeedItem|0D7 FeedComment|0DB Network|0DO NetworkMember
0F9 CollaborationGroup|0FB CollaborationGroupMember|0N2 UserShare|0PK Individual|0Q0 Quote|0QL QuoteLineItem|0TO Topic
0WO WorkOrder|0Yw UserLogin|1WL WorkOrderLineItem|550 Entitlement|810 ServiceContract|811 ContractLineItem
001 Account|003 Contact|005 User|006 Opportunity|00Q Lead|00T Task|00U Event|00D Organization|00E UserRole|00G Group
00I Partner|00N CustomField|00O Report|00P Attachment|00X EmailTemplate|00b WebLink|00e Profile|00h Layout
00k OpportunityLineItem|00l Folder|00r AccountShare|011 GroupMember|012 RecordType|015 Document|017 AccountHistory
019 BusinessProcess|01I CustomObject|01N Scontrol|01Z Dashboard|01k FieldPermissions|01m BusinessHours|01p ApexClass
01q ApexTrigger|01r CustomTab|01s Pricebook2|01t Product2|01u PricebookEntry|02i Asset|02s EmailMessage|033 MetadataPackage
03d ValidationRule|03s ContactShare|04F LoginGeo|04t MetadataPackageVersion|05F ApexTestSuite|05m ApexTestRunResult
066 ApexPage|068 ContentVersion|069 ContentDocument|06A ContentDocumentLink|07L ApexLog|07M ApexTestResult
081 StaticResource|08a CronJobDetail|08e CronTrigger|08y CspTrustedSite|099 ApexComponent|0AT EventLogFile
0Ab AuraDefinitionBundle|0Ad AuraDefinition|0Af DeployRequest|0Ak AuthSession|0CP CustomPermission|0CQ OauthToken
0DM Site|0DS AppMenuItem|0Er PlatformCachePartition|0Fo FlowInterview|0H4 ConnectedApplication|0IX FieldSet
0J0 SetupEntityAccess|0KM InstalledSubscriberPackageVersion|0LE SamlSsoConfig|0M0 FlexiPage|0P1 Certificate
0PG PermissionSetGroup|0PL PermissionSetLicense|0PM PermissionSetGroupComponent|0PS PermissionSet
0Pa PermissionSetAssignment|0QM MutingPermissionSet|0Rb LightningComponentBundle|0Rd LightningComponentResource
0SO AuthProvider|0UT TenantUsageEntitlement|0XA NamedCredential|0XC ExternalDataSource|0YL PlatformEventChannel
0Ya LoginHistory|0rp RemoteProxy|0v8 PlatformEventChannelMember|100 UserLicense|110 ObjectPermissions|1dc MetadataContainer|1dr ContainerAsyncRequest
2AS ActiveScratchOrg|2LA PermissionSetLicenseAssign|2SR ScratchOrgInfo|300 FlowDefinition|301 Flow|500 Case|501 Solution
701 Campaign|707 AsyncApexJob|709 ApexTestQueueItem|710 LoginIp|714 ApexCodeCoverage|715 ApexCodeCoverageAggregate
716 ApexOrgWideCoverage|7dl DebugLevel|7tf TraceFlag|800 Contract|801 Order|802 OrderItem|8Kk PlatformEventUsageMetric`;

/** Assumed: no list that could be read has them. */
const ASSUMED = `
0xI ExternalClientApplication|888 ExtlClntAppOauthConsumer|8lW ContactPointAddress|9Vl ContactPointEmail|0ow ContactPointPhone`;

/** Metadata types and requests whose name is no object's. */
const COMPONENTS = `
02u CustomApplication|09S RetrieveRequest|0H4 ConnectedApp|0rp RemoteSiteSetting|101 CustomLabel`;

/** The objects by prefix. */
export const OBJECTS_BY_PREFIX: ReadonlyMap<string, string> = new Map([...pairs(PUBLISHED), ...pairs(ASSUMED)]);

const PREFIXES: ReadonlyMap<string, string> = new Map(
  [...OBJECTS_BY_PREFIX, ...pairs(COMPONENTS)].map(([prefix, name]) => [name.toLowerCase(), prefix]),
);

/** The key prefix of a standard object or of a metadata type, by name in any case; null when none is known. */
export function keyPrefixOf(name: string): string | null {
  return PREFIXES.get(name.toLowerCase()) ?? null;
}

function pairs(list: string): (readonly [prefix: string, name: string])[] {
  return list
    .split(/[|\n]/)
    .filter((entry) => entry !== '')
    .map((entry) => [entry.slice(0, 3), entry.slice(4)]);
}
