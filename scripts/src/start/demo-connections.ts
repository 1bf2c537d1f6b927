import { rest, type RestSession } from '../org/rest.ts';
import type { RunningSimulators } from 'simulators';

/** What a person would type into Setup for a principal; Connect's spelling of the protocol. */
interface DemoCredential {
  readonly externalCredential: string;
  readonly principal: string;
  readonly protocol: 'OAuth' | 'Custom';
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Microsoft Graph and BPAY get what they need and work. bronID gets a key that its partner has withdrawn, and Box waits for the
 * click in a browser that only a person can make: two real reasons that the console explains.
 */
export function demoCredentials({ secrets }: RunningSimulators): DemoCredential[] {
  return [
    {
      externalCredential: 'MSGraphAPI',
      principal: 'MSGraphAPI',
      protocol: 'OAuth',
      parameters: { clientId: secrets.clientId, clientSecret: secrets.clientSecret },
    },
    {
      externalCredential: 'BPAYCRNGeneratorDEV',
      principal: 'BPAYCRNGeneratorDEV',
      protocol: 'Custom',
      parameters: { ApiKey: secrets.apiKey },
    },
    {
      externalCredential: 'bronID',
      principal: 'bronID',
      protocol: 'Custom',
      parameters: { ApiKey: 'withdrawn-by-the-partner' },
    },
  ];
}

/** Fills the principals through the Connect API, as an admin's script would. */
export async function fillPrincipals(session: RestSession, credentials: readonly DemoCredential[]): Promise<void> {
  for (const credential of credentials) {
    const entries = Object.entries(credential.parameters).map(
      ([name, value]) => [name, { value, encrypted: name !== 'clientId' }] as const,
    );
    await rest(session, 'POST', '/named-credentials/credential', {
      externalCredential: credential.externalCredential,
      principalName: credential.principal,
      principalType: 'NamedPrincipal',
      authenticationProtocol: credential.protocol,
      credentials: Object.fromEntries(entries),
    });
  }
}
