import type { ParsedComponent } from '../../components.ts';
import type { XmlElement } from '../../xml/parse.ts';
import type { Report } from '../report.ts';
import { didYouMean } from '../suggest.ts';
import type { Scope } from '../scope.ts';
import { childOf, isTrue, valueOf, type Rule } from './rule.ts';

/** Scope names of external client apps as a v67 server lists them; connected apps call SFApiPlatform SFAP. */
const SCOPES =
  'Basic Api Web Full RefreshToken OfflineAccess OpenID Profile Email Address Phone CustomPermissions CustomApplications Content Lightning Chatter Wave Eclair Pardot Interaction ForgotPassword UserRegistration PwdlessLogin EinsteinGPT SFApiPlatform SCRT Chatbot MCP CDP CDPQuery CDPProfile CDPIngest CDPSegment CDPIdentityResolution CDPCalculatedInsight DataCloudUserClaims'.split(
    ' ',
  );
const UNITS = ['Hours', 'Days', 'Months'];
const ONE_PER_APP = [
  'ExtlClntAppOauthSettings',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppConfigurablePolicies',
  'ExtlClntAppOauthSecuritySettings',
];
const CHILDREN = [
  ...ONE_PER_APP,
  'ExtlClntAppNotificationSettings',
  'ExtlClntAppMobileSettings',
  'ExtlClntAppMobileConfigurablePolicies',
  'ExtlClntAppPushSettings',
  'ExtlClntAppPushConfigurablePolicies',
  'ExtlClntAppSamlConfigurablePolicies',
  'ExtlClntAppCanvasSettings',
];

export const clientAppChildren: Rule = {
  types: CHILDREN,
  check(component, document, scope, report) {
    const app = valueOf(document, 'externalClientApplication') ?? '';
    const at = childOf(document, 'externalClientApplication');
    if (app !== '' && !scope.has('ExternalClientApplication', app))
      report.error(
        component,
        'INVALID_CROSS_REFERENCE_KEY',
        `In field: externalClientApplication - no ExternalClientApplication named ${app} found`,
        at,
      );
    if (ONE_PER_APP.includes(component.type)) checkOnlyOne(component, app, scope, report);
  },
};

/** An app has one record of each kind; the auto-created ones count. */
function checkOnlyOne(component: ParsedComponent, app: string, scope: Scope, report: Report): void {
  const other = scope.list(component.type).find((ref) => {
    const document =
      ref.fullName.toLowerCase() === component.fullName.toLowerCase() ? null : scope.document(ref.type, ref.fullName);
    return document !== null && valueOf(document, 'externalClientApplication')?.toLowerCase() === app.toLowerCase();
  });
  if (!other) return;
  const message = `duplicate value found: ExternalClientApplicationId duplicates value on record with id: ${other.fullName}`;
  report.error(component, 'DUPLICATE_VALUE', message);
}

export const oauthSettings: Rule = {
  types: ['ExtlClntAppOauthSettings', 'ExtlClntAppGlobalOauthSettings'],
  check(component, document, scope, report) {
    const app = valueOf(document, 'externalClientApplication') ?? '';
    checkScopes(component, document, report);
    if (component.type !== 'ExtlClntAppGlobalOauthSettings') return;
    if (!scope.list('ExtlClntAppOauthSettings').some((ref) => appOf(scope, ref) === app.toLowerCase()))
      report.error(component, 'INVALID_CLIENT_APP', `${app} doesn't have a valid OAuth settings configuration`);
    const callback = valueOf(document, 'callbackUrl');
    for (const url of (callback ?? '').split(/\s+/).filter(Boolean))
      if (!/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(url))
        report.error(component, 'INVALID_CLIENT_APP', `Invalid callback URL: ${url}`, childOf(document, 'callbackUrl'));
    for (const name of ['shouldRotateConsumerKey', 'shouldRotateConsumerSecret'])
      if (isTrue(document, name))
        report.warning(
          component,
          'CONSUMER_ROTATION',
          `${name} rotates what clients sign in with: deploy with ignoreWarnings`,
          childOf(document, name),
        );
    const isNamedUserJwt = isTrue(document, 'isNamedUserJwtEnabled');
    for (const name of ['namedUserJwtTimeout', 'namedUserJwtSessionTimeoutType'])
      if (childOf(document, name) && !isNamedUserJwt)
        report.error(component, 'INVALID_CLIENT_APP', 'Invalid plugin settings', childOf(document, name));
  },
};

function appOf(scope: Scope, ref: { type: string; fullName: string }): string | undefined {
  const document = scope.document(ref.type, ref.fullName);
  return (document ? valueOf(document, 'externalClientApplication') : undefined)?.toLowerCase();
}

function checkScopes(component: ParsedComponent, document: XmlElement, report: Report): void {
  const at = childOf(document, 'commaSeparatedOauthScopes');
  for (const scope of (at?.text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean))
    if (!SCOPES.includes(scope))
      report.error(component, 'INVALID_SCOPE', `Invalid OAuth scope: ${scope}.${didYouMean(scope, SCOPES)}`, at);
}

