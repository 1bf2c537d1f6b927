import assert from 'node:assert/strict';
import { it } from 'node:test';
import { queryAll } from '../../../scripts/src/org/rest.ts';
import { startSweeper } from '../../../scripts/src/sweeper/sweeper.ts';
import { apexRun } from './apex-run.ts';
import { EventListener } from './events.ts';
import { until } from './measure.ts';
import type { DeathRecord, DownRecord } from './records.ts';
import { deploySaveHold, SAVING } from './save-hold.ts';
import { DESK, type FaultsSystem } from './system.ts';

/** A claim holds its messages for this long (HubMessageClaim.LEASE_MINUTES), and the sweeper looks every ten minutes. */
const LEASE_SECONDS = 600;
const SWEEP_SECONDS = 600;

interface Death {
  readonly fault: string;
  /** `<integration>_Keyed` is the same with an Idempotency-Key */
  readonly integration: string;
  readonly prepare: (system: FaultsSystem) => Promise<void> | void;
  /** whether this is the moment at which the org's process is to be killed */
  readonly isNow: (system: FaultsSystem, events: EventListener) => boolean;
  /** makes partner and org well again, before time passes */
  readonly heal: (system: FaultsSystem) => Promise<void> | void;
  /** how often the partner had acted when the org died */
  readonly actedAtDeath: number;
}

const DEATHS: readonly Death[] = [
  {
    fault: 'killed between claim and call',
    integration: 'Orders_Fresh',
    prepare: ({ desk }) => desk.holdTokens(true),
    isNow: ({ desk }) => desk.waitingForTokens() > 0,
    heal: ({ desk }) => desk.holdTokens(false),
    actedAtDeath: 0,
  },
  {
    fault: 'killed between call and save',
    integration: 'Orders',
    prepare: ({ simulators }) => simulators.setFault(DESK, { kind: 'hang', path: '/v1', afterActing: true }),
    isNow: (system) => acted(system) > 0,
    heal: ({ simulators }) => simulators.setFault(DESK, null),
    actedAtDeath: 1,
  },
  {
    fault: 'killed during save',
    integration: 'Orders',
    prepare: ({ session }) => deploySaveHold(session, 'Active'),
    isNow: (_system, { heard }) => heard.some(({ State__c }) => State__c === SAVING),
    heal: ({ session }) => deploySaveHold(session, 'Inactive'),
    actedAtDeath: 1,
  },
];

/** Declares a test for each moment at which an org may die under its outbox. */
export function orgDownStory(system: () => FaultsSystem, records: Map<string, DownRecord>): void {
  for (const death of DEATHS) {
    it(death.fault, async () => {
      const message = await die(system(), death, death.integration);
      const keyedMessage = await die(system(), death, `${death.integration}_Keyed`);
      records.set(death.fault, { fault: death.fault, message, keyedMessage });
      for (const record of [message, keyedMessage]) {
        assert.equal(record.statusAtDeath, 'Claimed', 'what was not saved is as it was: claimed');
        assert.equal(record.actedAtDeath, death.actedAtDeath, 'what the partner had done');
        assert.equal(record.statusWhileLeased, 'Claimed', 'nobody takes it while its lease runs');
      }
      assert.deepEqual(
        [message.status, message.acted],
        ['Unknown', death.actedAtDeath],
        'without a key it is not sent again',
      );
      assert.deepEqual(
        [keyedMessage.status, keyedMessage.acted],
        ['Delivered', 1],
        'with a key it is sent again, and done once',
      );
    });
  }
}

async function die(system: FaultsSystem, death: Death, integration: string): Promise<DeathRecord> {
  await system.forget();
  await startSweeper(system.session);
  system.simulators.clearBook(DESK);
  await death.prepare(system);
  const events = await EventListener.start(system.session, '/event/Hub_Call__e');
  const id = system.nextId();
  await apexRun(system.session, `OrderProbe.enqueue(new List<String>{ '${integration}' }, '${id}');`);
  await until(
    async () => death.isNow(system, events),
    (isNow) => isNow,
    death.fault,
  );
  const statusAtDeath = (await message(system)).Status__c;
  await system.kill();
  events.stop();
  const actedAtDeath = acted(system);
  await system.restart();
  await death.heal(system);
  await system.pass(LEASE_SECONDS - 60);
  const statusWhileLeased = (await message(system)).Status__c;
  await system.pass(60 + SWEEP_SECONDS);
  const settled = await until(
    () => message(system),
    ({ Status__c }) => Status__c !== 'Claimed' && Status__c !== 'Pending',
    'the sweeper takes the claim back',
  );
  return {
    statusAtDeath,
    actedAtDeath,
    statusWhileLeased,
    status: settled.Status__c,
    reason: settled.Reason__c,
    acted: acted(system),
  };
}

interface Row {
  readonly Status__c: string;
  readonly Reason__c: string | null;
}

async function message(system: FaultsSystem): Promise<Row> {
  const rows = await queryAll<Row>(system.session, 'SELECT Status__c, Reason__c FROM Hub_Message__c');
  assert.equal(rows.length, 1, 'the message is there, once');
  return rows[0];
}

/** Orders that the partner placed. */
function acted(system: FaultsSystem): number {
  return system.simulators.book(DESK).filter((entry) => entry.acted && entry.path.startsWith('/v1')).length;
}
