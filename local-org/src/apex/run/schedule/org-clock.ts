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
    return Date.now() + Number(Atomics.load(this.#ahead, 0));
  }

  /** Lets milliseconds pass at once; who sleeps until a time in them wakes. */
  pass(milliseconds: number): void {
    Atomics.add(this.#ahead, 0, BigInt(milliseconds));
    Atomics.notify(this.#ahead, 0);
  }

  async sleepUntil(at: number): Promise<void> {
    for (;;) {
      const ahead = Atomics.load(this.#ahead, 0);
      const left = at - Date.now() - Number(ahead);
      if (left <= 0) return;
      const wait = Atomics.waitAsync(this.#ahead, 0, ahead, left);
      if (wait.async) await wait.value;
    }
  }
}
