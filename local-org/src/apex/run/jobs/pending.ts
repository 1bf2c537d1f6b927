import { setTimeout as sleep } from 'node:timers/promises';
import { runAsJob } from '../async-jobs.ts';
import type { Engine } from '../engine.ts';
import { describeFailure } from '../tests/run-class.ts';
import type { AsyncWork } from '../transaction.ts';

/** Told when work waits for its hour: the thread sleeps and others may run. */
export type OnSleep = (sleeping: boolean) => void;

/** Runs what transactions left to do, including what that leaves in turn. Failures are the job's own: nobody waits for them. */
export async function runPending(engine: Engine, onSleep: OnSleep): Promise<void> {
  for (let work = nextOf(engine); work !== undefined; work = nextOf(engine)) {
    if (work.delayMinutes > 0) {
      onSleep(true);
      await sleep(work.delayMinutes * 60_000);
      onSleep(false);
    }
    perform(engine, work);
  }
}

/** What has no delay goes first. */
function nextOf({ pending }: Engine): AsyncWork | undefined {
  const index = pending.findIndex((work) => work.delayMinutes === 0);
  return index < 0 ? pending.shift() : pending.splice(index, 1)[0];
}

function perform(engine: Engine, work: AsyncWork): void {
  const { userId, quiddity } = work;
  const transaction = (): void => engine.run({ userId, quiddity, unit: work.description }, () => work.run());
  const body = work.inSteps === true ? () => work.run() : transaction;
  try {
    // A finalizer bears the id of its job, which has ended.
    if (quiddity === 'TRANSACTION_FINALIZER_QUEUEABLE') body();
    else runAsJob(engine, work.jobId, body);
  } catch (error) {
    const failure = engine.describing(() => describeFailure(error));
    process.stderr.write(`${work.description} failed: ${failure.message}\n${failure.stackTrace}\n`);
  }
}
