import type { ComponentRef } from '../components.ts';

/** Types that others refer to come first; a permission set comes after what it grants. */
const ORDER: readonly string[] = [
  'CustomObject',
  'CustomField',
  'CustomLabels',
  'CustomLabel',
  'Settings',
  'Certificate',
  'StaticResource',
  'AuthProvider',
  'ExternalAuthIdentityProvider',
  'SamlSsoConfig',
  'ExternalCredential',
  'NamedCredential',
  'CustomPermission',
  'OauthCustomScope',
  'ConnectedApp',
  'ExternalClientApplication',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthSettings',
  'ApexClass',
  'ApexTrigger',
  'LightningComponentBundle',
  'FlexiPage',
  'CustomTab',
  'CustomApplication',
];
const LAST: readonly string[] = [
  'PermissionSet',
  'PermissionSetGroup',
  'Profile',
  'ExtlClntAppConfigurablePolicies',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppOauthSecuritySettings',
  'PlatformEventSubscriberConfig',
  'CustomMetadata',
];

function rank(type: string): number {
  const first = ORDER.indexOf(type);
  if (first >= 0) return first;
  const last = LAST.indexOf(type);
  return ORDER.length + (last < 0 ? 0 : last + 1);
}

export function inDeployOrder<T extends ComponentRef>(components: readonly T[]): T[] {
  return [...components].sort((a, b) => rank(a.type) - rank(b.type) || a.fullName.localeCompare(b.fullName));
}
