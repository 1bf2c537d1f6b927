import { randomBytes } from 'node:crypto';
import { rowOf, text, type Connection } from '../metadata/store/sql.ts';
import { ConnectCredentials } from './connect.ts';
import { deployedDefinitions } from './definitions.ts';
import { destinationOf } from './hosts.ts';
import { callbackUrl, IdentityProviders, providerCredentials } from './identity-providers.ts';
import { CredentialError, type CredentialInput } from './representations.ts';
import { keepRefreshToken, requestToken } from './tokens.ts';
import type { CalloutContext, PrincipalKey } from './types.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS _browser_flow (
  state TEXT PRIMARY KEY, provider TEXT NOT NULL, external_credential TEXT NOT NULL, principal TEXT NOT NULL, user_id TEXT NOT NULL,
  started_by TEXT NOT NULL, return_url TEXT NOT NULL, expires_at INTEGER NOT NULL)`;
const LIFETIME_MS = 10 * 60_000;
const SETUP = '/lightning/setup/NamedCredential/home';

export interface AuthUrlInput extends CredentialInput {
  readonly returnUrl?: string;
}

/**
 * A person authenticates a principal in a browser: the org sends it to the identity provider, which sends it back with a code.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_named_credentials_external_credential_oauth.htm
 */
export class BrowserFlow {
  readonly #connection: Connection;
  readonly #context: CalloutContext;

  constructor(connection: Connection, context: CalloutContext) {
    connection.exec(TABLE);
    this.#connection = connection;
    this.#context = context;
  }

  /** Where the person has to go: to the stand-in on this machine, if the hosts file names one, because a browser does not know that file. */
  authenticationUrl(input: AuthUrlInput): string {
    const { user, orgUrl } = this.#context;
    const { key, model } = new ConnectCredentials(this.#connection, user).editable(input);
    if (model.protocol !== 'Oauth' || model.variant !== null || model.identityProvider === null)
      throw new CredentialError(400, 'INVALID_INPUT', `${model.developerName} does not authenticate in a browser.`);
    const provider = new IdentityProviders(this.#connection, user, orgUrl).model(model.identityProvider);
    const { clientId } = providerCredentials(this.#connection, provider.developerName);
    if (clientId === undefined)
      throw new CredentialError(
        400,
        'INVALID_INPUT',
        `The external auth identity provider ${provider.developerName} has no client id.`,
      );
    const url = new URL(provider.authorizeUrl);
    url.searchParams.set('response_type', 'code');
    url.searchParams.set('client_id', clientId);
    url.searchParams.set('redirect_uri', callbackUrl(orgUrl, provider.developerName));
    if (model.scope !== null) url.searchParams.set('scope', model.scope);
    url.searchParams.set('state', this.#begin(provider.developerName, key, input.returnUrl));
    return (destinationOf(url, this.#context.hosts, orgUrl)?.url ?? url).href;
  }

  /** The person is back, with a code: the principal is authenticated. Answers where to go on. Throws CalloutFailure or CredentialError. */
  async complete(provider: string, code: string, state: string): Promise<string> {
    const { key, returnUrl } = this.#end(provider, state);
    const { orgUrl, store, now, user } = this.#context;
    const model = new IdentityProviders(this.#connection, user, orgUrl).model(provider);
    const { clientId = '', clientSecret = '' } = providerCredentials(this.#connection, model.developerName);
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callbackUrl(orgUrl, model.developerName),
      client_id: clientId,
      client_secret: clientSecret,
    });
    const answer = await requestToken(this.#context, { tokenUrl: model.tokenUrl, form, headers: [] });
    store.remove(key);
    if (answer.refreshToken !== undefined) keepRefreshToken(this.#context, key, answer.refreshToken);
    store.saveToken(key, answer.token, now() + answer.lifetimeSeconds * 1_000);
    return returnUrl;
  }

  #begin(provider: string, key: PrincipalKey, returnUrl: string | undefined): string {
    const state = randomBytes(24).toString('base64url');
    const { user, now } = this.#context;
    const values = [state, provider, key.externalCredential, key.principal, key.userId, user.userId];
    this.#connection
      .prepare('INSERT INTO _browser_flow VALUES (?,?,?,?,?,?,?,?)')
      .run(...values, localPath(returnUrl), now() + LIFETIME_MS);
    return state;
  }

  /** A state is good once, for who began, and not for long. */
  #end(provider: string, state: string): { key: PrincipalKey; returnUrl: string } {
    const row = rowOf(this.#connection, 'SELECT * FROM _browser_flow WHERE state = ?', state);
    this.#connection
      .prepare('DELETE FROM _browser_flow WHERE state = ? OR expires_at < ?')
      .run(state, this.#context.now());
    const isGood =
      row !== undefined &&
      Number(row.expires_at) >= this.#context.now() &&
      text(row.started_by) === this.#context.user.userId &&
      text(row.provider).toLowerCase() === provider.toLowerCase();
    if (!isGood)
      throw new CredentialError(400, 'INVALID_INPUT', 'The state is unknown, used or not yours. Begin again.');
    const key = {
      externalCredential: text(row.external_credential),
      principal: text(row.principal),
      userId: text(row.user_id),
    };
    if (deployedDefinitions(this.#connection).externalCredential(key.externalCredential) === undefined)
      throw new CredentialError(404, 'NOT_FOUND', `The external credential ${key.externalCredential} is gone.`);
    return { key, returnUrl: text(row.return_url) };
  }
}

/** Only pages of the org: `lightning/setup/…` or `/lightning/setup/…`. */
function localPath(returnUrl: string | undefined): string {
  const path = `/${(returnUrl ?? SETUP).replace(/^\/+/, '')}`;
  return path.includes('\\') || path.includes('://') ? SETUP : path;
}
