import type { Shape } from '../../schema/types.ts';

interface LicenceSeed {
  readonly name: string;
  readonly key: string;
  readonly total: number;
}
export interface ProfileSeed {
  readonly name: string;
  readonly licence: string;
  readonly userType: string;
  /** null: all that an administrator has */
  readonly permissions: readonly string[] | null;
  /** rights on the usual objects */
  readonly objects: ObjectRights;
}
/** By object: the initials of Read, Create, Edit, Delete. */
type ObjectRights = Readonly<Record<string, string>>;

/** "User Licenses" of Salesforce Help; Developer Edition has two full users and one integration user, Enterprise five. */
export function licencesOf(shape: Shape): readonly LicenceSeed[] {
  const isDeveloper = shape === 'developer';
  return [
    { name: 'Salesforce', key: 'SFDC', total: isDeveloper ? 2 : 250 },
    { name: 'Salesforce Platform', key: 'AUL', total: isDeveloper ? 3 : 50 },
    { name: 'Salesforce Integration', key: 'INT', total: isDeveloper ? 1 : 5 },
    { name: 'Chatter Free', key: 'CSN_User', total: 5000 },
    { name: 'Chatter External', key: 'CSN_External_User', total: 500 },
    { name: 'Identity', key: 'PID_Identity', total: isDeveloper ? 10 : 100 },
    { name: 'External Identity', key: 'PID_External_Identity', total: 5 },
    { name: 'Customer Community', key: 'PID_Customer_Community', total: 5 },
    { name: 'Customer Community Login', key: 'PID_Customer_Community_Login', total: 5 },
    { name: 'Customer Community Plus', key: 'PID_Customer_Community_Plus', total: 5 },
    { name: 'Partner Community', key: 'PID_Partner_Community', total: 5 },
    { name: 'Partner Community Login', key: 'PID_Partner_Community_Login', total: 5 },
  ];
}

/** What every user of the full product may do; the list is assumed where Salesforce Help does not give it. */
const USER = [
  ...['ApiEnabled', 'LightningExperienceUser', 'RunFlow', 'RunReports', 'ExportReport', 'EditEvent', 'EditTask'],
  ...[
    'ViewRoles',
    'ViewHelpLink',
    'AllowUniversalSearch',
    'ChatterInternalUser',
    'ChatterFileLink',
    'ChatterOwnGroups',
  ],
  ...['ChatterEditOwnPost', 'ChatterInviteExternalUsers', 'CreateCustomizeFilters', 'ContentWorkspaces', 'EmailSingle'],
  ...[
    'EmailMass',
    'ListEmailSend',
    'ConvertLeads',
    'MassInlineEdit',
    'SubmitMacrosAllowed',
    'SelectFilesFromSalesforce',
  ],
  ...['DistributeFromPersWksp', 'SendSitRequests'],
];
const USUAL = [
  'Account',
  'Contact',
  'Lead',
  'Opportunity',
  'Case',
  'Task',
  'Event',
  'Campaign',
  'Contract',
  'Order',
].concat(['Asset', 'Product2', 'Pricebook2', 'Solution', 'Document']);
const every = (rights: string): ObjectRights => Object.fromEntries(USUAL.map((name) => [name, rights]));

/**
 * "Standard Profiles" of Salesforce Help: a standard user creates and edits most records and sees, but does not manage,
 * campaigns, products and price books. That cases, contracts, leads and solutions are not deleted is assumed.
 */
const STANDARD: ObjectRights = {
  ...every('RCED'),
  ...{ Campaign: 'R', Product2: 'R', Pricebook2: 'R', Case: 'RCE', Contract: 'RCE', Lead: 'RCE', Solution: 'RCE' },
};
const NOTHING: ObjectRights = {};

function internal(name: string, objects: ObjectRights, permissions: readonly string[] | null): ProfileSeed {
  return { name, licence: 'Salesforce', userType: 'Standard', permissions, objects };
}

function other(
  name: string,
  licence: string,
  objects: ObjectRights = NOTHING,
  permissions: readonly string[] = ['LightningExperienceUser'],
  userType = 'Standard',
): ProfileSeed {
  return { name, licence, userType, permissions, objects };
}

