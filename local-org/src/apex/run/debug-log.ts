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

/** A debug log in the form that the platform writes (Developer Console, `sf apex run`, `sf apex get log`). */
export class DebugLog {
  readonly #lines: string[] = [];
  readonly #started = process.hrtime.bigint();
  readonly #apexLevel: number;
  readonly #clock: Intl.DateTimeFormat;

  constructor(user: LogUser, apiVersion: string, apexCodeLevel = 'DEBUG') {
    const level = apexCodeLevel.toUpperCase();
    this.#apexLevel = Math.max(0, LEVELS.indexOf(LEVELS.includes(level) ? level : 'DEBUG'));
    this.#clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: user.timeZone });
    const categories = { ...DEFAULT_CATEGORIES, APEX_CODE: LEVELS[this.#apexLevel] };
    this.#lines.push(
      `${apiVersion} ${Object.entries(categories)
        .map((pair) => pair.join(','))
        .join(';')}`,
    );
  }

  /** lines that stand without a time before the first event, as the source of anonymous Apex does */
  preamble(lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  event(...parts: readonly (string | number)[]): void {
    this.#lines.push(`${this.#stamp()}|${parts.join('|')}`);
  }

  debug(level: string, line: number, message: string): void {
    if (LEVELS.indexOf(level) <= this.#apexLevel) this.event('USER_DEBUG', `[${line}]`, level, message);
  }

  cumulativeLimits(usage: LimitUsage): void {
    this.event('CUMULATIVE_LIMIT_USAGE');
    this.event('LIMIT_USAGE_FOR_NS', '(default)', '');
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
    this.event('CUMULATIVE_LIMIT_USAGE_END');
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
