import { fetchError, pageState, postJson } from './boot.ts';
import { CallQueue } from './call-queue.ts';
import { frozen, sameValue, stableKey } from './values.ts';

type Parameters = Readonly<Record<string, unknown>>;
interface ApexCall {
  readonly className: string;
  readonly method: string;
  readonly parameters: Parameters;
}
type ApexAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };
interface WireValue {
  readonly data: unknown;
  readonly error: unknown;
}
type WireCallback = (value: WireValue) => void;
interface CacheEntry {
  readonly answer: Promise<unknown>;
  readonly expires: number;
}

/** How long the client keeps the answer of a cacheable method: five minutes. */
const timeToLive = 5 * 60 * 1000;
const queue = new CallQueue<ApexCall, ApexAnswer>(
  async (calls) => (await postJson('/aura/apex', { calls })) as readonly ApexAnswer[],
);
const cache = new Map<string, CacheEntry>();
const adapters = new Map<string, Set<ApexAdapter>>();
/** which adapter provided a value, so that refreshApex finds it */
const provided = new WeakMap<object, ApexAdapter>();

async function callServer(call: ApexCall): Promise<unknown> {
  const answer = await queue.call(call);
  if (answer.ok) return answer.value;
  throw fetchError(500, 'Server Error', answer.error);
}

function cachedCall(call: ApexCall, key: string): Promise<unknown> {
  const entry = cache.get(key);
  if (entry && entry.expires > Date.now()) return entry.answer;
  const answer = callServer(call).then(frozen);
  cache.set(key, { answer, expires: Date.now() + timeToLive });
  answer.catch(() => {
    if (cache.get(key)?.answer === answer) cache.delete(key);
  });
  return answer;
}

class ApexAdapter {
  readonly #className: string;
  readonly #method: string;
  readonly #emit: WireCallback;
  #parameters: Parameters | null = null;
  #connected = false;
  #key = '';
  #last: WireValue = { data: undefined, error: undefined };

  constructor(className: string, method: string, emit: WireCallback) {
    this.#className = className;
    this.#method = method;
    this.#emit = emit;
    emit(this.#last);
  }

  connect(): void {
    this.#connected = true;
    void this.#provide();
  }

  disconnect(): void {
    this.#connected = false;
    adapters.get(this.#key)?.delete(this);
  }

  update(parameters: Parameters): void {
    this.#parameters = parameters;
    if (this.#connected) void this.#provide();
  }

  async refresh(): Promise<void> {
    cache.delete(this.#key);
    await Promise.all([...(adapters.get(this.#key) ?? [])].map((adapter) => adapter.#provide()));
  }

  /** a wire with an undefined parameter waits for it */
  async #provide(): Promise<void> {
    const parameters = this.#parameters;
    if (!parameters || Object.values(parameters).some((value) => value === undefined)) return;
    const name = `${this.#className}.${this.#method}`;
    this.#listen(`${name}${stableKey(parameters)}`);
    const key = this.#key;
    if (pageState.apex[name]?.cacheable === false) {
      this.#push({
        data: undefined,
        error: fetchError(500, 'Server Error', {
          message: `${name} cannot be wired: it is not @AuraEnabled(cacheable=true)`,
        }),
      });
      return;
    }
    try {
      const data = await cachedCall({ className: this.#className, method: this.#method, parameters }, key);
      if (key === this.#key) this.#push({ data, error: undefined });
    } catch (error) {
      if (key === this.#key) this.#push({ data: undefined, error });
    }
  }

  #listen(key: string): void {
    adapters.get(this.#key)?.delete(this);
    this.#key = key;
    const listeners = adapters.get(key) ?? new Set();
    adapters.set(key, listeners.add(this));
  }

  #push(value: WireValue): void {
    if (!this.#connected) return;
    if (
      this.#last.error === undefined &&
      value.error === undefined &&
      this.#last.data !== undefined &&
      sameValue(this.#last.data, value.data)
    )
      return;
    this.#last = value;
    provided.set(value, this);
    if (typeof value.data === 'object' && value.data !== null) provided.set(value.data, this);
    this.#emit(value);
  }
}

/** What `import method from '@salesforce/apex/Class.method'` is: a function, and the adapter of `@wire`. */
export function apexMethod(className: string, method: string): (parameters?: Parameters) => Promise<unknown> {
  const name = `${className}.${method}`;
  const call = (parameters: Parameters = {}): Promise<unknown> => {
    const request = { className, method, parameters };
    return pageState.apex[name]?.cacheable
      ? cachedCall(request, `${name}${stableKey(parameters)}`)
      : callServer(request);
  };
  const adapter = class extends ApexAdapter {
    constructor(emit: WireCallback) {
      super(className, method, emit);
    }
  };
  return Object.assign(call, { adapter });
}

/** Reads a wired value again, past the cache; settles when every component that wires it has the new value. */
export async function refreshApex(value: unknown): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  const data = (value as { data?: unknown }).data;
  const adapter = provided.get(value) ?? (typeof data === 'object' && data !== null ? provided.get(data) : undefined);
  await adapter?.refresh();
}
