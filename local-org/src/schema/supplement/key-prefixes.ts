/**
 * Key prefixes of standard objects, from "Standard Field Record ID Prefix Decoder" (Salesforce Help 000385203) and the
 * id examples of the Object Reference. An object that is not here has no published prefix.
 */
const PREFIXES = `
001 Account|003 Contact|005 User|006 Opportunity|00Q Lead|00T Task|00U Event|00D Organization|00E UserRole|00G Group
00e Profile|00k OpportunityLineItem|00l Folder|00N CustomField|00O Report|00P Attachment|00X EmailTemplate|00b WebLink|00h Layout
00i FieldSet|00j ApexComponent|011 GroupMember|012 RecordType|015 Document|017 AccountHistory|01I CustomObject|01N Scontrol
01Z Dashboard|01k FieldPermissions|01m BusinessProcess|01p ApexClass|01q ApexTrigger|01s Pricebook2|01t Product2|01u PricebookEntry
01r CustomTab|02i Asset|02s EmailMessage|02u AppMenuItem|033 MetadataPackage|03d ValidationRule|04t MetadataPackageVersion
060 Partner|066 ApexPage|068 ContentVersion|069 ContentDocument|06A ContentDocumentLink|07L ApexLog|07M ApexTestResult|08a CronJobDetail
081 StaticResource|08e CronTrigger|0A3 InstalledSubscriberPackageVersion|0A7 FlowInterview|0AT EventLogFile|0Af DeployRequest|0Ak AuthSession
0CQ OauthToken|0DM Site|0H4 ConnectedApplication|0Ht PlatformCachePartition|0J0 SetupEntityAccess|0LE SamlSsoConfig|0M0 FlexiPage
0Nz LightningComponentResource|0PL PermissionSetLicense|0PS PermissionSet|0Pa PermissionSetAssignment|0PG PermissionSetGroup|0PM PermissionSetGroupComponent
0QD MutingPermissionSet|0Rb LightningComponentBundle|0SO AuthProvider|0XA NamedCredential|0XC ExternalDataSource|0Ya LoginHistory|0Yq LoginIp|0Zz SourceMember
100 UserLicense|110 ObjectPermissions|1dc MetadataContainer|1dr ContainerAsyncRequest|2LA PermissionSetLicenseAssign|300 Flow|301 FlowDefinition
4A0 ApexTestSuite|500 Case|501 Solution|570 Report|701 Campaign|707 AsyncApexJob|709 ApexTestQueueItem|714 ApexCodeCoverage|715 ApexCodeCoverageAggregate
7dl DebugLevel|7tf TraceFlag|800 Contract|801 Order|802 OrderItem|05m ApexTestRunResult|2SR ScratchOrgInfo|2AS ActiveScratchOrg|0P1 Certificate|0CP CustomPermission
0xI ExternalClientApplication|04l LoginGeo|0Ab AuraDefinitionBundle|0Ad AuraDefinition|02c AccountShare|03s ContactShare|888 ExtlClntAppOauthConsumer`;

export const KEY_PREFIXES: ReadonlyMap<string, string> = new Map(
  PREFIXES.split(/[|\n]/)
    .filter((entry) => entry !== '')
    .map((entry) => [entry.slice(4).toLowerCase(), entry.slice(0, 3)]),
);
