import type { DatabaseSync } from 'node:sqlite';

const HOUR_MS = 60 * 60 * 1000;
const WINDOW_HOURS = 24;

/** API calls per org and hour: counted in memory, kept with the server's own rows when `save` is called. */
export class CallCounts {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  #unsaved = new Map<string, Map<number, number>>();

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  count(orgId: string): void {
    const hours = this.#unsaved.get(orgId) ?? new Map<number, number>();
    this.#unsaved.set(orgId, hours);
    const hour = this.#hour();
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }

  /** Calls of the last 24 hours; whole hours leave the window together. */
  used(orgId: string): number {
    const oldest = this.#hour() - WINDOW_HOURS;
    const sql = 'SELECT TOTAL(calls) AS calls FROM api_usage WHERE org_id = ? AND hour > ?';
    let total = Number(this.#database.prepare(sql).get(orgId, oldest)?.['calls'] ?? 0);
    for (const [hour, calls] of this.#unsaved.get(orgId) ?? []) if (hour > oldest) total += calls;
    return total;
  }

  /** Counts of orgs that have been deleted meanwhile are dropped. */
  save(orgIds: ReadonlySet<string>): void {
    const unsaved = this.#unsaved;
    this.#unsaved = new Map();
    const add = this.#database.prepare(
      'INSERT INTO api_usage VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET calls = calls + excluded.calls',
    );
    for (const [orgId, hours] of unsaved) {
      if (orgIds.has(orgId)) for (const [hour, calls] of hours) add.run(orgId, hour, calls);
    }
    this.#database.prepare('DELETE FROM api_usage WHERE hour <= ?').run(this.#hour() - WINDOW_HOURS);
  }

  #hour(): number {
    return Math.floor(this.#now() / HOUR_MS);
  }
}
