import { queryAll } from '../../../scripts/src/org/rest.ts';
import type { System } from '../../../scripts/src/start/system.ts';
import { runApex } from '../../anonymous-apex.ts';
import { DESK } from '../outbound-system.ts';
import { BAD_DAY, desk, ordersByReference, requests } from './desk.ts';
import { OrgTime } from './org-time.ts';
import { killAfter } from './outbox-load.ts';

/** What a loop with retries left behind, laid beside the partner's own book. */
export interface LoopOutcome {
  /** neither in the book nor known to anybody but a log: the loop gave up */
  readonly lost: number;
  readonly twice: number;
  /** in the book, and thought to have failed: whoever sends it again places it twice */
  readonly wronglyFailed: number;
  readonly requests: number;
  readonly milliseconds: number;
}

/** The same bad day for a loop that tries each call three times at once. It waits for nothing, so the killed partner stays away. */
export async function runPlainLoop(system: System, count: number): Promise<LoopOutcome> {
  const run = `loop-${count}-${desk(system).orders().length}`;
  const before = requests(system);
  const time = new OrgTime(system.session);
  const started = performance.now();
  system.simulators.setFault(DESK, BAD_DAY);
  const outage = killAfter(system, time, Math.floor(count / 3));
  await runApex(
    system.session,
    `List<String> references = new List<String>();
for (Integer i = 0; i < ${count}; i++) references.add('${run}-' + i);
System.enqueueJob(new PlainRetryLoop(references));`,
  );
  await time.quiet();
  outage.end();
  const milliseconds = performance.now() - started;
  const orders = ordersByReference(system);
  const beliefs = await queryAll<{ Name: string; Type: string }>(
    system.session,
    `SELECT Name, Type FROM Account WHERE Name LIKE '${run}-%'`,
  );
  if (beliefs.length !== count) throw new Error(`The loop left ${beliefs.length} of ${count} behind.`);
  const times = (name: string): number => orders.get(name) ?? 0;
  return {
    lost: beliefs.filter(({ Name }) => times(Name) === 0).length,
    twice: beliefs.filter(({ Name }) => times(Name) > 1).length,
    wronglyFailed: beliefs.filter(({ Name, Type }) => Type === 'Other' && times(Name) > 0).length,
    requests: requests(system) - before,
    milliseconds,
  };
}
