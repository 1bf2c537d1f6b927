import { DataError } from '../../data/types.ts';
import type { PublishedEvent } from './events.ts';
import type { CalloutRequest, Job, JobProgress, JobResults, OrgIdentity } from '../../org/types.ts';

/** A job as the pool hands it out: `tests` is split by class, so that classes run side by side. */
export type WorkerTask =
  | Job
  | { readonly kind: 'listTests'; readonly classNames: readonly string[] | null }
  /** the hour of scheduled Apex has come, or a process starts that an earlier one may have left work to */
  | { readonly kind: 'wake' };

export interface TestListing {
  readonly classNames: readonly string[];
}

export type TaskResult<T extends WorkerTask> = T extends Job ? JobResults[T['kind']] : TestListing;

export interface SerializedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly code: string | null;
}

export type ToWorker = { readonly type: 'task'; readonly id: number; readonly task: WorkerTask };

export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: JobProgress }
  /** `isFree`: no work is left for after the answer */
  | { readonly type: 'done'; readonly id: number; readonly result: unknown; readonly isFree: boolean }
  | { readonly type: 'failed'; readonly id: number; readonly error: SerializedError; readonly isFree: boolean }
  /** the work after the answer is done too: the worker is free */
  | { readonly type: 'idle' }
  /** the thread waits for the hour of a delayed job, by a clock that is so far ahead; null when it wakes */
  | { readonly type: 'sleep'; readonly ahead: number | null }
  /** when scheduled Apex is due next, in epoch milliseconds; null when none waits */
  | { readonly type: 'due'; readonly at: number | null }
  | { readonly type: 'event'; readonly event: PublishedEvent }
  | { readonly type: 'callout'; readonly request: CalloutRequest };

export interface WorkerStart {
  readonly org: OrgIdentity;
  readonly calloutPort: MessagePort;
  /** one Int32: counts answers, the worker sleeps on it */
  readonly calloutSignal: SharedArrayBuffer;
  readonly isFirst: boolean;
  /** of the org's OrgClock */
  readonly clock: SharedArrayBuffer;
}

type MessagePort = import('node:worker_threads').MessagePort;

/** A job could not be carried out for a reason outside Apex: the worker died, or the org's file cannot be read. */
export class WorkerError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WorkerError';
    this.code = code;
  }
}

export function serializeError(error: unknown): SerializedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '', code: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { name: error.name, message: error.message, stack: error.stack ?? '', code };
}

/** A refusal of the data stays one, so that who asked is told its code and text. */
export function deserializeError(error: SerializedError): WorkerError | DataError {
  const kind = error.name === 'DataError' ? DataError : WorkerError;
  const result = new kind(error.code ?? 'WORKER_FAILED', error.message);
  result.name = error.name;
  result.stack = error.stack;
  return result;
}
