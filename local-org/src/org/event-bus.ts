import type { Scalar } from '../data/types.ts';

export interface BusEvent {
  /** e.g. `Order_Event__e` */
  readonly type: string;
  readonly fields: Readonly<Record<string, Scalar>>;
  readonly createdById: string;
  readonly createdDate: string;
}

export interface EventMessage {
  readonly channel: string;
  readonly data: {
    readonly schema: string;
    readonly payload: Readonly<Record<string, Scalar>>;
    readonly event: { readonly replayId: number };
  };
}
type Listener = (message: EventMessage) => void;

/** Events of the last 24 hours may be replayed on the platform; here it is the newest of a channel. */
const KEPT = 1000;

/** Platform events of one org on their way to streams: empApi and CometD. */
export class EventBus {
  readonly #kept = new Map<string, EventMessage[]>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #replayId = 0;

  publish(event: BusEvent): void {
    const channel = `/event/${event.type}`;
    const payload = { ...event.fields, CreatedById: event.createdById, CreatedDate: event.createdDate };
    const message = { channel, data: { schema: event.type, payload, event: { replayId: ++this.#replayId } } };
    const kept = this.#kept.get(channel) ?? [];
    kept.push(message);
    if (kept.length > KEPT) kept.shift();
    this.#kept.set(channel, kept);
    for (const listener of this.#listeners.get(channel) ?? []) listener(message);
  }

  /** `replayId` -1 is only new events, -2 all that are kept, else those after it. Answers how to stop. */
  subscribe(channel: string, replayId: number, listener: Listener): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners);
    if (replayId !== -1) {
      for (const message of this.#kept.get(channel) ?? [])
        if (message.data.event.replayId > replayId) listener(message);
    }
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
}
