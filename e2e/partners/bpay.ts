import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { BpayControl } from '../../simulators/src/partners/bpay.ts';
import type { System } from '../../scripts/src/start/system.ts';
import { apexValue, runApex } from '../anonymous-apex.ts';
import type { PartnerStory } from './stories.ts';

interface Crn {
  readonly crn: string;
  readonly checkDigitRule: string;
}

const issued = (system: System): readonly Crn[] => system.simulators.control<BpayControl>('bpay').issued;

const issue = (customer: string, rule: string, key: string): string =>
  `new HubBpayClient().issue(new HubBpayCrnRequest('${customer}', '${rule}'), '${key}')`;

export const story: PartnerStory = (system) => {
  const value = <T>(apex: string): Promise<T> => apexValue<T>(system().session, apex);

  it('answers that it is well', async () => {
    const rules = await value<string[]>('System.debug(JSON.serialize(new HubBpayClient().status().checkDigitRules));');
    assert.deepEqual(rules, ['MOD10V1', 'MOD10V5'], 'the key of the principal is accepted');
  });

  it('issues numbers of both rules, which Apex checks by its own computation', async () => {
    for (const rule of ['MOD10V1', 'MOD10V5']) {
      const crn = await value<Crn>(`System.debug(JSON.serialize(${issue('S-1', rule, `story ${rule}`)}));`);
      assert.equal(crn.checkDigitRule, rule, 'the rule that was asked for');
    }
    const known = await value<Crn[]>("System.debug(JSON.serialize(new HubBpayClient().issuedTo('S-1')));");
    assert.equal(known.length, 2, 'the service knows both');
  });

  it('issues one number although the first answer was lost', async () => {
    const before = issued(system()).length;
    system().simulators.setFault('bpay', { kind: 'reset', afterActing: true, times: 1, path: '/v1/crns' });
    await runApex(system().session, `${issue('S-2', 'MOD10V1', 'story lost answer')};`);
    assert.equal(issued(system()).length, before + 1, 'the further attempt carried the same key');
  });

  it('says what is wrong when a key is used for another request', async () => {
    await runApex(system().session, `${issue('S-3', 'MOD10V1', 'story key')};`);
    await assert.rejects(
      runApex(system().session, `${issue('S-4', 'MOD10V1', 'story key')};`),
      /ConflictException/,
      'a conflict is a typed failure',
    );
  });

  it('issues later by the outbox, once for each record', async () => {
    const before = issued(system()).length;
    const order = "HubBpayClient.issueLater(new HubBpayCrnRequest('S-5', 'MOD10V5'), UserInfo.getUserId())";
    const [first, second] = await value<boolean[]>(
      `System.debug(JSON.serialize(new List<Boolean>{ ${order}.isDuplicate, ${order}.isDuplicate }));`,
    );
    assert.deepEqual([first, second], [false, true], 'the second is refused');
    const crns = await waitFor(() =>
      value<Crn[]>("System.debug(JSON.serialize(new HubBpayClient().issuedTo('S-5')));"),
    );
    assert.equal(crns.length, 1, 'the record has its number');
    assert.equal(issued(system()).length, before + 1, 'and nothing else was issued');
  });

  it('never issues a number in a test of the connection or in a check', async () => {
    const before = issued(system()).length;
    system().simulators.clearBook('bpay');
    const state = await value<string>(
      "System.debug(JSON.serialize(new HubConnectionTester().test('BPAYCRNGeneratorDEV').state));",
    );
    await runApex(system().session, 'new HubCheckRegistry().runAll();');
    assert.equal(state, 'Connected', 'the connection was tested');
    assert.deepEqual(
      system()
        .simulators.book('bpay')
        .map(({ method, path }) => `${method} ${path}`),
      ['GET /v1/status'],
      'the service was asked how it is, and nothing else',
    );
    assert.equal(issued(system()).length, before, 'no number was issued');
  });
};

/** Asks until there is something; what is delivered by a job is there a moment later. */
async function waitFor<T>(ask: () => Promise<T[]>): Promise<T[]> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const found = await ask();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return [];
}
