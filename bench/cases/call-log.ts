import path from 'node:path';
import { apexValue } from '../../e2e/anonymous-apex.ts';
import type { System } from '../../scripts/src/start/system.ts';
import type { BenchCase, Measurement } from '../measurement.ts';
import { startDeskSystem } from '../support/desk-system.ts';

const CALLS = [10, 50, 100];
const RUNS = 5;
const TARGET_MS = 1_000;

/** CPU of logging calls, failures with an answer to mask, in the transaction that calls and in the one that writes. */
export const callLog: BenchCase = {
  name: 'call-log',
  async run(context) {
    const system = await startDeskSystem(path.join(context.folder, 'call-log'));
    try {
      const plain = await samples(system, PLAIN, 100);
      return [
        ...(await perCount(system, 'the log of', 'while they are made', PUBLISH, plain)),
        ...(await perCount(system, 'the log of', 'written by its subscriber', WRITE, plain)),
      ];
    } finally {
      await system.stop();
    }
  },
};

async function perCount(
  system: System,
  before: string,
  after: string,
  apex: string,
  plain: readonly number[],
): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const calls of CALLS)
    measured.push({
      what: `${before} ${calls} failed calls, CPU, ${after}`,
      target: calls === 100 ? TARGET_MS : null,
      samples: await samples(system, apex, calls),
      ...(calls === 100 ? { beside: { what: 'one insert of 100 rows as a plain loop logs', samples: plain } } : {}),
    });
  return measured;
}

async function samples(system: System, apex: string, calls: number): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) found.push(await apexValue<number>(system.session, apexFor(apex, calls)));
  return found.slice(1);
}

const apexFor = (apex: string, calls: number): string => `Integer calls = ${calls};
${CALL}
Integer startedAt = Limits.getCpuTime();
${apex}
System.debug(Limits.getCpuTime() - startedAt);`;

const CALL = `HubCallout callout = HubCallout.to('Orders').request('POST', '/v1/orders', new List<String>()).content(new Map<String, String>{ 'reference' => 'r' });
HubCalloutOutcome outcome = new HubCalloutOutcome();
outcome.state = 'ServerError';
outcome.text = 'HTTP 500 Internal Server Error';
outcome.statusCode = 500;
outcome.attempts = 1;
outcome.milliseconds = 120;
outcome.response = new HttpResponse();
outcome.response.setStatusCode(500);
outcome.response.setBody('{"error":"the account of ada@example.com is locked","token":"Bearer abcdef0123456789","detail":"' + 'x'.repeat(1500) + '"}');`;

const PUBLISH = 'for (Integer i = 0; i < calls; i++) { HubCallLog.publish(callout, outcome); }';

const WRITE = `List<Hub_Call__e> events = new List<Hub_Call__e>();
for (Integer i = 0; i < calls; i++) {
  events.add(new Hub_Call__e(Integration__c = 'Orders', Method__c = 'POST', Path__c = '/v1/orders', State__c = 'ServerError', Attempts__c = 1, Milliseconds__c = 120,
    Counts_For_Breaker__c = false, Called_At__c = System.now(), Excerpt__c = outcome.response.getBody()));
}
HubCallWriter.write(events);`;

const PLAIN = `List<Hub_Call__c> rows = new List<Hub_Call__c>();
for (Integer i = 0; i < calls; i++) {
  rows.add(new Hub_Call__c(Integration__c = 'Orders', Method__c = 'POST', Path__c = '/v1/orders', State__c = 'ServerError', Attempts__c = 1, Milliseconds__c = 120, Called_At__c = System.now(),
    Excerpt__c = outcome.response.getBody()));
}
insert as system rows;`;
