import { SfError } from '@salesforce/core';
import { authenticationUrl, fillIdentityProvider } from '../org/credentials.ts';
import type { RestSession } from '../org/rest.ts';
import { findExternalCredential, principalOf, type ExternalCredential } from './fill.ts';

export interface Authentication {
  readonly externalCredential: string;
  readonly principal: string;
  readonly identityProvider: string;
  /** where one person has to click once */
  readonly authenticationUrl: string;
}

/**
 * Prepares the sign-in of a named principal by a browser.
 * @param principal may be left out when there is only one
 * @param parameters `clientId` and `clientSecret` of the identity provider; empty when it has them already
 */
export async function prepareAuthentication(
  session: RestSession,
  externalCredential: string,
  principal: string | undefined,
  parameters: Readonly<Record<string, string>>,
): Promise<Authentication> {
  const credential = await findExternalCredential(session, externalCredential);
  const identityProvider = providerOf(credential);
  const name = principalOf(credential, principal);
  if (Object.keys(parameters).length > 0) await fillIdentityProvider(session, identityProvider, clientOf(parameters));
  return {
    externalCredential: credential.developerName,
    principal: name,
    identityProvider,
    authenticationUrl: await authenticationUrl(session, {
      externalCredential: credential.developerName,
      principal: name,
    }),
  };
}

function providerOf({ developerName, parameters }: ExternalCredential): string {
  const provider = parameters.find(({ parameterType }) => parameterType === 'ExternalAuthIdentityProvider');
  if (provider !== undefined) return provider.parameterValue;
  throw new SfError(`${developerName} does not authenticate in a browser.`, 'NoBrowserFlowError', [
    'Fill its principal with: hub credential fill',
  ]);
}

function clientOf(parameters: Readonly<Record<string, string>>): { clientId: string; clientSecret: string } {
  const { clientId, clientSecret, ...others } = parameters;
  const unknown = Object.keys(others);
  if (clientId !== undefined && clientSecret !== undefined && unknown.length === 0) return { clientId, clientSecret };
  throw new SfError('An identity provider needs clientId and clientSecret, and nothing else.', 'ClientError', [
    'Give both, or neither when it has them already.',
  ]);
}
