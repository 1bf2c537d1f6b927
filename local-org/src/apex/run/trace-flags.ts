import { internalAccess, type OrgDatabase } from '../../data/index.ts';
import { DebugLog, type LogLevels } from './debug-log.ts';
import type { Engine } from './engine.ts';
import type { LimitUsage } from './limits.ts';
import { describeFailure } from './tests/run-class.ts';
import type { Quiddity, TransactionStart } from './transaction.ts';
import { rowOf, rowsOf } from './user-settings.ts';

const BODIES = '_apex_log_body';
/** Columns of DebugLevel by category of the log. */
const CATEGORIES: Readonly<Record<string, string>> = {
  APEX_CODE: 'apexcode',
  APEX_PROFILING: 'apexprofiling',
  CALLOUT: 'callout',
  DB: 'database',
  NBA: 'nba',
  SYSTEM: 'system',
  VALIDATION: 'validation',
  VISUALFORCE: 'visualforce',
  WAVE: 'wave',
  WORKFLOW: 'workflow',
};
/** ApexLog.Operation by what ran. */
const OPERATIONS: Readonly<Partial<Record<Quiddity, string>>> = {
  ANONYMOUS: '/services/data/v67.0/tooling/executeAnonymous/',
  AURA: '/aura',
  BATCH_APEX: 'Batch Apex',
  FUTURE: 'FutureHandler',
  PLATFORM_EVENT_PUBLISH_CALLBACK: 'EventHandler',
  QUEUEABLE: 'QueueableHandler',
  REST: '/services/apexrest',
  SCHEDULED: 'ScheduledApex',
  SYNCHRONOUS: 'API',
  TRANSACTION_FINALIZER_QUEUEABLE: 'FinalizerHandler',
};

/** What a trace flag of the user asks to log now; null when there is none. */
export function tracedLevels(db: OrgDatabase, userId: string, now: number): LogLevels | null {
  // Another connection may have made the table.
  db.tables.version();
  if (!db.tables.exists('TraceFlag')) return null;
  const flag = rowsOf(db, 'TraceFlag', 'TracedEntityId', userId).find((row) => isActive(row, now));
  if (flag === undefined) return null;
  const level = rowOf(db, 'DebugLevel', String(flag['debuglevelid']));
  const levels = Object.entries(CATEGORIES).flatMap(([category, column]): [string, string][] =>
    typeof level[column] === 'string' && level[column] !== '' ? [[category, level[column].toUpperCase()]] : [],
  );
  return Object.fromEntries(levels);
}

function isActive(row: Readonly<Record<string, unknown>>, now: number): boolean {
  const time = (value: unknown): number | null => (typeof value === 'string' ? Date.parse(value) : null);
  const expires = time(row['expirationdate']);
  return (time(row['startdate']) ?? 0) <= now && (expires === null || expires > now);
}

/** A log for the transaction when its user is traced and it does not keep one already. */
export function traceOf(engine: Engine, start: TransactionStart): Trace | null {
  if (start.log !== undefined) return null;
  const levels = tracedLevels(engine.db, start.userId, engine.hooks.now());
  return levels === null ? null : new Trace(engine, start, levels);
}

/** The debug log of one transaction on its way to ApexLog. */
export class Trace {
  readonly log: DebugLog;
  readonly #engine: Engine;
  readonly #start: TransactionStart;
  readonly #startedAt: number;
  readonly #unit: string;

  constructor(engine: Engine, start: TransactionStart, levels: LogLevels) {
    this.#engine = engine;
    this.#start = start;
    this.#startedAt = engine.hooks.now();
    this.#unit = start.unit ?? OPERATIONS[start.quiddity] ?? start.quiddity;
    const user = engine.settings(start.userId);
    const about = { userId: start.userId, username: user.text('username'), timeZone: user.timeZone };
    this.log = new DebugLog(about, '67.0', levels);
    this.log.event('USER_INFO', '[EXTERNAL]', about.userId, about.username, about.timeZone);
    this.log.event('EXECUTION_STARTED');
    this.log.event('CODE_UNIT_STARTED', '[EXTERNAL]', this.#unit);
  }

  /** Writes the row and its text; `error` is what ended the transaction. */
  finish(limits: LimitUsage, error?: unknown): void {
    const failure = error === undefined ? null : this.#engine.describing(() => describeFailure(error));
    if (failure !== null) this.log.event('FATAL_ERROR', `${failure.message}\n\n${failure.stackTrace}`);
    this.log.cumulativeLimits(limits);
    this.log.event('CODE_UNIT_FINISHED', this.#unit);
    this.log.event('EXECUTION_FINISHED');
    saveLog(this.#engine, this.#start, {
      text: this.log.text(),
      startedAt: this.#startedAt,
      failure: failure?.message,
    });
  }
}

interface FinishedLog {
  readonly text: string;
  /** epoch milliseconds */
  readonly startedAt: number;
  readonly failure: string | undefined;
}

/** Writes ApexLog and its text, in a transaction of their own. */
export function saveLog(engine: Engine, start: TransactionStart, { text, startedAt, failure }: FinishedLog): void {
  const { db } = engine;
  const { userId, quiddity } = start;
  const now = engine.hooks.now();
  const fields = {
    LogUserId: userId,
    LogLength: Buffer.byteLength(text),
    Application: quiddity === 'AURA' ? 'Browser' : 'Unknown',
    Operation: OPERATIONS[quiddity] ?? quiddity,
    Request: quiddity === 'AURA' ? 'Application' : 'Api',
    Location: 'Monitoring',
    Status: failure?.split('\n')[0]?.slice(0, 255) ?? 'Success',
    StartTime: new Date(startedAt).toISOString(),
    DurationMilliseconds: now - startedAt,
  };
  const records = [{ type: 'ApexLog', fields }];
  db.transaction(() => {
    db.lock();
    const access = internalAccess(userId);
    const [result] = db.write({ operation: 'insert', records, allOrNone: true, access, api: 'tooling', now });
    db.ownTable(BODIES, 'id TEXT PRIMARY KEY, body TEXT NOT NULL');
    db.prepare(`INSERT INTO ${BODIES} (id, body) VALUES (?, ?)`).run(result?.id ?? '', text);
  });
}

/** The text of a debug log; null when there is none of that id. */
export function logBody(db: OrgDatabase, id: string): string | null {
  db.tables.version();
  if (!db.tables.exists(BODIES)) return null;
  const row = db.prepare(`SELECT body FROM ${BODIES} WHERE substr(id, 1, 15) = substr(?, 1, 15)`).get(id);
  return typeof row?.['body'] === 'string' ? row['body'] : null;
}
