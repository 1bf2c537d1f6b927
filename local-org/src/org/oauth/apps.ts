import type { KeyObject } from 'node:crypto';
import type { LocalOrg } from '../server-types.ts';

/** A client app as its settings and policies say, whatever kind of app it is. */
export interface OAuthApp {
  readonly name: string;
  readonly consumerKey: string;
  /** null for the CLI's own app, which is a public client */
  readonly consumerSecret: string | null;
  readonly callbackUrls: readonly string[];
  /** OAuth's words: `api`, `refresh_token`, … */
  readonly scopes: readonly string[];
  readonly isPkceRequired: boolean;
  readonly isSecretRequired: boolean;
  readonly isSecretRequiredForRefresh: boolean;
  /** verifies JWT bearer assertions; null switches that grant off */
  readonly assertionKey: KeyObject | null;
  readonly clientCredentials: { readonly enabled: boolean; readonly runAsUsername: string | null };
  /** false: anyone of the org may authorize it */
  readonly adminApproved: boolean;
  /** what SetupEntityAccess names when a permission set or profile approves it */
  readonly entityId: string | null;
  /** milliseconds; null never expires, 0 at once */
  readonly refreshLifetimeMs: number | null;
  /** the lifetime of a refresh token starts anew whenever it is used */
  readonly isRefreshByInactivity: boolean;
  /** a refresh gives another refresh token, and the one that was used ends */
  readonly rotatesRefreshTokens: boolean;
}

/** Where client apps come from: the CLI's app, and what was deployed. */
export type AppLookup = (org: LocalOrg, consumerKey: string) => OAuthApp | undefined;

/** The consumer key of the app through which the Salesforce CLI signs in; every org has it. */
export const CLI_CONSUMER_KEY = 'PlatformCLI';
const CLI_CALLBACKS = ['http://localhost:1717/OauthRedirect', 'http://127.0.0.1:1717/OauthRedirect'];

export function cliApp(assertionKey: KeyObject): OAuthApp {
  return {
    name: 'Salesforce CLI',
    consumerKey: CLI_CONSUMER_KEY,
    consumerSecret: null,
    callbackUrls: CLI_CALLBACKS,
    scopes: ['api', 'web', 'refresh_token', 'id', 'openid'],
    isPkceRequired: false,
    isSecretRequired: false,
    isSecretRequiredForRefresh: false,
    assertionKey,
    clientCredentials: { enabled: false, runAsUsername: null },
    adminApproved: false,
    entityId: null,
    refreshLifetimeMs: null,
    isRefreshByInactivity: false,
    rotatesRefreshTokens: false,
  };
}
