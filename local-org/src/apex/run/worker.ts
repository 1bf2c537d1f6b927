import { parentPort, workerData } from 'node:worker_threads';
import { workerCallouts } from './callout-bridge.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { OrgClock } from './schedule/org-clock.ts';
import { serializeError, type FromWorker, type ToWorker, type WorkerStart } from './protocol.ts';

const { org, calloutPort, calloutSignal, isFirst, clock } = workerData as WorkerStart;
const post = (message: FromWorker): void => parentPort?.postMessage(message);

const runner = new JobRunner({
  org,
  callouts: workerCallouts(calloutPort, calloutSignal, (request) => post({ type: 'callout', request })),
  onEvent: (event) => post({ type: 'event', event }),
  onDue: (at) => post({ type: 'due', at }),
  onSleep: (ahead) => post({ type: 'sleep', ahead }),
  isFirst,
  clock: new OrgClock(clock),
});

parentPort?.on('message', (message: ToWorker) => void perform(message));

async function perform({ id, task }: ToWorker): Promise<void> {
  try {
    const result = await runner.run(task, (progress) => post({ type: 'progress', id, progress }));
    post({ type: 'done', id, result, isFree: !runner.hasPending });
  } catch (error) {
    post({ type: 'failed', id, error: serializeError(error), isFree: !runner.hasPending });
  }
  runner.tellDue();
  if (!runner.hasPending) return;
  await runner.finishPending();
  runner.tellDue();
  post({ type: 'idle' });
}