const SEES_SETUP = [...USER, 'ViewSetup'];
const API_ONLY = ['ApiEnabled', 'ApiUserOnly'];
/** "Communities User Licenses" of Salesforce Help */
const CUSTOMER: ObjectRights = {
  Account: 'RE',
  Contact: 'RCE',
  Case: 'RCE',
  Asset: 'RCE',
  Product2: 'R',
  Pricebook2: 'R',
};
const PARTNER: ObjectRights = { ...CUSTOMER, Account: 'RCE', Lead: 'RCE', Opportunity: 'RCE', Campaign: 'R' };

/** The standard profiles that the licences bring. */
export function profilesOf(): readonly ProfileSeed[] {
  return [
    internal('System Administrator', every('RCED'), null),
    internal('Standard User', STANDARD, SEES_SETUP),
    internal('Read Only', every('R'), SEES_SETUP),
    internal('Marketing User', { ...STANDARD, Campaign: 'RCED' }, [...SEES_SETUP, 'ImportLeads']),
    internal('Contract Manager', { ...STANDARD, Contract: 'RCED' }, [
      ...SEES_SETUP,
      'ActivateContract',
      'ApproveContract',
    ]),
    internal('Solution Manager', { ...STANDARD, Solution: 'RCED' }, [...SEES_SETUP, 'ManageSolutions']),
    internal('Minimum Access - Salesforce', NOTHING, ['LightningExperienceUser', 'ViewHelpLink']),
    other('Standard Platform User', 'Salesforce Platform', every('RCED'), USER),
    other('Minimum Access - API Only Integrations', 'Salesforce Integration', NOTHING, API_ONLY),
    other('Salesforce API Only System Integrations', 'Salesforce Integration', NOTHING, API_ONLY),
    other('Chatter Free User', 'Chatter Free', NOTHING, ['LightningExperienceUser'], 'CsnOnly'),
    other('Chatter Moderator User', 'Chatter Free', NOTHING, ['LightningExperienceUser'], 'CsnOnly'),
    other('Chatter External User', 'Chatter External', NOTHING, ['LightningExperienceUser'], 'CsnOnly'),
    other('Identity User', 'Identity', NOTHING, []),
    other('External Identity User', 'External Identity', NOTHING, [], 'CspLitePortal'),
    other('Customer Community User', 'Customer Community', CUSTOMER, [], 'CspLitePortal'),
    other('Customer Community Login User', 'Customer Community Login', CUSTOMER, [], 'CspLitePortal'),
    other('Customer Community Plus User', 'Customer Community Plus', CUSTOMER, [], 'PowerCustomerSuccess'),
    other('Partner Community User', 'Partner Community', PARTNER, [], 'PowerPartner'),
    other('Partner Community Login User', 'Partner Community Login', PARTNER, [], 'PowerPartner'),
  ];
}

/** Fields of Data.com, which standard profiles do not show before somebody grants them. */
const DATA_COM =
  /^account\.(tradestyle|dunsnumber|naicscode|naicsdesc|yearstarted|sicdesc|cleanstatus|dandbcompanyid)$/;

/** What a standard profile may do with a field of a usual object that is there from the start; null for other profiles. */
export function standardFieldAccess(profile: string, key: string): { read: boolean; edit: boolean } | null {
  const [object = ''] = key.split('.');
  const rights = STANDARD_RIGHTS.get(profile)?.get(object);
  if (rights === undefined || DATA_COM.test(key)) return null;
  return { read: true, edit: /[CE]/.test(rights) };
}

const STANDARD_RIGHTS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  profilesOf().map(({ name, objects }) => [
    name,
    new Map(Object.entries(objects).map(([object, rights]) => [object.toLowerCase(), rights])),
  ]),
);

/**
 * What even the administrator's profile lacks until somebody grants it: rights that restrict, that read secrets, or that
 * another licence brings.
 */
const NOT_ADMINISTRATOR =
  /^(ApiUserOnly|ViewClientSecret|ViewEncryptedData|PasswordNeverExpires|TwoFactorApi|ForceTwoFactor|IsSsoEnabled|BypassMFAForUiLogins|ViewEventLogObjectData|ExternalClientApp\w+|Isotope\w+|.*FSC.*|.*Cadence.*)$/;

export function administratorPermissions(all: readonly string[]): string[] {
  return all.filter((name) => !NOT_ADMINISTRATOR.test(name));
}
