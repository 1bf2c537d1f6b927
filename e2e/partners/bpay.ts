import assert from 'node:assert/strict';
import { it } from 'node:test';
import { apexValue } from '../anonymous-apex.ts';
import type { PartnerStory } from './stories.ts';

export const story: PartnerStory = (system) => {
  it('answers that it is well', async () => {
    const statusCode = await apexValue<number>(
      system().session,
      "System.debug(HubCallout.to('BPAY').get('/v1/status').send().statusCode);",
    );
    assert.equal(statusCode, 200, 'the key of the principal is accepted');
  });
};
