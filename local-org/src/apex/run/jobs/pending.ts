import { runAsJob } from '../async-jobs.ts';
import type { Engine } from '../engine.ts';
import { describeFailure } from '../tests/run-class.ts';
import type { AsyncWork } from '../transaction.ts';

/** Told when work waits for its hour: the thread sleeps and others may run. `ahead` is how far the clock was when it fell asleep, null when it wakes. */
export type OnSleep = (ahead: number | null) => void;

/** Runs what transactions left to do, including what that leaves in turn. Failures are the job's own: nobody waits for them. */
export async function runPending(engine: Engine, onSleep: OnSleep): Promise<void> {
  for (let work = nextOf(engine); work !== undefined; work = nextOf(engine)) {
    while (isAhead(engine, work)) {
      const { ahead } = engine.clock;
      onSleep(ahead);
      await engine.clock.sleep(work.dueAt, ahead);
      onSleep(null);
    }
    perform(engine, work);
  }
}

type DelayedWork = AsyncWork & { readonly dueAt: number };

const isAhead = (engine: Engine, work: AsyncWork): work is DelayedWork =>
  work.dueAt !== null && work.dueAt > engine.clock.now();

/** What is due goes first, in the order in which it came, then what is due next. */
function nextOf(engine: Engine): AsyncWork | undefined {
  const { pending } = engine;
  let chosen = 0;
  for (const [index, work] of pending.entries()) {
    if (!isAhead(engine, work)) return pending.splice(index, 1)[0];
    if (work.dueAt < (pending[chosen]?.dueAt ?? 0)) chosen = index;
  }
  return pending.splice(chosen, 1)[0];
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
