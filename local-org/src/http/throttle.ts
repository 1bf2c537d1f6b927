interface ThrottleOptions {
  readonly attempts: number;
  readonly windowMs: number;
  readonly now: () => number;
}

const MAX_NAMES = 10_000;

/** Counts failures per name in a window; the oldest names are forgotten first. */
export class Throttle {
  readonly #options: ThrottleOptions;
  readonly #failures = new Map<string, { count: number; until: number }>();

  constructor(options: ThrottleOptions) {
    this.#options = options;
  }

  isExhausted(name: string): boolean {
    const entry = this.#failures.get(name.toLowerCase());
    return entry !== undefined && entry.until > this.#options.now() && entry.count >= this.#options.attempts;
  }

  fail(name: string): void {
    const key = name.toLowerCase();
    const now = this.#options.now();
    const entry = this.#failures.get(key);
    const count = entry && entry.until > now ? entry.count + 1 : 1;
    this.#failures.delete(key);
    this.#failures.set(key, { count, until: now + this.#options.windowMs });
    if (this.#failures.size > MAX_NAMES) this.#failures.delete(this.#failures.keys().next().value!);
  }

  succeed(name: string): void {
    this.#failures.delete(name.toLowerCase());
  }
}
