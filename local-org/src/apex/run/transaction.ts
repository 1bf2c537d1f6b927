import type { UserAccess } from '../../data/types.ts';
import type { ApexValue } from '../abi.ts';
import { LimitException } from '../runtime/index.ts';
import type { PublishedEvent } from './events.ts';
import type { DebugLog } from './debug-log.ts';
import type { Savepoint } from './savepoints.ts';
import { ASYNCHRONOUS, LimitUsage, SYNCHRONOUS } from './limits.ts';

/** What started a transaction; the names are those of System.Quiddity. */
export type Quiddity =
  | 'ANONYMOUS'
  | 'AURA'
  | 'BATCH_APEX'
  | 'FUTURE'
  | 'INVOCABLE_ACTION'
  | 'PLATFORM_EVENT_PUBLISH_CALLBACK'
  | 'QUEUEABLE'
  | 'REST'
  | 'RUNTEST_SYNC'
  | 'SCHEDULED'
  | 'SYNCHRONOUS'
  | 'TRANSACTION_FINALIZER_QUEUEABLE';

export interface TransactionStart {
  readonly userId: string;
  readonly quiddity: Quiddity;
  /** a cacheable Aura method may not change data */
  readonly readOnly?: boolean;
  /** how many callouts of this org to itself led here */
  readonly depth?: number;
  readonly log?: DebugLog;
  /** what the debug log calls the unit that starts, e.g. `Class.method` */
  readonly unit?: string;
}

const ASYNC: ReadonlySet<Quiddity> = new Set<Quiddity>([
  'BATCH_APEX',
  'FUTURE',
  'QUEUEABLE',
  'SCHEDULED',
  'TRANSACTION_FINALIZER_QUEUEABLE',
  'PLATFORM_EVENT_PUBLISH_CALLBACK',
]);

/** Work that starts after commit, as a transaction of its own. */
export interface AsyncWork {
  readonly jobId: string;
  readonly quiddity: Quiddity;
  readonly description: string;
  readonly userId: string;
  /** epoch milliseconds of the org's clock before which it does not start; null for as soon as possible */
  readonly dueAt: number | null;
  /** a batch job: each step is a transaction that `run` opens itself */
  readonly inSteps?: boolean;
  readonly run: () => void;
}

/** Work that tells a publisher that its events left. */
export interface PublishCallback {
  readonly events: readonly PublishedEvent[];
  readonly work: AsyncWork;
}

/** EventBus.TriggerContext.retries and lastError. */
export interface DeliveryAttempt {
  readonly retries: number;
  readonly lastError: string | null;
}

/** Where a queueable job stands in its chain, and how long that may be; null where nobody said. */
export interface QueuePlace {
  readonly depth: number;
  readonly most: number | null;
}

/** Trigger.new and its companions, for the trigger that runs. */
export interface TriggerContext {
  readonly operation: string;
  readonly newList: ApexValue;
  readonly oldList: ApexValue;
  readonly newMap: ApexValue;
  readonly oldMap: ApexValue;
  readonly size: number;
}

/** One Apex transaction: who runs, what it has used, and what it leaves to do. */
export class Transaction {
  readonly start: TransactionStart;
  /** users of nested System.runAs, innermost last */
  readonly users: UserAccess[] = [];
  /** how many System.runAs blocks are open */
  runAsDepth = 0;
  readonly #load: () => UserAccess;
  limits: LimitUsage;
  quiddity: Quiddity;
  readonly log: DebugLog | null;
  readonly resets: (() => void)[] = [];
  readonly afterCommit: AsyncWork[] = [];
  /** platform events to publish when the transaction commits */
  readonly eventsAfterCommit: PublishedEvent[] = [];
  /** how many events left at once or at the commit */
  eventsLeft = 0;
  /** publishers that want to hear of events that leave at the commit */
  readonly publishCallbacks: PublishCallback[] = [];
  /** of the events that subscribers are given: how often they were given before, and why again */
  attempt: DeliveryAttempt = { retries: 0, lastError: null };
  /** replay id of the last event that a subscriber is done with, when it says so */
  resumeCheckpoint: string | null = null;
  readonly triggers: TriggerContext[] = [];
  readonly emails: ApexValue[] = [];
  readonly requestId = crypto.randomUUID();
  /** DML since the last commit: a callout would have to wait for it */
  uncommitted = false;
  /** open ones, the oldest first */
  savepoints: Savepoint[] = [];
  calloutMillis = 0;
  /** how far its clock is ahead: time of callouts for which nobody waited */
  clockAheadMs = 0;
  restRequest: ApexValue = null;
  restResponse: ApexValue = null;
  /** first object of each kind that DML touched, for MIXED_DML_OPERATION */
  readonly dmlKinds = new Map<'setup' | 'data', string>();
  finalizer: ApexValue = null;
  /** of the queueable job that runs */
  queue: QueuePlace | null = null;

  /** Access is joined from many rows, so it is loaded when something asks. */
  constructor(start: TransactionStart, load: () => UserAccess) {
    this.start = start;
    this.quiddity = start.quiddity;
    this.#load = load;
    this.log = start.log ?? null;
    this.limits = newLimits(start.quiddity);
  }

  get userId(): string {
    return this.users.at(-1)?.userId ?? this.start.userId;
  }

  /** the user of the innermost System.runAs */
  get user(): UserAccess {
    if (this.users.length === 0) this.users.push(this.#load());
    return this.users[this.users.length - 1];
  }

  get isAsync(): boolean {
    return ASYNC.has(this.quiddity);
  }

  /** Runs a body with limits of its own, as startTest and asynchronous work in tests have. */
  withFreshLimits<T>(quiddity: Quiddity, body: () => T): T {
    const { limits, quiddity: before, uncommitted, savepoints } = this;
    this.limits = newLimits(quiddity);
    this.quiddity = quiddity;
    this.uncommitted = false;
    this.savepoints = [];
    try {
      return body();
    } finally {
      this.limits = limits;
      this.quiddity = before;
      this.uncommitted = uncommitted;
      this.savepoints = savepoints;
    }
  }
}

export function newLimits(quiddity: Quiddity): LimitUsage {
  return new LimitUsage(ASYNC.has(quiddity) ? ASYNCHRONOUS : SYNCHRONOUS, (text) => {
    throw new LimitException(text);
  });
}
