import type { RunningSimulators } from 'simulators';
import { deployOrgBound } from '../org-bound/render.ts';
import { fillIdentityProvider, fillPrincipal } from '../org/credentials.ts';
import type { RestSession } from '../org/rest.ts';

/** Any directory name will do for the simulated identity provider. */
const TENANT = 'demo.example';

/**
 * Microsoft Graph and BPAY get what they need and work. bronID gets a key that its partner has withdrawn, and Box waits for the
 * click in a browser that only a person can make, at the address that `hub credential authenticate` shows: two real reasons
 * that the console explains. Partners of one's own work.
 */
export async function connectDemoPartners(
  session: RestSession,
  { secrets, principals }: RunningSimulators,
): Promise<void> {
  for (const principal of principals) await fillPrincipal(session, principal);
  await deployOrgBound(session, 'microsoft-graph', { TENANT });
  await fillPrincipal(session, {
    externalCredential: 'Hub_Microsoft_Graph',
    principal: 'GraphService',
    protocol: 'OAuth',
    parameters: { clientId: secrets.clientId, clientSecret: secrets.clientSecret },
  });
  await fillIdentityProvider(session, 'Hub_Box', { clientId: secrets.clientId, clientSecret: secrets.clientSecret });
  await fillPrincipal(session, {
    externalCredential: 'Hub_Bpay',
    principal: 'BpayService',
    protocol: 'Custom',
    parameters: { ApiKey: secrets.apiKey },
  });
  await fillPrincipal(session, {
    externalCredential: 'Hub_Bronid',
    principal: 'BronidService',
    protocol: 'Custom',
    parameters: { ServiceUid: secrets.clientId, ApiKey: 'withdrawn-by-the-partner' },
  });
}
