import type { Job } from '../../../org/types.ts';
import type { WriteResult } from '../../../data/types.ts';
import type { Engine } from '../engine.ts';
import { createTriggerRunner } from '../triggers.ts';
import { asApexException, DmlException } from '../../runtime/index.ts';

/** DML that comes from an API: user mode, with triggers. An uncaught exception of a trigger fails the records as the platform does. */
export function runWrite(engine: Engine, job: Job & { kind: 'write' }): readonly WriteResult[] {
  const { operation, records, allOrNone, externalIdField, api } = job;
  try {
    return engine.run({ userId: job.userId, quiddity: 'SYNCHRONOUS' }, () =>
      engine.db.write({
        operation,
        records,
        allOrNone,
        ...(externalIdField === undefined ? {} : { externalIdField }),
        ...(api === undefined ? {} : { api }),
        access: engine.access('user'),
        triggers: createTriggerRunner(engine),
        now: engine.hooks.now(),
      }),
    );
  } catch (error) {
    const exception = engine.describing(() => asApexException(error));
    if (exception === null) throw error;
    const text = engine.describing(() => `${exception.tostring()}\n\n${exception.getstacktracestring()}`);
    const statusCode =
      exception instanceof DmlException
        ? (exception.failures[0]?.code ?? 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY')
        : 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
    return records.map((record) => ({
      id: record.id ?? null,
      success: false,
      created: false,
      errors: [{ statusCode, message: text, fields: [] }],
    }));
  }
}
