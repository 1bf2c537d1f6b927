import type { RestSession } from '../../../scripts/src/org/rest.ts';

interface Message {
  readonly channel: string;
  readonly clientId?: string;
  readonly successful?: boolean;
  readonly data?: { readonly payload: Readonly<Record<string, unknown>> };
}

/** Hears the events of a channel from now on (Bayeux, as the Streaming API Developer Guide describes). */
export class EventListener {
  /** payloads in the order of their arrival */
  readonly heard: Readonly<Record<string, unknown>>[] = [];
  readonly #session: RestSession;
  readonly #ended = new AbortController();

  private constructor(session: RestSession) {
    this.#session = session;
  }

  static async start(session: RestSession, channel: string): Promise<EventListener> {
    const listener = new EventListener(session);
    const [greeted] = await listener.#send({
      channel: '/meta/handshake',
      version: '1.0',
      supportedConnectionTypes: ['long-polling'],
    });
    const clientId = greeted?.clientId ?? '';
    const [subscribed] = await listener.#send({ channel: '/meta/subscribe', clientId, subscription: channel });
    if (subscribed?.successful !== true) throw new Error(`${channel} cannot be heard: ${JSON.stringify(subscribed)}`);
    void listener.#listen(clientId, channel);
    return listener;
  }

  stop(): void {
    this.#ended.abort();
  }

  async #listen(clientId: string, channel: string): Promise<void> {
    while (!this.#ended.signal.aborted) {
      const messages = await this.#send({ channel: '/meta/connect', clientId, connectionType: 'long-polling' }).catch(
        () => null,
      );
      if (messages === null) return;
      for (const message of messages)
        if (message.channel === channel && message.data !== undefined) this.heard.push(message.data.payload);
    }
  }

  async #send(message: object): Promise<readonly Message[]> {
    const answer = await fetch(`${this.#session.url}/cometd/${this.#session.apiVersion}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.#session.accessToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify([message]),
      signal: this.#ended.signal,
    });
    return (await answer.json()) as Message[];
  }
}
