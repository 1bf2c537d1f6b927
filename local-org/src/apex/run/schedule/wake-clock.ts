import type { OrgClock } from './org-clock.ts';

/** Timers of Node take at most this many milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** Calls back at the moment that was set last; it keeps no process alive. */
export class WakeClock {
  readonly #onWake: () => void;
  readonly #clock: OrgClock;
  #at: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(clock: OrgClock, onWake: () => void) {
    this.#clock = clock;
    this.#onWake = onWake;
  }

  /** epoch milliseconds; null for never */
  set(at: number | null): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#at = at;
    if (at === null) return;
    const wait = Math.max(0, at - this.#clock.now());
    this.#timer = setTimeout(() => (wait > LONGEST ? this.set(at) : this.#onWake()), Math.min(wait, LONGEST));
    this.#timer.unref();
  }

  /** Time has passed at once: the moment may have come. */
  refresh(): void {
    this.set(this.#at);
  }
}
