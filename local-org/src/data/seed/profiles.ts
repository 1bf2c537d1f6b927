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
  readonly objects: 'none' | 'read' | 'edit';
}

/** "User Licenses" of Salesforce Help; Developer Edition has two full users and one integration user, Enterprise five. */
export function licencesOf(shape: Shape): readonly LicenceSeed[] {
  const isDeveloper = shape === 'developer';
  return [
    { name: 'Salesforce', key: 'SFDC', total: isDeveloper ? 2 : 250 },
    { name: 'Salesforce Platform', key: 'AUL', total: isDeveloper ? 3 : 50 },
    { name: 'Salesforce Integration', key: 'INT', total: isDeveloper ? 1 : 5 },
    { name: 'Chatter Free', key: 'CSN_User', total: isDeveloper ? 5000 : 5000 },
    { name: 'Identity', key: 'PID_Identity', total: isDeveloper ? 10 : 100 },
  ];
}

const USER = [
  'ApiEnabled',
  'LightningExperienceUser',
  'RunFlow',
  'RunReports',
  'EditEvent',
  'EditTask',
  'ViewRoles',
  'ViewHelpLink',
  'AllowUniversalSearch',
];

/** The standard profiles that the licences bring. */
export function profilesOf(): readonly ProfileSeed[] {
  return [
    { name: 'System Administrator', licence: 'Salesforce', userType: 'Standard', permissions: null, objects: 'edit' },
    {
      name: 'Standard User',
      licence: 'Salesforce',
      userType: 'Standard',
      permissions: [...USER, 'ViewSetup'],
      objects: 'edit',
    },
    {
      name: 'Read Only',
      licence: 'Salesforce',
      userType: 'Standard',
      permissions: [...USER, 'ViewSetup'],
      objects: 'read',
    },
    {
      name: 'Minimum Access - Salesforce',
      licence: 'Salesforce',
      userType: 'Standard',
      permissions: ['LightningExperienceUser', 'ViewHelpLink'],
      objects: 'none',
    },
    {
      name: 'Standard Platform User',
      licence: 'Salesforce Platform',
      userType: 'Standard',
      permissions: USER,
      objects: 'edit',
    },
    {
      name: 'Minimum Access - API Only Integrations',
      licence: 'Salesforce Integration',
      userType: 'Standard',
      permissions: ['ApiEnabled', 'ApiUserOnly'],
      objects: 'none',
    },
    {
      name: 'Salesforce API Only System Integrations',
      licence: 'Salesforce Integration',
      userType: 'Standard',
      permissions: ['ApiEnabled', 'ApiUserOnly'],
      objects: 'none',
    },
    {
      name: 'Chatter Free User',
      licence: 'Chatter Free',
      userType: 'CsnOnly',
      permissions: ['LightningExperienceUser'],
      objects: 'none',
    },
    { name: 'Identity User', licence: 'Identity', userType: 'Standard', permissions: [], objects: 'none' },
  ];
}

/**
 * What even the administrator's profile lacks until somebody grants it: rights that restrict, that read secrets, or that
 * another licence brings.
 */
const NOT_ADMINISTRATOR =
  /^(ApiUserOnly|ViewClientSecret|ViewEncryptedData|PasswordNeverExpires|TwoFactorApi|ForceTwoFactor|IsSsoEnabled|BypassMFAForUiLogins|ViewEventLogObjectData|ExternalClientApp\w+|Isotope\w+|.*FSC.*|.*Cadence.*)$/;

export function administratorPermissions(all: readonly string[]): string[] {
  return all.filter((name) => !NOT_ADMINISTRATOR.test(name));
}
