import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { LocalOrg } from '../server-types.ts';
import type { OAuthApp } from './apps.ts';

/** The parts of one external client app as they are deployed; each is null when it is not. */
export interface AppDocuments {
  readonly name: string;
  readonly entityId: string;
  readonly global: MetadataDocument;
  readonly settings: MetadataDocument;
  readonly policies: MetadataDocument | null;
}

/** Reads elements of a deployed component by name. */
export interface MetadataDocument {
  value(name: string): string | undefined;
}

export interface ConsumerCredentials {
  readonly key: string;
  readonly secret: string;
}

/** ECA settings name scopes in words of their own (Metadata API, ExtlClntAppOauthSettings). */
const SCOPES: Readonly<Record<string, string>> = {
  Api: 'api',
  Web: 'web',
  Full: 'full',
  RefreshToken: 'refresh_token',
  OfflineAccess: 'offline_access',
  OpenID: 'openid',
  Profile: 'profile',
  Email: 'email',
  Address: 'address',
  Phone: 'phone',
  Basic: 'id',
  CustomPermissions: 'custom_permissions',
  Lightning: 'lightning',
  Content: 'content',
  Chatter: 'chatter_api',
  SFApiPlatform: 'sfap_api',
  MCP: 'mcp_api',
};

const UNIT_MS: Readonly<Record<string, number>> = { Hours: 3_600_000, Days: 86_400_000, Months: 30 * 86_400_000 };

export function toOAuthApp(
  { name, entityId, global, settings, policies }: AppDocuments,
  consumer: ConsumerCredentials,
): OAuthApp {
  const flag = (document: MetadataDocument | null, element: string, otherwise: boolean): boolean => {
    const value = document?.value(element);
    return value === undefined ? otherwise : value === 'true';
  };
  return {
    name,
    consumerKey: consumer.key,
    consumerSecret: consumer.secret,
    callbackUrls: (global.value('callbackUrl') ?? '').split(/\s+/).filter(Boolean),
    scopes: scopesOf(settings.value('commaSeparatedOauthScopes') ?? ''),
    isPkceRequired: flag(global, 'isPkceRequired', true),
    isSecretRequired: !flag(global, 'isConsumerSecretOptional', false),
    isSecretRequiredForRefresh: flag(global, 'isSecretRequiredForRefreshToken', true),
    assertionKey: publicKeyOf(global.value('certificate')),
    clientCredentials: {
      enabled:
        flag(global, 'isClientCredentialsFlowEnabled', false) &&
        flag(policies, 'isClientCredentialsFlowEnabled', false),
      runAsUsername: policies?.value('clientCredentialsFlowUser') ?? null,
    },
    adminApproved: policies?.value('permittedUsersPolicyType') === 'AdminApprovedPreAuthorized',
    entityId,
    refreshLifetimeMs: refreshLifetime(policies),
    isRefreshByInactivity: policies?.value('refreshTokenPolicyType') === 'SpecificInactivity',
    rotatesRefreshTokens: flag(global, 'isRefreshTokenRotationEnabled', false),
  };
}

function scopesOf(text: string): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return [...new Set(['id', ...names.map((name) => SCOPES[name] ?? name.toLowerCase())])];
}

/** The certificate is PEM, or the base64 between its markers. */
function publicKeyOf(certificate: string | undefined): KeyObject | null {
  if (!certificate?.trim()) return null;
  const body = certificate.replace(/-----[^-]+-----/g, '').replace(/\s+/g, '');
  try {
    return new X509Certificate(Buffer.from(body, 'base64')).publicKey;
  } catch {
    return publicKeyOnly(certificate);
  }
}

function publicKeyOnly(pem: string): KeyObject | null {
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
}

function refreshLifetime(policies: MetadataDocument | null): number | null {
  const type = policies?.value('refreshTokenPolicyType') ?? 'SpecificLifetime';
  if (type === 'Infinite') return null;
  if (type === 'Zero') return 0;
  const period = Number(policies?.value('refreshTokenValidityPeriod') ?? 365);
  return period * (UNIT_MS[policies?.value('refreshTokenValidityUnit') ?? 'Days'] ?? UNIT_MS['Days']);
}

export function deployedApp(org: LocalOrg, consumerKey: string): OAuthApp | undefined {
  return org.clientApps().find((app) => app.consumerKey === consumerKey);
}
