/** What a poller does and whom it tells. */
export interface PollerOptions<T> {
  read(): Promise<T>;
  onResult(result: T): void;
  onError(error: unknown): void;
  /** milliseconds between the end of a reading and the next */
  readonly every: number;
  /** milliseconds that the pause may grow to */
  readonly atMost: number;
}

/** pauses are so many times longer than readings */
const patience = 4;

/**
 * Reads again and again, never two at once: the pause begins when an answer is there, and is at least four times what the
 * answer took, so that an org with much to count is not kept busy by who looks. It doubles with every failure.
 */
export class Poller<T> {
  private readonly options: PollerOptions<T>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private reading: Promise<void> | null = null;
  private pause: number;

  constructor(options: PollerOptions<T>) {
    this.options = options;
    this.pause = options.every;
  }

  /** Reads now, and from then on. */
  start(): void {
    if (this.running) return;
    this.running = true;
    void this.readNow();
  }

  /** Begins no further reading; one that is under way still answers. */
  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
  }

  /** Reads at once, or waits for the reading that is under way; goes on as before. */
  readNow(): Promise<void> {
    clearTimeout(this.timer);
    this.reading ??= this.read().finally(() => {
      this.reading = null;
      if (this.running) this.wait();
    });
    return this.reading;
  }

  private wait(): void {
    // a screen that shows the moment has to ask for it; it is stopped when nobody looks
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => {
      void this.readNow();
    }, this.pause);
  }

  private async read(): Promise<void> {
    const began = Date.now();
    try {
      const result = await this.options.read();
      this.pause = this.within(patience * (Date.now() - began));
      this.options.onResult(result);
    } catch (error) {
      this.pause = this.within(2 * this.pause);
      this.options.onError(error);
    }
  }

  private within(pause: number): number {
    return Math.max(this.options.every, Math.min(pause, this.options.atMost));
  }
}
