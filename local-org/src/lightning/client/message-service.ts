type Listener = (message: unknown) => void;
interface ChannelSubscription {
  readonly channel: string;
  readonly listener: Listener;
}

const channels = new Map<string, Set<Listener>>();

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

/** Wire adapter: the context that `publish` and `subscribe` take; a page has one. */
export class MessageContext {
  readonly #emit: (value: object) => void;
  constructor(emit: (value: object) => void) {
    this.#emit = emit;
    emit(createMessageContext());
  }
  connect(): void {
    this.#emit(createMessageContext());
  }
  update(): void {
    // the context has no parameters
  }
  disconnect(): void {
    // subscriptions end with unsubscribe
  }
}

const pageContext = Object.freeze({});
export function createMessageContext(): object {
  return pageContext;
}
export function releaseMessageContext(): void {
  // the page's own context lives as long as the page
}
export function publish(_context: object, channel: string, message: unknown): void {
  for (const listener of channels.get(channel) ?? []) listener(structuredClone(message));
}
export function subscribe(_context: object, channel: string, listener: Listener): ChannelSubscription {
  const listeners = channels.get(channel) ?? new Set();
  channels.set(channel, listeners.add(listener));
  return { channel, listener };
}
export function unsubscribe(subscription: ChannelSubscription | null): void {
  if (subscription) channels.get(subscription.channel)?.delete(subscription.listener);
}
