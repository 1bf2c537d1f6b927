/**
 * Governor limits of one transaction. Numbers: Apex Developer Guide, "Execution Governors and Limits", per-transaction
 * limits, synchronous and asynchronous.
 */
export type LimitName =
  | 'apexCursors'
  | 'apexCursorRows'
  | 'apexPaginationCursors'
  | 'apexPaginationCursorRows'
  | 'fetchCallsOnApexCursor'
  | 'queries'
  | 'queryRows'
  | 'aggregateQueries'
  | 'queryLocatorRows'
  | 'soslQueries'
  | 'dmlStatements'
  | 'dmlRows'
  | 'callouts'
  | 'futureCalls'
  | 'queueableJobs'
  | 'emailInvocations'
  | 'publishImmediateDml'
  | 'mobilePushApexCalls'
  | 'cpuTime'
  | 'heapSize';

type LimitNumbers = Readonly<Record<LimitName, number>>;

export const SYNCHRONOUS: LimitNumbers = {
  apexCursors: 10_000,
  apexCursorRows: 50_000_000,
  apexPaginationCursors: 200_000,
  apexPaginationCursorRows: 100_000,
  fetchCallsOnApexCursor: 10,
  queries: 100,
  queryRows: 50_000,
  aggregateQueries: 300,
  queryLocatorRows: 10_000,
  soslQueries: 20,
  dmlStatements: 150,
  dmlRows: 10_000,
  callouts: 100,
  futureCalls: 50,
  queueableJobs: 50,
  emailInvocations: 10,
  publishImmediateDml: 150,
  mobilePushApexCalls: 10,
  cpuTime: 10_000,
  heapSize: 6_000_000,
};
export const ASYNCHRONOUS: LimitNumbers = {
  ...SYNCHRONOUS,
  queries: 200,
  queueableJobs: 1,
  futureCalls: 0,
  cpuTime: 60_000,
  heapSize: 12_000_000,
};

/** All callouts of a transaction together may wait this long. */
export const CALLOUT_TIME_LIMIT_MS = 120_000;

const TEXTS: Readonly<Record<LimitName, (used: number) => string>> = {
  apexCursors: (used) => `Too many Apex cursors: ${used}`,
  apexCursorRows: (used) => `Too many Apex cursor rows: ${used}`,
  apexPaginationCursors: (used) => `Too many Apex pagination cursors: ${used}`,
  apexPaginationCursorRows: (used) => `Too many Apex pagination cursor rows: ${used}`,
  fetchCallsOnApexCursor: (used) => `Too many fetch calls on Apex cursor: ${used}`,
  queries: (used) => `Too many SOQL queries: ${used}`,
  queryRows: (used) => `Too many query rows: ${used}`,
  aggregateQueries: (used) => `Too many aggregate queries: ${used}`,
  queryLocatorRows: (used) => `Too many query locator rows: ${used}`,
  soslQueries: (used) => `Too many SOSL queries: ${used}`,
  dmlStatements: (used) => `Too many DML statements: ${used}`,
  dmlRows: (used) => `Too many DML rows: ${used}`,
  callouts: (used) => `Too many callouts: ${used}`,
  futureCalls: (used) => `Too many future calls: ${used}`,
  queueableJobs: (used) => `Too many queueable jobs added to the queue: ${used}`,
  emailInvocations: (used) => `Too many Email Invocations: ${used}`,
  publishImmediateDml: (used) => `Too many publish immediate DML statements: ${used}`,
  mobilePushApexCalls: (used) => `Too many mobile push apex calls: ${used}`,
  cpuTime: () => 'Apex CPU time limit exceeded',
  heapSize: (used) => `Apex heap size too large: ${used}`,
};

/** Counts what a transaction uses; `fail` is called with the platform's text as soon as a limit is passed. */
export class LimitUsage {
  readonly limits: LimitNumbers;
  readonly #used = new Map<LimitName, number>();
  readonly #fail: (text: string) => never;
  #cpuStart = cpuMillis();
  /** CPU that does not count: the database's own work */
  #excluded = 0;

  constructor(limits: LimitNumbers, fail: (text: string) => never) {
    this.limits = limits;
    this.#fail = fail;
  }

  used(name: LimitName): number {
    return name === 'cpuTime' ? Math.round(cpuMillis() - this.#cpuStart - this.#excluded) : (this.#used.get(name) ?? 0);
  }

  use(name: LimitName, amount = 1): void {
    const used = this.used(name) + amount;
    this.#used.set(name, used);
    if (used > this.limits[name]) this.#fail(TEXTS[name](used));
  }

  /** Runs a body whose use of a limit does not count, as a search is no query. */
  uncounted<T>(name: LimitName, body: () => T): T {
    const before = this.#used.get(name) ?? 0;
    this.#used.set(name, -1);
    try {
      return body();
    } finally {
      this.#used.set(name, before);
    }
  }

  /** Loops and methods ask now and then, statements that read, write or call out always. */
  checkCpu(): void {
    const used = this.used('cpuTime');
    if (used > this.limits.cpuTime) this.#fail(TEXTS.cpuTime(used));
  }

  /** Work that is not Apex does not count as its CPU time (Apex Developer Guide, "Execution Governors and Limits", note 5). */
  withoutCpu<T>(body: () => T): T {
    const started = cpuMillis();
    try {
      return body();
    } finally {
      this.#excluded += cpuMillis() - started;
    }
  }
}

function cpuMillis(): number {
  const usage = process.threadCpuUsage();
  return (usage.user + usage.system) / 1000;
}
