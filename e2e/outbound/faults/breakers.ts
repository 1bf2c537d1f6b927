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
