import type { LimitUsage } from './limits.ts';

const LEVELS = ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST'];
const DEFAULT_CATEGORIES: Readonly<Record<string, string>> = {
  APEX_CODE: 'DEBUG',
  APEX_PROFILING: 'INFO',
  CALLOUT: 'INFO',
  DB: 'INFO',
  NBA: 'INFO',
  SYSTEM: 'DEBUG',
  VALIDATION: 'INFO',
  VISUALFORCE: 'INFO',
  WAVE: 'INFO',
  WORKFLOW: 'INFO',
};

export interface LogUser {
  readonly userId: string;
  readonly username: string;
  readonly timeZone: string;
}

/** Levels by category, e.g. `{ APEX_CODE: 'FINEST', DB: 'INFO' }`; the others keep their defaults. */
export type LogLevels = Readonly<Record<string, string>>;

/** Category and level of the events that are written (Apex Developer Guide, "Debug Log Levels"). */
const EVENTS: Readonly<Record<string, readonly [category: string, level: string]>> = {
  CALLOUT_REQUEST: ['CALLOUT', 'INFO'],
  CALLOUT_RESPONSE: ['CALLOUT', 'INFO'],
  CODE_UNIT_FINISHED: ['APEX_CODE', 'ERROR'],
  CODE_UNIT_STARTED: ['APEX_CODE', 'ERROR'],
  CUMULATIVE_LIMIT_USAGE: ['APEX_PROFILING', 'INFO'],
  DML_BEGIN: ['DB', 'INFO'],
  DML_END: ['DB', 'INFO'],
  EXCEPTION_THROWN: ['APEX_CODE', 'INFO'],
  EXECUTION_FINISHED: ['APEX_CODE', 'ERROR'],
  EXECUTION_STARTED: ['APEX_CODE', 'ERROR'],
  FATAL_ERROR: ['APEX_CODE', 'ERROR'],
  SOQL_EXECUTE_BEGIN: ['DB', 'INFO'],
  SOQL_EXECUTE_END: ['DB', 'INFO'],
  USER_INFO: ['APEX_CODE', 'ERROR'],
};

/** A debug log in the form that the platform writes (Developer Console, `sf apex run`, `sf apex get log`). */
export class DebugLog {
  readonly #lines: string[] = [];
  readonly #started = process.hrtime.bigint();
  readonly #levels: LogLevels;
  readonly #clock: Intl.DateTimeFormat;

  constructor(user: LogUser, apiVersion: string, levels: LogLevels) {
    this.#levels = { ...DEFAULT_CATEGORIES, ...levels };
    this.#clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: user.timeZone });
    this.#lines.push(
      `${apiVersion} ${Object.entries(this.#levels)
        .map((pair) => pair.join(','))
        .join(';')}`,
    );
  }

  /** lines that stand without a time before the first event, as the source of anonymous Apex does */
  preamble(lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  /** Writes an event, unless its category is logged at a lower level. */
  event(name: string, ...parts: readonly (string | number)[]): void {
    const [category, level] = EVENTS[name] ?? ['APEX_CODE', 'DEBUG'];
    if (this.#logs(category, level)) this.#write(name, ...parts);
  }

  debug(level: string, line: number, message: string): void {
    if (this.#logs('APEX_CODE', level)) this.#write('USER_DEBUG', `[${line}]`, level, message);
  }

  #logs(category: string, level: string): boolean {
    const allowed = LEVELS.indexOf(this.#levels[category] ?? 'NONE');
    return allowed > 0 && LEVELS.indexOf(level) <= allowed;
  }

  #write(...parts: readonly (string | number)[]): void {
    this.#lines.push(`${this.#stamp()}|${parts.join('|')}`);
  }

  cumulativeLimits(usage: LimitUsage): void {
    if (!this.#logs('APEX_PROFILING', 'INFO')) return;
    this.#write('CUMULATIVE_LIMIT_USAGE');
    this.#write('LIMIT_USAGE_FOR_NS', '(default)', '');
    const rows: readonly (readonly [string, Parameters<LimitUsage['used']>[0]])[] = [
      ['Number of SOQL queries', 'queries'],
      ['Number of query rows', 'queryRows'],
      ['Number of SOSL queries', 'soslQueries'],
      ['Number of DML statements', 'dmlStatements'],
      ['Number of Publish Immediate DML', 'publishImmediateDml'],
      ['Number of DML rows', 'dmlRows'],
      ['Maximum CPU time', 'cpuTime'],
      ['Maximum heap size', 'heapSize'],
      ['Number of callouts', 'callouts'],
      ['Number of Email Invocations', 'emailInvocations'],
      ['Number of future calls', 'futureCalls'],
      ['Number of queueable jobs added to the queue', 'queueableJobs'],
      ['Number of Mobile Apex push calls', 'mobilePushApexCalls'],
    ];
    for (const [label, name] of rows) this.#lines.push(`  ${label}: ${usage.used(name)} out of ${usage.limits[name]}`);
    this.#lines.push('');
    this.#write('CUMULATIVE_LIMIT_USAGE_END');
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #stamp(): string {
    const nanos = process.hrtime.bigint() - this.#started;
    const now = new Date();
    return `${this.#clock.format(now)}.${now.getMilliseconds()} (${nanos})`;
  }
}
