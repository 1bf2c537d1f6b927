import { componentKey } from '../components.ts';
import {
  oneRow,
  flagOf,
  idOf,
  named,
  numberOf,
  putRow,
  textOf,
  type Columns,
  type DeployedComponent,
  type Projection,
} from './projection.ts';

const POLICIES = 'ExtlClntAppOauthConfigurablePolicies';
const GENERAL = 'ExtlClntAppConfigurablePolicies';

/** An app with its policies: those that the first deploy does not bring are made by the org. */
export const clientApp: Projection = {
  types: ['ExternalClientApplication'],
  apply(deployed) {
    const { document, component, context } = deployed;
    putRow(deployed, 'ExternalClientApplication', {
      ...named(deployed),
      ContactEmail: textOf(document, 'contactEmail'),
      ContactPhone: textOf(document, 'contactPhone'),
      Description: textOf(document, 'description'),
      DistributionState: textOf(document, 'distributionState', 'Local'),
      IconUrl: textOf(document, 'iconUrl'),
      InfoUrl: textOf(document, 'infoUrl'),
      LogoUrl: textOf(document, 'logoUrl'),
      ManagedType: textOf(document, 'managedType'),
      OrgScopedExternalApp: `${context.org.id.slice(0, 15)}:${component.fullName}`,
    });
  },
  remove({ rows, component }) {
    if (rows.has('ExternalClientApplication')) rows.remove('ExternalClientApplication', component.id);
  },
};

/** Scope names of metadata as columns of the settings object, where the names differ from upper case. */
const SCOPE_COLUMNS: Readonly<Record<string, string>> = {
  Basic: 'SSO',
  Api: 'API',
  Chatter: 'CHATTER_REST_API',
  CustomApplications: 'VF',
  RefreshToken: 'REFRESH_TOKEN',
  OfflineAccess: 'OFFLINE_ACCESS',
  CustomPermissions: 'CUSTOM_PERMISSIONS',
  Wave: 'WAVE_REST_API',
  Eclair: 'ECLAIR_REST_API',
  Pardot: 'PARDOT_API',
  CDP: 'CDP_API',
  CDPIngest: 'CDP_INGEST_API',
  CDPProfile: 'CDP_PROFILE_API',
  CDPQuery: 'CDP_QUERY_API',
  CDPSegment: 'CDP_SEGMENT_API',
  CDPIdentityResolution: 'CDP_IDENTITYRESOLUTION_API',
  CDPCalculatedInsight: 'CDP_CALCULATED_INSIGHT_API',
  Chatbot: 'CHATBOT_API',
  ForgotPassword: 'FORGOT_PASSWORD',
  UserRegistration: 'USER_REGISTRATION_API',
  PwdlessLogin: 'PWDLESS_LOGIN_API',
  EinsteinGPT: 'EINSTEIN_GPT_API',
  SFApiPlatform: 'SFAP_API',
  Interaction: 'INTERACTION_API',
  MCP: 'MCP_API',
  SCRT: 'SCRT_API',
  DataCloudUserClaims: 'DATA_CLOUD_USER_CLAIMS',
};
const PLAIN_SCOPES = ['Web', 'Full', 'OpenID', 'Profile', 'Email', 'Address', 'Phone', 'Content', 'Lightning'];

export const oauthSettings = oneRow('ExtlClntAppOauthSettings', 'ExtlClntAppOauthSettings', (deployed) => {
  const { document, component, context } = deployed;
  const scopes = new Set((textOf(document, 'commaSeparatedOauthScopes') ?? '').split(',').map((scope) => scope.trim()));
  const columns = [
    ...Object.entries(SCOPE_COLUMNS),
    ...PLAIN_SCOPES.map((name) => [name, name.toUpperCase()] as const),
  ];
  return {
    ...named(deployed),
    ...parent(deployed),
    ...Object.fromEntries(columns.map(([scope, column]) => [`OauthScopes${column}`, scopes.has(scope)])),
    ClientAssertionCertificate: textOf(document, 'clientAssertionCertificate'),
    ExtlClntAppOauthOptionsFirstPartyAppEnabled: flagOf(document, 'isFirstPartyAppEnabled'),
    OauthLink: `${context.org.id.slice(0, 15)}:${component.fullName}`,
    SingleLogoutUrl: textOf(document, 'singleLogoutUrl'),
  };
});

function parent(deployed: DeployedComponent): Columns {
  return {
    ExternalClientApplicationId: idOf(
      deployed,
      'ExternalClientApplication',
      textOf(deployed.document, 'externalClientApplication'),
    ),
  };
}

export const oauthPolicies: Projection = {
  ...oneRow(POLICIES, 'ExtlClntAppOauthPlcyCnfg', policyColumns),
  apply(deployed) {
    putRow(deployed, 'ExtlClntAppOauthPlcyCnfg', policyColumns(deployed));
    approve(deployed);
  },
};

