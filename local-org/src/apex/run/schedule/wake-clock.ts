/** Timers of Node take at most this many milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** Calls back at the moment that was set last; it keeps no process alive. */
export class WakeClock {
  readonly #onWake: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(onWake: () => void) {
    this.#onWake = onWake;
  }

  /** epoch milliseconds; null for never */
  set(at: number | null): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (at === null) return;
    const wait = Math.max(0, at - Date.now());
    this.#timer = setTimeout(() => (wait > LONGEST ? this.set(at) : this.#onWake()), Math.min(wait, LONGEST));
    this.#timer.unref();
  }
}
