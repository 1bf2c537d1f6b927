import type { PartnerPlan } from '../plan.ts';

const SECRETS = {
  'api-key': '{ ApiKey: secrets.apiKey }',
  'oauth-client-credentials': '{ clientId: secrets.clientId, clientSecret: secrets.clientSecret }',
  basic: '{ username: secrets.clientId, password: secrets.clientSecret }',
};

/** Fills the principal and calls the simulator from Apex. */
export function story({ names, protocol }: PartnerPlan): string {
  const credential = { 'api-key': 'Custom', 'oauth-client-credentials': 'OAuth', basic: 'Basic' }[protocol];
  return `import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { fillPrincipal } from '../../scripts/src/org/credentials.ts';
import { apexValue } from '../anonymous-apex.ts';
import type { PartnerStory } from './stories.ts';

const STATUS = 'System.debug(JSON.serialize(new ${names.client}().status().status));';

export const story: PartnerStory = (system) => {
  before(async () => {
    const { secrets } = system().simulators;
    await fillPrincipal(system().session, {
      externalCredential: '${names.externalCredential}',
      principal: '${names.principal}',
      protocol: '${credential}',
      parameters: ${SECRETS[protocol]},
    });
  });

  it('answers that it is well', async () => {
    assert.equal(await apexValue(system().session, STATUS), 'ok', 'the principal is accepted');
  });

  it('says in one exception class that it is not', async () => {
    system().simulators.setFault('${names.folder}', { kind: 'throttle', retryAfter: 7, times: 1 });
    await assert.rejects(apexValue(system().session, STATUS), /ThrottledException/, 'what can be caught');
  });
};
`;
}
