import { rest, RestError, type RestSession } from './rest.ts';

/** A principal of an external credential and what it authenticates with. */
export interface PrincipalSecrets {
  readonly externalCredential: string;
  readonly principal: string;
  /** Connect's spelling */
  readonly protocol: 'OAuth' | 'Custom' | 'Basic';
  readonly parameters: Readonly<Record<string, string>>;
}

/** Parameters that an org shows again; everything else is a secret. */
export const PLAIN_PARAMETERS: ReadonlySet<string> = new Set(['clientId', 'username']);

/** Fills a principal through the Connect API, whether it was filled before or not. */
export async function fillPrincipal(session: RestSession, secrets: PrincipalSecrets): Promise<void> {
  const credentials = Object.entries(secrets.parameters).map(
    ([name, value]) => [name, { value, encrypted: !PLAIN_PARAMETERS.has(name) }] as const,
  );
  const body = {
    externalCredential: secrets.externalCredential,
    principalName: secrets.principal,
    principalType: 'NamedPrincipal',
    authenticationProtocol: secrets.protocol,
    credentials: Object.fromEntries(credentials),
  };
  try {
    await rest(session, 'PUT', '/named-credentials/credential', body);
  } catch (error) {
    if (!(error instanceof RestError) || error.status !== 404) throw error;
    await rest(session, 'POST', '/named-credentials/credential', body);
  }
}

/** Enters client id and secret of an external auth identity provider, whether it had any before or not (API 62.0 and later). */
export async function fillIdentityProvider(
  session: RestSession,
  provider: string,
  client: { readonly clientId: string; readonly clientSecret: string },
): Promise<void> {
  const path = `/named-credentials/external-auth-identity-provider-credentials/${encodeURIComponent(provider)}`;
  const before = (await rest(session, 'GET', path)) as { readonly credentials: readonly unknown[] | null };
  const isFilled = before.credentials !== null && before.credentials.length > 0;
  await rest(session, isFilled ? 'PUT' : 'POST', path, {
    credentials: Object.entries(client).map(([credentialName, credentialValue]) => ({
      credentialName,
      credentialValue,
    })),
  });
}

/** Where a person has to go to authenticate a named principal of a browser flow; the link is good for minutes and for who asked. */
export async function authenticationUrl(
  session: RestSession,
  principal: { readonly externalCredential: string; readonly principal: string },
): Promise<string> {
  const answer = (await rest(session, 'POST', '/named-credentials/credential/auth-url/o-auth', {
    externalCredential: principal.externalCredential,
    principalName: principal.principal,
    principalType: 'NamedPrincipal',
  })) as { readonly authenticationUrl: string };
  return answer.authenticationUrl;
}