function policyColumns(deployed: DeployedComponent): Columns {
  const { document } = deployed;
  return {
    ...named(deployed),
    ...parent(deployed),
    ApexHandlerId: idOf(deployed, 'ApexClass', textOf(document, 'apexHandler')),
    ClientCredentialsFlowUser: textOf(document, 'clientCredentialsFlowUser'),
    ExtlClntAppOauthSettingsId: settingsOf(deployed),
    GuestJwtTimeout: numberOf(document, 'guestJwtTimeout'),
    IpRelaxationPolicyType: textOf(document, 'ipRelaxationPolicyType', 'Enforce'),
    IsClientCredentialsFlowEnabled: flagOf(document, 'isClientCredentialsFlowEnabled'),
    IsGuestCodeCredFlowEnabled: flagOf(document, 'isGuestCodeCredFlowEnabled'),
    IsTokenExchangeFlowEnabled: flagOf(document, 'isTokenExchangeFlowEnabled'),
    NamedUserJwtTimeout: numberOf(document, 'namedUserJwtTimeout'),
    PermittedUsersPolicyType: textOf(document, 'permittedUsersPolicyType', 'AllSelfAuthorized'),
    PolicyAction: textOf(document, 'policyAction'),
    RefreshTokenPolicyType: textOf(document, 'refreshTokenPolicyType', 'SpecificLifetime'),
    RefreshTokenValidityPeriod:
      numberOf(document, 'refreshTokenValidityPeriod') ??
      (textOf(document, 'refreshTokenPolicyType') === null ? 365 : null),
    RefreshTokenValidityUnit: textOf(
      document,
      'refreshTokenValidityUnit',
      textOf(document, 'refreshTokenPolicyType') === null ? 'Days' : null,
    ),
    RequiredSessionLevel: textOf(document, 'requiredSessionLevel', 'STANDARD'),
    SessionTimeoutInMinutes: numberOf(document, 'sessionTimeoutInMinutes'),
    SingleLogoutUrl: textOf(document, 'singleLogoutUrl'),
    StartUrl: textOf(document, 'startUrl'),
  };
}

function settingsOf(deployed: DeployedComponent): string | null {
  const app = textOf(deployed.document, 'externalClientApplication')?.toLowerCase();
  const found = deployed.store
    .list('ExtlClntAppOauthSettings')
    .find(({ document }) => document && textOf(document, 'externalClientApplication')?.toLowerCase() === app);
  return found?.id ?? null;
}

/** Pre-approved permission sets and profiles are SetupEntityAccess rows of the app. */
function approve(deployed: DeployedComponent): void {
  const { document, rows } = deployed;
  const app = idOf(deployed, 'ExternalClientApplication', textOf(document, 'externalClientApplication'));
  if (!app || !rows.has('SetupEntityAccess')) return;
  for (const row of rows.find('SetupEntityAccess', { SetupEntityId: app }))
    rows.remove('SetupEntityAccess', String(row['Id']));
  const names = (element: string): string[] =>
    (textOf(document, element) ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
  const sets = names('commaSeparatedPermissionSet').flatMap((name) => rows.find('PermissionSet', { Name: name }));
  const profiles = names('commaSeparatedProfile').flatMap((name) => rows.find('Profile', { Name: name }));
  const owned = profiles.flatMap((profile) => rows.find('PermissionSet', { ProfileId: String(profile['Id']) }));
  for (const set of [...sets, ...owned])
    rows.put('SetupEntityAccess', rows.newId('SetupEntityAccess'), {
      ParentId: String(set['Id']),
      SetupEntityId: app,
      SetupEntityType: 'ExternalClientApplication',
      SystemModstamp: deployed.author.now,
    });
}

export const clientAppPolicies = oneRow(GENERAL, 'ExtlClntAppPlcyCnfg', (deployed) => {
  const { document } = deployed;
  const status = (element: string, otherwise = false): string =>
    flagOf(document, element, otherwise) ? 'Enabled' : 'Disabled';
  return {
    ...named(deployed),
    ...parent(deployed),
    CanvasPluginStatus: status('isCanvasPluginEnabled'),
    IsEnabled: flagOf(document, 'isEnabled', true),
    MobilePluginStatus: status('isMobilePluginEnabled'),
    NotifPluginStatus: status('isNotificationPluginEnabled'),
    OauthPluginStatus: status('isOauthPluginEnabled', true),
    PushPluginStatus: status('isPushPluginEnabled'),
    SamlPluginStatus: status('isSamlPluginEnabled'),
    StartPage: textOf(document, 'startPage', 'None'),
    StartUrl: textOf(document, 'startUrl'),
  };
});

/** Names of the policies that an org makes for an app whose deploy brings none. */
export function autoPolicies(
  app: string,
  settings: string | null,
): readonly { readonly type: string; readonly fullName: string; readonly key: string }[] {
  const made = [
    { type: GENERAL, fullName: `${app}_defaultPolicy` },
    ...(settings === null ? [] : [{ type: POLICIES, fullName: `${settings}_defaultPolicy` }]),
  ];
  return made.map((ref) => ({ ...ref, key: componentKey(ref) }));
}
