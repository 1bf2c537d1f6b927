/** One call on its way: what to send, and whom to tell. */
export interface QueuedCall<Call, Answer> {
  readonly call: Call;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends calls as the platform does: while fewer than `limit` requests are in flight each call travels alone; the rest
 * wait and leave together in one request, which the server runs in one transaction.
 */
export class CallQueue<Call, Answer> {
  readonly #send: (calls: readonly Call[]) => Promise<readonly Answer[]>;
  readonly #limit: number;
  #waiting: QueuedCall<Call, Answer>[] = [];
  #inFlight = 0;

  constructor(send: (calls: readonly Call[]) => Promise<readonly Answer[]>, limit = 5) {
    this.#send = send;
    this.#limit = limit;
  }

  call(call: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const queued = { call, resolve, reject };
      if (this.#inFlight < this.#limit) void this.#request([queued]);
      else this.#waiting.push(queued);
    });
  }

  async #request(calls: readonly QueuedCall<Call, Answer>[]): Promise<void> {
    this.#inFlight += 1;
    try {
      const answers = await this.#send(calls.map(({ call }) => call));
      calls.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      calls.forEach(({ reject }) => reject(error));
    } finally {
      this.#inFlight -= 1;
      this.#sendWaiting();
    }
  }

  #sendWaiting(): void {
    if (this.#waiting.length === 0) return;
    const boxcar = this.#waiting;
    this.#waiting = [];
    void this.#request(boxcar);
  }
}
