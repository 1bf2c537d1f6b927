import assert from 'node:assert/strict';
import { it } from 'node:test';
import { queryAll } from '../../../scripts/src/org/rest.ts';
import { apexRun } from './apex-run.ts';
import { until } from './measure.ts';
import { DESK, type FaultsSystem } from './system.ts';

const MESSAGES = 40;
const CLAIM = 30;

const ROUNDS = 5;

interface Claimed {
  readonly job: string;
  /** milliseconds of the epoch */
  readonly began: number;
  readonly ended: number;
}

/** Locks what is due, is slow, and takes it: as HubClaimJob does, but long enough for another to come in between. */
const slowClaim = (name: string): string => `
  Long began = System.currentTimeMillis();
  Id job = System.enqueueJob(new OrderIdleJob('${name}'));
  HubMessageClaim claim = new HubMessageClaim('Orders', ${CLAIM});
  Long over = System.currentTimeMillis() + 500;
  while (System.currentTimeMillis() < over) {
  }
  claim.takeFor(job);
  System.debug(JSON.serialize(new Map<String, Object>{ 'job' => job, 'began' => began, 'ended' => System.currentTimeMillis() }));
`;

/** Declares the tests of two transactions that want the same messages at the same time. */
export function claimStory(system: () => FaultsSystem): void {
  it('two workers that claim at once take different messages', async () => {
    const { session } = system();
    for (let round = 1; ; round += 1) {
      await system().forget();
      await apexRun(session, `OrderProbe.putAside('Orders', ${MESSAGES});`);
      const runs = await Promise.all(['one', 'two'].map((name) => apexRun(session, slowClaim(name))));
      const claims = runs.map(({ printed }) => printed as Claimed);
      const rows = await queryAll<{ Claim__c: string | null; Status__c: string }>(
        session,
        'SELECT Claim__c, Status__c FROM Hub_Message__c',
      );
      const taken = claims.map(({ job }) => rows.filter(({ Claim__c }) => Claim__c === job).length);
      assert.deepEqual(taken.toSorted(), [MESSAGES - CLAIM, CLAIM].toSorted(), 'the second takes what the first left');
      assert.ok(
        rows.every(({ Status__c }) => Status__c === 'Claimed'),
        'all are taken, none twice',
      );
      if (wereTogether(claims)) return;
      assert.ok(round < ROUNDS, 'both were at it at the same time, in one of the rounds');
    }
  });

  it('what several transactions put in and wake at once is delivered once', async () => {
    const { session, simulators } = system();
    await system().forget();
    simulators.clearBook(DESK);
    const ids = Array.from({ length: 8 }, () => system().nextId());
    await Promise.all(ids.map((id) => apexRun(session, `OrderProbe.enqueue(new List<String>{ 'Orders' }, '${id}');`)));
    await until(
      () => queryAll(session, "SELECT Id FROM Hub_Message__c WHERE Status__c = 'Delivered'"),
      (rows) => rows.length === ids.length,
      'all are delivered',
    );
    const acted = simulators.book(DESK).filter((entry) => entry.acted && entry.path === '/v1/orders');
    assert.deepEqual(
      acted.map(({ correlationId }) => correlationId).toSorted(),
      ids.map((id) => `${id} Orders`).toSorted(),
      'the partner did each of them once',
    );
  });
}

function wereTogether([one, two]: readonly Claimed[]): boolean {
  return one.began < two.ended && two.began < one.ended;
}
