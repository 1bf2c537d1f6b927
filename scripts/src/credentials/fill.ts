import { SfError } from '@salesforce/core';
import { fillPrincipal, type PrincipalSecrets } from '../org/credentials.ts';
import { rest, RestError, type RestSession } from '../org/rest.ts';

export interface ExternalCredential {
  readonly developerName: string;
  readonly authenticationProtocol: string;
  readonly parameters: readonly { readonly parameterType: string; readonly parameterValue: string }[];
  readonly principals: readonly { readonly principalName: string; readonly principalType: string }[];
}
export interface FilledPrincipal {
  readonly externalCredential: string;
  readonly principal: string;
  /** names only */
  readonly parameters: readonly string[];
}

/**
 * Fills a named principal of a deployed external credential.
 * @param principal may be left out when there is only one
 */
export async function fillNamedPrincipal(
  session: RestSession,
  externalCredential: string,
  principal: string | undefined,
  parameters: Readonly<Record<string, string>>,
): Promise<FilledPrincipal> {
  const credential = await findExternalCredential(session, externalCredential);
  const name = principalOf(credential, principal);
  await fillPrincipal(session, {
    externalCredential: credential.developerName,
    principal: name,
    protocol: credential.authenticationProtocol as PrincipalSecrets['protocol'],
    parameters,
  });
  return { externalCredential: credential.developerName, principal: name, parameters: Object.keys(parameters) };
}

/** Throws SfError when it is not deployed. */
export async function findExternalCredential(session: RestSession, name: string): Promise<ExternalCredential> {
  try {
    return (await rest(
      session,
      'GET',
      `/named-credentials/external-credentials/${encodeURIComponent(name)}`,
    )) as ExternalCredential;
  } catch (error) {
    if (!(error instanceof RestError) || error.status !== 404) throw error;
    throw new SfError(`The org has no external credential ${name}.`, 'NoSuchCredentialError', [
      'Deploy it first, and give its developer name.',
    ]);
  }
}

/** The named principal that is wanted, or the only one. Throws SfError when there is none or a choice. */
export function principalOf({ developerName, principals }: ExternalCredential, wanted: string | undefined): string {
  const named = principals
    .filter(({ principalType }) => principalType === 'NamedPrincipal')
    .map((p) => p.principalName);
  const matching = wanted === undefined ? named : named.filter((name) => name === wanted);
  if (matching.length === 1) return matching[0];
  throw new SfError(
    wanted === undefined
      ? `${developerName} has ${named.length} named principals.`
      : `${developerName} has no named principal ${wanted}.`,
    'NoSuchPrincipalError',
    [named.length === 0 ? 'Deploy one first.' : `Give one of these by --principal: ${named.join(', ')}`],
  );
}
