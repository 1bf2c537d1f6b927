import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { CalloutRequest, CalloutResult, JobProgress, OrgIdentity } from '../../org/types.ts';
import type { PublishedEvent } from './events.ts';
import type { OrgClock } from './schedule/org-clock.ts';
import {
  deserializeError,
  WorkerError,
  type FromWorker,
  type ToWorker,
  type WorkerStart,
  type WorkerTask,
} from './protocol.ts';

interface Running {
  readonly id: number;
  readonly task: WorkerTask;
  resolve(result: unknown): void;
  reject(error: unknown): void;
  readonly onProgress: ((progress: JobProgress) => void) | undefined;
}

export interface PooledWorkerOptions {
  callout(request: CalloutRequest): Promise<CalloutResult>;
  readonly onEvent?: (event: PublishedEvent) => void;
  readonly idleMs: number;
  readonly isFirst: boolean;
  readonly clock: OrgClock;
  /** scheduled Apex waits for this moment, in epoch milliseconds */
  onDue(at: number | null): void;
  onEnd(): void;
  /** the worker rests, or sleeps until a callout is answered: another task may start */
  onFree(): void;
}

/** Half of what V8 takes by itself on a large machine: as fast, and 200 MB less for two threads that run tests. */
const YOUNG_MB = 24;

/** One thread, one task at a time; it is busy until the task's work after commit is done. A thread that dies fails its task only. */
export class PooledWorker {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #signal = new SharedArrayBuffer(4);
  readonly #options: PooledWorkerOptions;
  #running: Running | null = null;
  #busy = false;
  #isWaiting = false;
  #asleepAt: number | null = null;
  #ended = false;
  #count = 0;
  #idleTimer: NodeJS.Timeout | null = null;

  constructor(org: OrgIdentity, options: PooledWorkerOptions) {
    const channel = new MessageChannel();
    this.#port = channel.port1;
    this.#port.unref();
    this.#options = options;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: {
        org,
        calloutPort: channel.port2,
        calloutSignal: this.#signal,
        isFirst: options.isFirst,
        clock: options.clock.shared,
      } satisfies WorkerStart,
      transferList: [channel.port2],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.unref();
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error: Error) => this.#die(error));
    this.#worker.on('exit', (code) => this.#die(new Error(`exit code ${code}`)));
  }

  /** runs a task and does not wait for a callout or an hour */
  get running(): boolean {
    return this.#busy && !this.#isWaiting && !this.#ended;
  }

  /** has something to do now, be it to wait for a callout or to see that time has passed */
  get active(): boolean {
    return this.#busy && this.#asleepAt !== this.#options.clock.ahead && !this.#ended;
  }

  get idle(): boolean {
    return !this.#busy && !this.#ended;
  }

  perform(task: WorkerTask, onProgress?: (progress: JobProgress) => void): Promise<unknown> {
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    const id = ++this.#count;
    this.#busy = true;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#running = { id, task, resolve, reject, onProgress };
      this.#worker.postMessage({ type: 'task', id, task } satisfies ToWorker);
    });
  }

  async end(): Promise<void> {
    this.#ended = true;
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    // A thread without a reference would let the process end before it is told.
    this.#worker.ref();
    await this.#worker.terminate();
    this.#port.close();
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'callout':
        void this.#answerCallout(message.request);
        break;
      case 'event':
        this.#options.onEvent?.(message.event);
        break;
      case 'due':
        this.#options.onDue(message.at);
        break;
      case 'sleep':
        this.#isWaiting = message.ahead !== null;
        this.#asleepAt = message.ahead;
        if (this.#isWaiting) this.#options.onFree();
        break;
      case 'idle':
        this.#rest();
        break;
      default:
        this.#answer(message);
    }
  }

  #answer(message: Extract<FromWorker, { readonly id: number }>): void {
    const running = this.#running;
    if (running === null || running.id !== message.id) return;
    if (message.type === 'progress') {
      running.onProgress?.(message.progress);
      return;
    }
    this.#running = null;
    if (message.isFree) this.#rest();
    if (message.type === 'done') running.resolve(message.result);
    else running.reject(deserializeError(message.error));
  }

  #rest(): void {
    if (this.#ended) return;
    this.#busy = false;
    this.#worker.unref();
    this.#idleTimer = setTimeout(() => void this.#endIdle(), this.#options.idleMs);
    this.#idleTimer.unref();
    this.#options.onFree();
  }

  async #endIdle(): Promise<void> {
    if (!this.idle) return;
    this.#ended = true;
    this.#options.onEnd();
    await this.end();
  }

  async #answerCallout(request: CalloutRequest): Promise<void> {
    let answer: CalloutResult;
    this.#isWaiting = true;
    this.#options.onFree();
    try {
      answer = await this.#options.callout(request);
    } catch (error) {
      answer = { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
    this.#isWaiting = false;
    this.#port.postMessage(answer);
    Atomics.add(new Int32Array(this.#signal), 0, 1);
    Atomics.notify(new Int32Array(this.#signal), 0);
  }

  #die(cause: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#port.close();
    this.#options.onEnd();
    this.#options.onFree();
    const running = this.#running;
    this.#running = null;
    running?.reject(
      new WorkerError(
        'WORKER_DIED',
        `The worker that ran the job "${running.task.kind}" ended before it was done: ${cause.message}`,
        { cause },
      ),
    );
  }
}
