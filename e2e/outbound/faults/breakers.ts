import assert from 'node:assert/strict';
import { it } from 'node:test';
import { queryAll } from '../../../scripts/src/org/rest.ts';
import { apexRun } from './apex-run.ts';
import { until } from './measure.ts';
import { DESK, type FaultsSystem } from './system.ts';

/** Failures in a row that open a breaker when the register's entry says nothing. */
const OPENS_AFTER = 5;

/** Lets calls fail until the breaker of the integration is open and every transaction knows it; the partner is well afterwards. */
export async function openBreaker(system: FaultsSystem, integration: string): Promise<void> {
  system.simulators.setFault(DESK, { kind: 'status', status: 500, path: '/v1' });
  for (let failure = 0; failure < OPENS_AFTER; failure += 1)
    await apexRun(system.session, `OrderProbe.call('${integration}', 'GET', 'opening');`);
  await until(
    () =>
      queryAll<{ Open_Until__c: string | null }>(
        system.session,
        `SELECT Open_Until__c FROM Hub_Breaker__c WHERE Integration__c = '${integration}'`,
      ),
    (rows) => rows[0] !== undefined && rows[0].Open_Until__c !== null,
    `the breaker of ${integration}`,
  );
  system.simulators.setFault(DESK, null);
}

const CALL = "System.debug(JSON.serialize(OrderProbe.outcome('Orders', 'GET', 'trial').get('state')));";

/** Declares the tests of what an open breaker does when its time is over. */
export function breakerStory(system: () => FaultsSystem): void {
  const openUntil = async (): Promise<string | null> => {
    const [row] = await queryAll<{ Open_Until__c: string | null }>(
      system().session,
      "SELECT Open_Until__c FROM Hub_Breaker__c WHERE Integration__c = 'Orders'",
    );
    return row?.Open_Until__c ?? null;
  };
  const state = async (): Promise<unknown> => (await apexRun(system().session, CALL)).printed;

  it('lets one trial call through after its time, and closes when it succeeds', async () => {
    await system().forget();
    await openBreaker(system(), 'Orders');
    assert.equal(await state(), 'BreakerOpen', 'nothing is sent while it is open');
    await system().pass(61);
    assert.equal(await state(), null, 'the trial goes through');
    await until(openUntil, (end) => end === null, 'the breaker closes');
    assert.equal(await state(), null, 'and so do all calls after it');
  });

  it('opens again when the trial fails', async () => {
    await system().forget();
    await openBreaker(system(), 'Orders');
    const first = await openUntil();
    await system().pass(61);
    system().simulators.setFault(DESK, { kind: 'status', status: 500, path: '/v1' });
    assert.equal(await state(), 'ServerError', 'the trial fails');
    await until(openUntil, (end) => end !== null && end > (first ?? ''), 'every transaction knows');
    system().simulators.setFault(DESK, null);
    assert.equal(await state(), 'BreakerOpen', 'it waits for the next trial');
  });
}
