import path from 'node:path';
import { runOutbox, type Outcome } from '../../e2e/outbound/load/outbox-load.ts';
import { runPlainLoop, type LoopOutcome } from '../../e2e/outbound/load/plain-loop.ts';
import type { BenchCase, Measurement } from '../measurement.ts';
import { startDeskSystem } from '../support/desk-system.ts';

const COUNT = 1_000;
const RUNS: readonly (readonly [string, string])[] = [
  ['Orders_Keyed', 'to a partner that honours the key'],
  ['Orders', 'to a partner that does not'],
  ['Orders_Asked', 'to a partner that does not, but can be asked'],
];

/**
 * 1,000 messages to a partner that fails one time in five, loses two answers in a hundred after acting, and is killed for a
 * minute; the same for a loop with three attempts. What is said of the messages is laid beside the partner's own book.
 */
export const outboxLoad: BenchCase = {
  name: 'outbox-load',
  async run(context) {
    const system = await startDeskSystem(path.join(context.folder, 'outbox-load'));
    try {
      const loop = await runPlainLoop(system, COUNT);
      const measured = [ofLoop(loop)];
      for (const [integration, what] of RUNS)
        measured.push(ofOutbox(what, await runOutbox(system, integration, COUNT), loop));
      return measured;
    } finally {
      await system.stop();
    }
  },
};

function ofOutbox(what: string, outcome: Outcome, loop: LoopOutcome): Measurement {
  const wrong = [...outcome.lost, ...outcome.twice, ...outcome.wronglyDelivered, ...outcome.wronglyDead];
  if (wrong.length > 0) throw new Error(`The outbox broke its promise for ${wrong.join(', ')}`);
  const { Delivered = 0, Unknown = 0, Dead = 0 } = outcome.statuses;
  return {
    what: `${COUNT.toLocaleString('en')} messages ${what}, waits skipped`,
    target: null,
    samples: [outcome.milliseconds],
    beside: { what: 'the plain loop', samples: [loop.milliseconds] },
    note:
      `${Delivered} delivered once, ${Unknown} unknown, ${Dead} dead, 0 lost, 0 twice; ` +
      `${outcome.requests} requests, ${outcome.jobs} jobs, ${Math.round(outcome.minutes)} minutes of the org`,
  };
}

function ofLoop({ lost, twice, wronglyFailed, requests, milliseconds }: LoopOutcome): Measurement {
  return {
    what: `${COUNT.toLocaleString('en')} calls in a plain loop with three attempts`,
    target: null,
    samples: [milliseconds],
    note: `${lost} lost, ${twice} twice, ${wronglyFailed} there although thought to have failed; ${requests} requests`,
  };
}
