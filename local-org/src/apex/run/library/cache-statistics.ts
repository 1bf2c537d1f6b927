/** How the gets of one partition went, as long as its owner (a test, or the engine of a thread) lives. */
export class CacheStatistics {
  #gets = 0n;
  #misses = 0n;
  #total = 0n;
  #longest = 0n;

  measure<T>(get: () => T): T {
    const start = process.hrtime.bigint();
    const value = get();
    const time = process.hrtime.bigint() - start;
    this.#gets++;
    this.#total += time;
    if (time > this.#longest) this.#longest = time;
    if (value === null) this.#misses++;
    return value;
  }
  /** nanoseconds */
  averageTime(): bigint {
    return this.#gets === 0n ? 0n : this.#total / this.#gets;
  }
  /** nanoseconds */
  longestTime(): bigint {
    return this.#longest;
  }
  /** from 0 to 1 */
  missRate(): number {
    return this.#gets === 0n ? 0 : Number(this.#misses) / Number(this.#gets);
  }
}

const byOwner = new WeakMap<object, Map<string, CacheStatistics>>();

export function statisticsOf(owner: object, partition: string): CacheStatistics {
  const known = byOwner.get(owner) ?? new Map<string, CacheStatistics>();
  byOwner.set(owner, known);
  const found = known.get(partition) ?? new CacheStatistics();
  known.set(partition, found);
  return found;
}
