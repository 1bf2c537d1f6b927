import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RestError, rest } from '../../scripts/src/org/rest.ts';
import type { OrderDeskControl } from '../../simulators/src/partners/order-desk/index.ts';
import { DESK, eventually, startOutboundSystem, type OutboundSystem } from './outbound-system.ts';

interface ActionResult {
  readonly isSuccess: boolean;
  readonly errors: { readonly statusCode: string; readonly message: string }[] | null;
  readonly outputValues: Record<string, unknown> | null;
}

/** What a flow reaches as "Put into the outbox" and "Call a partner", through the REST resource of invocable actions. */
describe('the actions of the hub over REST', { timeout: 300_000 }, () => {
  let system: OutboundSystem;
  before(async () => {
    system = await startOutboundSystem();
  });
  after(() => system.stop());

  const call = async (action: string, inputs: readonly object[]): Promise<ActionResult[]> =>
    (await rest(system.session, 'POST', `/actions/custom/apex/${action}`, { inputs })) as ActionResult[];
  const references = (): string[] =>
    system.simulators
      .control<OrderDeskControl>(DESK)
      .orders()
      .map(({ reference }) => reference)
      .sort();
  const order = (reference: string, signature?: string): object => ({
    integration: 'Orders_Keyed',
    path: '/v1/orders',
    content: JSON.stringify({ reference }),
    ...(signature === undefined ? {} : { signature }),
  });

  it('describes them to flows and other callers', async () => {
    const described = (await rest(system.session, 'GET', '/actions/custom/apex/HubEnqueueAction')) as {
      label: string;
      inputs: { name: string; required: boolean }[];
      outputs: { name: string }[];
    };
    assert.equal(described.label, 'Put into the outbox', 'the label');
    const required = described.inputs.filter((input) => input.required).map(({ name }) => name);
    assert.deepEqual(required, ['integration', 'path'], 'what each message needs');
    assert.deepEqual(
      described.outputs.map(({ name }) => name),
      ['messageId', 'isDuplicate', 'problem'],
      'what each message is told',
    );
  });

  it('delivers all that was put into the outbox, once, and refuses a second message of one signature', async () => {
    const results = await call('HubEnqueueAction', [order('a', 'first'), order('b'), order('a again', 'first')]);
    assert.deepEqual(
      results.map(({ isSuccess, outputValues }) => [isSuccess, outputValues?.['isDuplicate']]),
      [
        [true, false],
        [true, false],
        [true, true],
      ],
      JSON.stringify(results),
    );
    await eventually(system.statuses, ({ Delivered }) => Delivered === 2);
    assert.deepEqual(references(), ['a', 'b'], 'the partner has each once');
  });

  it('calls a partner at once and tells what came of it', async () => {
    const [good, missing] = await call('HubSendAction', [
      { integration: 'Orders', path: '/v1/status' },
      { integration: 'Orders', path: '/v1/orders/9999' },
    ]);
    assert.deepEqual(
      [good?.outputValues?.['isGood'], good?.outputValues?.['statusCode'], good?.outputValues?.['body']],
      [true, 200, '{"status":"UP"}'],
      JSON.stringify(good),
    );
    assert.deepEqual(
      [missing?.isSuccess, missing?.outputValues?.['isGood'], missing?.outputValues?.['statusCode']],
      [true, false, 404],
      'a failure of the partner is a result',
    );
  });

  it('puts nothing into the outbox when one input is not good', async () => {
    const before = await system.statuses();
    const refusal = async (inputs: readonly object[]): Promise<string> => {
      try {
        await call('HubEnqueueAction', inputs);
      } catch (error) {
        if (error instanceof RestError) return error.message;
        throw error;
      }
      return 'it was taken';
    };
    const noPath = await refusal([{ integration: 'Orders' }, order('c')]);
    assert.match(noPath, /Missing required input parameter: path/, 'no path');
    const nobody = await refusal([order('d'), { ...order('e'), integration: 'Nobody' }]);
    assert.match(nobody, /An Apex error occurred: .*Nobody/, 'no such integration');
    assert.deepEqual(await system.statuses(), before, 'the outbox is as it was');
  });
});
