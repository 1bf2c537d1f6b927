import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BpayControl } from './partners/bpay.ts';
import { startSimulators, type RunningSimulators } from './server.ts';

let simulators: RunningSimulators;
const HOST = 'crn-dev.bpay.example';

function call(method: string, path: string, body?: object, key?: string): Promise<Response> {
  return fetch(`${simulators.hosts[HOST]}${path}`, {
    method,
    headers: {
      'X-Api-Key': simulators.secrets.apiKey,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
const issue = (customerNumber: string, checkDigitRule: string, key?: string): Promise<Response> =>
  call('POST', '/v1/crns', { customerNumber, checkDigitRule }, key);
const crnOf = async (answer: Response): Promise<string> => ((await answer.json()) as { crn: string }).crn;

describe('the simulated service of customer reference numbers', () => {
  before(async () => {
    simulators = await startSimulators();
  });
  after(() => simulators.close());

  it('issues one number for one key, whatever happens to the answer', async () => {
    const first = await issue('C-1', 'MOD10V1', 'key-1');
    assert.equal(first.status, 201, 'a number is created');
    const again = await issue('C-1', 'MOD10V1', 'key-1');
    assert.equal(again.headers.get('idempotent-replayed'), 'true', 'a repetition is told apart');
    assert.equal(await crnOf(again), await crnOf(first), 'and gets the same number');
    assert.equal((await issue('C-2', 'MOD10V1', 'key-1')).status, 409, 'the key stands for one request only');
    assert.equal(simulators.control<BpayControl>('bpay').issued.length, 1, 'one number was issued');
  });

  it('puts a check digit behind each number', async () => {
    assert.equal(await crnOf(await issue('C-3', 'MOD10V5', 'key-2')), '400079231', 'the published number');
    const { crns } = (await (await call('GET', '/v1/customers/C-3/crns')).json()) as { crns: { crn: string }[] };
    assert.deepEqual(
      crns.map(({ crn }) => crn),
      ['400079231'],
      'and remembers whose it is',
    );
  });

  it('refuses what it cannot do', async () => {
    assert.equal((await issue('C-1', 'MOD10V1')).status, 400, 'no key');
    assert.equal((await issue('C 1', 'MOD10V1', 'key-3')).status, 400, 'no customer number');
    assert.equal((await issue('C-1', 'toString', 'key-4')).status, 400, 'no rule');
  });
});
