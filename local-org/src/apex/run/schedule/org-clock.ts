/**
 * The time that an org's Apex, its jobs and its data see: the machine's, and what somebody let pass at once. All threads of
 * the org share it.
 */
export class OrgClock {
  readonly shared: SharedArrayBuffer;
  readonly #ahead: BigInt64Array;

  constructor(shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)) {
    this.shared = shared;
    this.#ahead = new BigInt64Array(shared);
  }

  /** epoch milliseconds */
  now(): number {
    return Date.now() + this.ahead;
  }

  /** milliseconds that were let pass at once so far */
  get ahead(): number {
    return Number(Atomics.load(this.#ahead, 0));
  }

  /** Lets milliseconds pass at once; who sleeps until a time in them wakes. */
  pass(milliseconds: number): void {
    Atomics.add(this.#ahead, 0, BigInt(milliseconds));
    Atomics.notify(this.#ahead, 0);
  }

  /** Sleeps until a time, or until time passes at once: at once when `ahead` is no more what it was. */
  async sleep(until: number, ahead: number): Promise<void> {
    const left = until - Date.now() - ahead;
    if (left <= 0) return;
    const wait = Atomics.waitAsync(this.#ahead, 0, BigInt(ahead), left);
    if (wait.async) await wait.value;
  }
}
