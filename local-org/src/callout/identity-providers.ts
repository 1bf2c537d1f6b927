import type { UserAccess } from '../data/types.ts';
import { rowsOf, text, type Connection } from '../metadata/store/sql.ts';
import { deployedIdentityProvider, type IdentityProviderModel } from './definitions.ts';
import { CredentialError } from './representations.ts';
import { requireEditRight } from './rights.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS _identity_provider_credential (
  provider TEXT NOT NULL COLLATE NOCASE, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (provider, name))`;
const NAMES = new Set(['clientId', 'clientSecret']);

/** What the Connect API calls a credential of an external auth identity provider. */
export interface ProviderCredential {
  readonly credentialName: string;
  readonly credentialValue?: string | null;
}
export interface ProviderCredentials {
  readonly externalAuthIdentityProvider: string;
  /** null when nothing was entered; values are never shown */
  readonly credentials: readonly ProviderCredential[] | null;
}

/** Client id and secret that were entered for a provider; empty when nothing was. */
export function providerCredentials(connection: Connection, provider: string): Record<string, string> {
  connection.exec(TABLE);
  const rows = rowsOf(connection, 'SELECT name, value FROM _identity_provider_credential WHERE provider = ?', provider);
  return Object.fromEntries(rows.map((row) => [text(row.name), text(row.value)]));
}

/**
 * The Connect API's external auth identity providers and their credentials, from API 62.0 on
 * (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_named_credentials_external_auth_identity_provider_credentials.htm).
 */
export class IdentityProviders {
  readonly #connection: Connection;
  readonly #user: UserAccess;
  readonly #orgUrl: string;

  constructor(connection: Connection, user: UserAccess, orgUrl: string) {
    this.#connection = connection;
    this.#user = user;
    this.#orgUrl = orgUrl;
  }

  provider(fullName: string): object {
    const model = this.model(fullName);
    return {
      fullName: model.developerName,
      label: model.label,
      authenticationProtocol: 'OAuth',
      authenticationFlow: 'AuthorizationCode',
      authorizeUrl: model.authorizeUrl,
      tokenUrl: model.tokenUrl,
      callbackUrl: callbackUrl(this.#orgUrl, model.developerName),
    };
  }

  credentials(fullName: string): ProviderCredentials {
    const { developerName } = this.model(fullName);
    const names = Object.keys(providerCredentials(this.#connection, developerName));
    return {
      externalAuthIdentityProvider: developerName,
      credentials:
        names.length === 0 ? null : names.map((credentialName) => ({ credentialName, credentialValue: null })),
    };
  }

  /** `create` refuses a provider that has credentials, `update` one that has none. */
  save(mode: 'create' | 'update', fullName: string, input: readonly ProviderCredential[]): ProviderCredentials {
    requireEditRight(this.#user);
    const { developerName } = this.model(fullName);
    const isFilled = this.credentials(developerName).credentials !== null;
    if (isFilled === (mode === 'create'))
      throw new CredentialError(
        isFilled ? 400 : 404,
        isFilled ? 'DUPLICATE_VALUE' : 'NOT_FOUND',
        `The external auth identity provider ${developerName} ${isFilled ? 'already has credentials. Replace them with PUT.' : 'has no credentials yet. Create them with POST.'}`,
      );
    const unknown = input.find(({ credentialName }) => !NAMES.has(credentialName));
    if (unknown !== undefined)
      throw new CredentialError(
        400,
        'INVALID_INPUT',
        `${unknown.credentialName} is neither clientId nor clientSecret.`,
      );
    this.#connection.prepare('DELETE FROM _identity_provider_credential WHERE provider = ?').run(developerName);
    const insert = this.#connection.prepare('INSERT INTO _identity_provider_credential VALUES (?,?,?)');
    for (const { credentialName, credentialValue } of input)
      insert.run(developerName, credentialName, credentialValue ?? '');
    return this.credentials(developerName);
  }

  model(fullName: string): IdentityProviderModel {
    const model = deployedIdentityProvider(this.#connection, fullName);
    if (model === undefined)
      throw new CredentialError(404, 'NOT_FOUND', `There is no external auth identity provider named ${fullName}.`);
    return model;
  }
}

/** Where the provider sends the browser back to. */
export function callbackUrl(orgUrl: string, provider: string): string {
  return `${orgUrl}/services/authcallback/${provider}`;
}
