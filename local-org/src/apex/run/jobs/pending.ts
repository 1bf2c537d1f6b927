import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import { describeFailure } from '../tests/run-class.ts';

/** Runs what transactions left to do, including what that leaves in turn. Failures are the job's own: nobody waits for them. */
export async function runPending(engine: Engine): Promise<void> {
  for (let work = engine.pending.shift(); work !== undefined; work = engine.pending.shift()) {
    if (work.delayMinutes > 0) await sleep(work.delayMinutes * 60_000);
    const { userId, quiddity } = work;
    const running = work;
    try {
      engine.run({ userId, quiddity }, () => running.run());
    } catch (error) {
      const failure = describeFailure(error);
      process.stderr.write(`${work.description} failed: ${failure.message}\n${failure.stackTrace}\n`);
    }
  }
}
