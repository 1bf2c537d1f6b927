import type { ApexValue } from '../../abi.ts';
import { runAsJob } from '../async-jobs.ts';
import type { Engine } from '../engine.ts';
import { runSubscribers, type PublishedEvent } from '../events.ts';
import type { LimitUsage } from '../limits.ts';
import { newLimits, type AsyncWork } from '../transaction.ts';

/** What a test method has set up: mocks, collected asynchronous work, events that wait for delivery. */
export class TestState {
  readonly seeAllData: boolean;
  /** by lower-cased interface, e.g. `httpcalloutmock` */
  readonly mocks = new Map<string, ApexValue>();
  readonly work: AsyncWork[] = [];
  /** what finalizers enqueued while stopTest runs the work */
  readonly fromFinalizers: AsyncWork[] = [];
  /** values of the platform cache by scope and partition */
  readonly cache = new Map<string, Map<string, ApexValue>>();
  readonly events: PublishedEvent[] = [];
  /** Test.enableChangeDataCapture was called */
  capturesChanges = false;
  fixedSearchResults: readonly string[] = [];
  currentPage: ApexValue = null;
  /** true between startTest and stopTest */
  inStartTest = false;
  hasStarted = false;
  /** runs asynchronous work: what it enqueues is not run by stopTest */
  isRunningAsync = false;
  #outerLimits: LimitUsage | null = null;

  constructor(seeAllData: boolean) {
    this.seeAllData = seeAllData;
  }

  now(): number {
    return Date.now();
  }

  startTest(engine: Engine): void {
    const { transaction } = engine;
    this.#outerLimits = transaction.limits;
    transaction.limits = newLimits(transaction.quiddity);
    // What the test prepared does not stand in the way of callouts.
    transaction.uncommitted = false;
    transaction.savepoints = [];
    this.inStartTest = true;
    this.hasStarted = true;
  }

  stopTest(engine: Engine): void {
    this.runAsync(engine);
    this.inStartTest = false;
    if (this.#outerLimits !== null) engine.transaction.limits = this.#outerLimits;
  }

  /** Runs the collected work once, as stopTest does, and what finalizers enqueue; what else it enqueues stays queued. */
  runAsync(engine: Engine): void {
    const { transaction } = engine;
    const collected = this.work.splice(0);
    this.isRunningAsync = true;
    try {
      for (let work = collected.shift(); work !== undefined; work = collected.shift()) {
        const { jobId, quiddity, run } = work;
        runAsJob(engine, jobId, () => transaction.withFreshLimits(quiddity, run));
        collected.push(...this.fromFinalizers.splice(0));
      }
    } finally {
      this.isRunningAsync = false;
    }
    this.deliverEvents(engine);
  }

  /** publishers that gave a callback */
  readonly publishCallbacks: ((outcome: 'onsuccess' | 'onfailure') => void)[] = [];

  deliverEvents(engine: Engine): void {
    const { transaction } = engine;
    const events = [...this.events.splice(0), ...transaction.eventsAfterCommit.splice(0)];
    if (events.length > 0)
      transaction.withFreshLimits('PLATFORM_EVENT_PUBLISH_CALLBACK', () => runSubscribers(engine, events));
    this.tellPublishers('onsuccess');
  }

  tellPublishers(outcome: 'onsuccess' | 'onfailure'): void {
    for (const tell of this.publishCallbacks.splice(0)) tell(outcome);
  }
}
