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
