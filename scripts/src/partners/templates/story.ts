import type { PartnerPlan } from '../plan.ts';

/** Calls the simulator from Apex, as whoever was told its secret. */
export function story({ names }: PartnerPlan): string {
  return `import assert from 'node:assert/strict';
import { it } from 'node:test';
import { apexValue } from '../anonymous-apex.ts';
import type { PartnerStory } from './stories.ts';

const STATUS = 'System.debug(JSON.serialize(new ${names.client}().status().status));';

export const story: PartnerStory = (system) => {
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