export const oauthPolicies: Rule = {
  types: ['ExtlClntAppOauthConfigurablePolicies'],
  check(component, document, scope, report) {
    const error = (message: string, element?: string): void =>
      report.error(component, 'INVALID_POLICY', message, element ? childOf(document, element) : undefined);
    const user = valueOf(document, 'clientCredentialsFlowUser');
    const isUnknownUser = user && scope.org.userExists?.(user) === false;
    if (isTrue(document, 'isClientCredentialsFlowEnabled') && (!user || isUnknownUser))
      error('Enter a valid execution user for the OAuth client credentials flow.', 'clientCredentialsFlowUser');
    if (
      valueOf(document, 'permittedUsersPolicyType') === 'AdminApprovedPreAuthorized' &&
      !valueOf(document, 'commaSeparatedPermissionSet') &&
      !valueOf(document, 'commaSeparatedProfile')
    )
      report.warning(
        component,
        'NOBODY_PREAUTHORIZED',
        'AdminApprovedPreAuthorized without commaSeparatedPermissionSet or commaSeparatedProfile pre-authorizes nobody',
      );
    const policy = valueOf(document, 'refreshTokenPolicyType') ?? '';
    const period = Number(valueOf(document, 'refreshTokenValidityPeriod'));
    if (
      policy.startsWith('Specific') &&
      !(period > 0 && UNITS.includes(valueOf(document, 'refreshTokenValidityUnit') ?? ''))
    )
      error(
        `${policy} needs refreshTokenValidityPeriod and refreshTokenValidityUnit (${UNITS.join(', ')})`,
        'refreshTokenPolicyType',
      );
    const ip = valueOf(document, 'ipRelaxationPolicyType');
    if (ip && !/^(Enforce|Bypass|Bypass_2factor|Enforce_relaxrefresh)$/i.test(ip))
      error(
        `'${ip}' is not a valid IP relaxation policy: Enforce, Bypass, Bypass_2factor, Enforce_relaxrefresh`,
        'ipRelaxationPolicyType',
      );
    checkNames(component, document, 'commaSeparatedPermissionSet', 'PermissionSet', scope, report);
  },
};

function checkNames(
  component: ParsedComponent,
  document: XmlElement,
  element: string,
  type: string,
  scope: Scope,
  report: Report,
): void {
  const at = childOf(document, element);
  for (const name of (at?.text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean))
    if (!scope.has(type, name))
      report.error(component, 'MISSING_REFERENCE', `In field: ${element} - no ${type} named ${name} found`, at);
}

export const clientApps: Rule = {
  types: ['ExternalClientApplication'],
  check(component, document, scope, report) {
    const scoped = valueOf(document, 'orgScopedExternalApp');
    const { orgId } = scope.org;
    const isForeign = orgId !== undefined && scoped?.slice(0, 15) !== orgId.slice(0, 15);
    if (scoped && (isForeign || !scoped.endsWith(`:${component.fullName}`)))
      report.error(
        component,
        'INVALID_CLIENT_APP',
        `orgScopedExternalApp must be <organization id>:${component.fullName}; leave it out, the org generates it`,
        childOf(document, 'orgScopedExternalApp'),
      );
    const state = valueOf(document, 'distributionState');
    if (state === 'Managed' || state === 'AutoInstalled')
      report.error(
        component,
        'INVALID_CLIENT_APP',
        `distributionState ${state} is set by the platform only`,
        childOf(document, 'distributionState'),
      );
  },
};

const REFRESH_POLICY = /^(zero|infinite|(specific_lifetime|specific_inactivity):\d+:(HOURS|DAYS|MONTHS))$/i;
const IP_POLICIES = ['ENFORCE', 'BYPASS', 'BYPASS_2FACTOR', 'ENFORCE_RELAXREFRESH'];

export const connectedApps: Rule = {
  types: ['ConnectedApp'],
  check(component, document, _scope, report) {
    const oauth = childOf(document, 'oauthConfig');
    const policy = childOf(document, 'oauthPolicy');
    const refresh = policy && childOf(policy, 'refreshTokenPolicy');
    if (refresh && !REFRESH_POLICY.test(refresh.text.trim()))
      report.error(
        component,
        'INVALID_POLICY',
        `'${refresh.text.trim()}' is not a valid refresh token policy`,
        refresh,
      );
    const ip = policy && childOf(policy, 'ipRelaxation');
    if (ip && !IP_POLICIES.includes(ip.text.trim().toUpperCase()))
      report.error(
        component,
        'INVALID_POLICY',
        `'${ip.text.trim()}' is not a valid IP relaxation: ${IP_POLICIES.join(', ')}`,
        ip,
      );
    const grant = childOf(document, 'permissionSetName') ?? childOf(document, 'profileName');
    if (grant && !(oauth && isTrue(oauth, 'isAdminApproved')))
      report.error(component, 'INVALID_POLICY', `${grant.name} needs isAdminApproved true in oauthConfig`, grant);
    const key = oauth && childOf(oauth, 'consumerKey');
    if (key?.text.trim()) report.error(component, 'INVALID_CLIENT_APP', 'You cannot provide a Consumer Key', key);
  },
};
