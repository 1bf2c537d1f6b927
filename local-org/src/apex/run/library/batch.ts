import type { ApexValue } from '../../abi.ts';
import { ApexList, iterate, typeOf } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { describeUserClass } from './async-names.ts';
import { enqueueWork, JobContext, recordJob } from './async.ts';
import { callMethod } from './helpers.ts';
import { QueryLocator } from './query-locator.ts';

const DEFAULT_SCOPE = 200;

/** Database.executeBatch: start, execute for each scope, finish; each step with limits of its own. */
export function executeBatch(engine: Engine, batchable: ApexValue, scope: number | null): string {
  const name = describeUserClass(batchable);
  const jobId = recordJob(engine, 'BatchApex', name);
  const context = new JobContext(jobId);
  enqueueWork(engine, {
    jobId,
    quiddity: 'BATCH_APEX',
    description: `Batch ${name}`,
    userId: engine.transaction.userId,
    delayMinutes: 0,
    run: () => runBatch(engine, batchable, context, scope ?? DEFAULT_SCOPE),
  });
  return jobId;
}

function runBatch(engine: Engine, batchable: ApexValue, context: JobContext, scope: number): void {
  const { transaction } = engine;
  const step = <T>(body: () => T): T => transaction.withFreshLimits('BATCH_APEX', body);
  const source = step(() => callMethod(batchable, 'start', context));
  const items = source instanceof QueryLocator ? source.rows.values : [...iterate(source)];
  const type = source instanceof QueryLocator ? source.rows.type : typeOf('List', [typeOf('Object')]);
  for (let start = 0; start < items.length; start += scope) {
    step(() => callMethod(batchable, 'execute', context, new ApexList(type, items.slice(start, start + scope))));
  }
  step(() => callMethod(batchable, 'finish', context));
}
