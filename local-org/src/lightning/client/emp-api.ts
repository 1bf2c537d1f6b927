interface Subscription {
  readonly id: number;
  readonly channel: string;
  readonly replayId: number;
}
type ErrorListener = (error: { readonly subscription: string; readonly error: string }) => void;

const streams = new Map<number, EventSource>();
let nextId = 1;
let onFailure: ErrorListener = () => undefined;

/** Listens to a platform event channel; -1 is from now on, -2 is everything that is kept. */
export function subscribe(
  channel: string,
  replayId: number,
  listener: (message: unknown) => void,
): Promise<Subscription> {
  const subscription = { id: nextId, channel, replayId };
  nextId += 1;
  const query = new URLSearchParams({ channel, replayId: String(replayId) });
  const stream = new EventSource(`/lightning/events?${query.toString()}`);
  streams.set(subscription.id, stream);
  stream.onmessage = (event: MessageEvent<string>) => listener(JSON.parse(event.data));
  return new Promise((resolve, reject) => {
    stream.onopen = () => resolve(subscription);
    stream.onerror = () => {
      const error = { subscription: channel, error: `The stream of ${channel} was closed` };
      if (stream.readyState === EventSource.CLOSED) reject(new Error(error.error));
      onFailure(error);
    };
  });
}

export async function unsubscribe(subscription: Subscription, callback?: (answer: object) => void): Promise<object> {
  streams.get(subscription.id)?.close();
  const successful = streams.delete(subscription.id);
  const answer = { id: subscription.id, subscription: subscription.channel, successful };
  callback?.(answer);
  return answer;
}

export function onError(listener: ErrorListener): void {
  onFailure = listener;
}
export async function isEmpEnabled(): Promise<boolean> {
  return true;
}
export function setDebugFlag(): void {
  // the local org writes no debug lines
}
