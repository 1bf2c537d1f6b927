import { availableParallelism } from 'node:os';
import type {
  CalloutRequest,
  CalloutResult,
  Job,
  JobProgress,
  JobResults,
  OrgIdentity,
  Workers,
} from '../../org/types.ts';
import type { PublishedEvent } from './events.ts';
import { PooledWorker } from './pooled-worker.ts';
import { WorkerError, type TestListing, type WorkerTask } from './protocol.ts';
import { OrgClock } from './schedule/org-clock.ts';
import { WakeClock } from './schedule/wake-clock.ts';
import { mergeTestRuns } from './tests/merge.ts';

export interface WorkerOptions {
  /** makes a callout on the main thread; a rejection becomes the text of a System.CalloutException */
  readonly callout: (request: CalloutRequest) => Promise<CalloutResult>;
  /** told of every platform event that a transaction published, for those who stream */
  readonly onEvent?: (event: PublishedEvent) => void;
  /** how many classes are tested at once; the number of cores unless given */
  readonly testParallelism?: number;
  /** an idle worker ends after this many milliseconds (30,000 unless given) */
  readonly idleMs?: number;
  /** the machine's time unless given */
  readonly clock?: OrgClock;
}

/** More threads than cores only share them; a task that waits for a callout frees its place. */
const MOST_RUNNING = Math.max(4, availableParallelism());

type Progress = (progress: JobProgress) => void;

/**
 * The worker threads of one org. A worker that waits for a callout does not count as busy, so that the org's callout to
 * itself always finds one; idle workers end by themselves.
 */
export function createWorkers(org: OrgIdentity, options: WorkerOptions): Workers {
  return new WorkerPool(org, options);
}

class WorkerPool implements Workers {
  readonly #org: OrgIdentity;
  readonly #options: WorkerOptions;
  readonly #workers = new Set<PooledWorker>();
  readonly #waiting: (() => void)[] = [];
  /** A wake that fails is repeated by the next one: what is due stays so. */
  readonly #wakeClock: WakeClock;
  readonly #clock: OrgClock;
  #closed = false;
  #started = false;

  constructor(org: OrgIdentity, options: WorkerOptions) {
    this.#org = org;
    this.#options = options;
    this.#clock = options.clock ?? new OrgClock();
    this.#wakeClock = new WakeClock(this.#clock, () => void this.wake().catch(() => undefined));
  }

  async run<J extends Job>(job: J, onProgress?: Progress): Promise<JobResults[J['kind']]> {
    const result = job.kind === 'tests' ? await this.#runTests(job, onProgress) : await this.#perform(job, onProgress);
    return result as JobResults[J['kind']];
  }

  async wake(): Promise<void> {
    await this.#perform({ kind: 'wake' });
  }

  get active(): boolean {
    return this.#waiting.length > 0 || [...this.#workers].some((worker) => worker.active);
  }

  passTime(milliseconds: number): void {
    this.#clock.pass(milliseconds);
    this.#wakeClock.refresh();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wakeClock.set(null);
    await Promise.all([...this.#workers].map((worker) => worker.end()));
    this.#workers.clear();
  }

  #perform(task: WorkerTask, onProgress?: Progress): Promise<unknown> {
    if (this.#closed) {
      return Promise.reject(
        new WorkerError('WORKERS_CLOSED', `The org ${this.#org.id} is closed: ${task.kind} was not run.`),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => void this.#idleWorker().perform(task, onProgress).then(resolve, reject));
      this.#drain();
    });
  }

  /** Starts waiting tasks as long as there are fewer running workers than allowed; those in a callout do not count. */
  #drain(): void {
    while (!this.#closed && this.#waiting.length > 0 && this.#running < MOST_RUNNING) this.#waiting.shift()?.();
  }

  get #running(): number {
    return [...this.#workers].filter((worker) => worker.running).length;
  }

  #idleWorker(): PooledWorker {
    for (const worker of this.#workers) if (worker.idle) return worker;
    const worker: PooledWorker = new PooledWorker(this.#org, {
      ...this.#options,
      idleMs: this.#options.idleMs ?? 30_000,
      isFirst: !this.#started,
      clock: this.#clock,
      onDue: (at) => this.#wakeClock.set(at),
      onEnd: () => this.#workers.delete(worker),
      onFree: () => this.#drain(),
    });
    this.#started = true;
    this.#workers.add(worker);
    return worker;
  }

  async #runTests(job: Job & { kind: 'tests' }, onProgress?: Progress): Promise<JobResults['tests']> {
    const listing = (await this.#perform({ kind: 'listTests', classNames: job.classNames })) as TestListing;
    const queue = [...listing.classNames];
    const runs: JobResults['tests'][] = [];
    let done = 0;
    let errors = 0;
    const drain = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const run = (await this.#perform({ ...job, classNames: [next] })) as JobResults['tests'];
        runs.push(run);
        done += run.tests.length;
        errors += run.tests.filter((test) => test['Outcome'] === 'Fail').length;
        onProgress?.({ kind: 'tests', done, errors, total: done + queue.length, detail: next });
      }
    };
    const lanes = Math.max(1, Math.min(this.#options.testParallelism ?? availableParallelism(), queue.length));
    await Promise.all(Array.from({ length: lanes }, drain));
    return mergeTestRuns(this.#org, runs);
  }
}
