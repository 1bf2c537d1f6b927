import path from 'node:path';
import { apexValue, runApex } from '../../e2e/anonymous-apex.ts';
import type { System } from '../../scripts/src/start/system.ts';
import type { BenchCase, Measurement } from '../measurement.ts';
import { startDeskSystem } from '../support/desk-system.ts';

const WAITING = [100, 1_000, 10_000];
const CLAIM = 90;
const RUNS = 7;
const PER_INSERT = 5_000;

/** What it costs to claim 90 messages when 100, 1,000 and 10,000 wait, every fifth with an order key. */
export const outboxClaim: BenchCase = {
  name: 'outbox-claim',
  async run(context) {
    const system = await startDeskSystem(path.join(context.folder, 'outbox-claim'));
    try {
      const measured: Measurement[] = [];
      let waiting = 0;
      for (const count of WAITING) {
        while (waiting < count) waiting += await insert(system, Math.min(PER_INSERT, count - waiting));
        const samples = await claims(system);
        const first = measured[0];
        measured.push({
          what: `a claim of ${CLAIM} among ${count.toLocaleString('en')} that are due`,
          target: null,
          samples,
          ...(first === undefined ? {} : { beside: { what: `the claim among ${WAITING[0]}`, samples: first.samples } }),
        });
      }
      return measured;
    } finally {
      await system.stop();
    }
  },
};

/** @returns how many */
async function insert(system: System, count: number): Promise<number> {
  await runApex(
    system.session,
    `List<Hub_Message__c> rows = new List<Hub_Message__c>();
for (Integer i = 0; i < ${count}; i++) {
  HubMessage message = HubMessage.to('Orders_Keyed').post('/v1/orders').content('{"reference":"' + i + '"}', 'application/json');
  if (Math.mod(i, 5) == 0) message.orderedBy('key ' + Math.mod(i, 500));
  rows.add(message.toRow());
}
insert as system rows;`,
  );
  return count;
}

/** Milliseconds of claims in one transaction each, taken back so that the next one finds the same. */
async function claims(system: System): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const milliseconds = await apexValue<number>(
      system.session,
      `Savepoint before = Database.setSavepoint();
Long startedAt = System.currentTimeMillis();
HubMessageClaim claim = new HubMessageClaim('Orders_Keyed', ${CLAIM});
claim.takeFor(null);
Long took = System.currentTimeMillis() - startedAt;
Database.rollback(before);
Assert.isFalse(claim.isEmpty(), 'something was due');
System.debug(took);`,
    );
    samples.push(milliseconds);
  }
  // the first one compiles what it asks
  return samples.slice(1);
}
