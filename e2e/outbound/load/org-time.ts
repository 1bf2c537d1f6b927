import type { RestSession } from '../../../scripts/src/org/rest.ts';

interface Clock {
  readonly now: string;
  readonly isActive: boolean;
  readonly nextDue: string | null;
}

/** Milliseconds between two looks. */
const PAUSE_MS = 20;

/** The time of an org that was started with a movable clock. */
export class OrgTime {
  readonly #session: RestSession;

  constructor(session: RestSession) {
    this.#session = session;
  }

  /** epoch milliseconds */
  async now(): Promise<number> {
    return Date.parse((await this.#state()).now);
  }

  /** Waits until nothing runs, at two looks in a row. @returns when the next job that waits for its hour begins, or null */
  async quiet(): Promise<number | null> {
    for (let wasActive = true; ;) {
      const { isActive, nextDue } = await this.#state();
      if (!isActive && !wasActive) return nextDue === null ? null : Date.parse(nextDue);
      wasActive = isActive;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  async passUntil(at: number): Promise<void> {
    const seconds = (at - (await this.now())) / 1000;
    if (seconds > 0) await this.#ask('POST', JSON.stringify({ advanceSeconds: seconds }));
  }

  #state(): Promise<Clock> {
    return this.#ask('GET');
  }

  async #ask(method: string, body?: string): Promise<Clock> {
    const { url, accessToken } = this.#session;
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/_local/clock`, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`${method} /_local/clock answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Clock;
  }
}
