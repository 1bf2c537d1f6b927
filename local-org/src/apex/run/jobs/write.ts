import type { Job } from '../../../org/types.ts';
import type { RecordInput, WriteResult } from '../../../data/types.ts';
import { ChangeRecorder } from '../change-events.ts';
import type { Engine } from '../engine.ts';
import { automation } from '../flows/flow-runner.ts';
import { asApexException, DmlException } from '../../runtime/index.ts';

type WriteJob = Omit<Job & { kind: 'write' }, 'kind' | 'userId'>;

/** DML that comes from an API: user mode, with triggers. */
export function runWrite(engine: Engine, job: Job & { kind: 'write' }): readonly WriteResult[] {
  try {
    return engine.run({ userId: job.userId, quiddity: 'SYNCHRONOUS' }, () => write(engine, job));
  } catch (error) {
    return failures(engine, error, job.records);
  }
}

class Halted extends Error {}

/** Several writes as one transaction: the first failure takes back those before it. */
export function runWrites(engine: Engine, job: Job & { kind: 'writes' }): readonly WriteResult[] {
  const results: WriteResult[] = [];
  const ids = new Map<string, string>();
  let record: RecordInput | undefined;
  try {
    engine.run({ userId: job.userId, quiddity: 'SYNCHRONOUS' }, () => {
      for (const step of job.steps) {
        record = withIds(step.record, ids);
        const [result] = write(engine, { ...step, records: [record], allOrNone: true });
        if (result) results.push(result);
        if (!result?.success) throw new Halted();
        ids.set(step.name, result.id ?? '');
      }
    });
    return results;
  } catch (error) {
    return error instanceof Halted || !record ? results : [...results, ...failures(engine, error, [record])];
  }
}

function write(engine: Engine, job: WriteJob): readonly WriteResult[] {
  const { operation, records, allOrNone, externalIdField, api } = job;
  const recorder = new ChangeRecorder();
  const results = engine.db.write({
    operation,
    records,
    allOrNone,
    ...(externalIdField === undefined ? {} : { externalIdField }),
    ...(api === undefined ? {} : { api }),
    access: engine.access('user'),
    ...automation(engine, recorder),
    now: engine.hooks.now(),
  });
  recorder.publish(engine, new Set(results.filter(({ success }) => success).map(({ id }) => id)));
  return results;
}

/** `@{account.id}` is what the step `account` gave. */
function withIds(record: RecordInput, ids: ReadonlyMap<string, string>): RecordInput {
  const resolved = (text: string): string =>
    text.replace(/@\{(\w+)\.id\}/gi, (match, name: string) => ids.get(name) ?? match);
  const fields = Object.entries(record.fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? resolved(value) : value,
  ]);
  return {
    ...record,
    ...(record.id === undefined ? {} : { id: resolved(record.id) }),
    fields: Object.fromEntries(fields) as RecordInput['fields'],
  };
}

/** An uncaught exception of a trigger fails the records as the platform does. */
function failures(engine: Engine, error: unknown, records: readonly RecordInput[]): readonly WriteResult[] {
  const exception = engine.describing(() => asApexException(error));
  if (exception === null) throw error;
  const message = engine.describing(() => `${exception.tostring()}\n\n${exception.getstacktracestring()}`);
  const code = exception instanceof DmlException ? exception.failures[0]?.code : undefined;
  const statusCode = code ?? 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
  return records.map((record) => ({
    id: record.id ?? null,
    success: false,
    created: false,
    errors: [{ statusCode, message, fields: [] }],
  }));
}
