import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { LocalOrgServer } from '../../org/server.ts';
import { authenticate, bearerToken, type Caller } from '../auth.ts';
import { ApiError } from '../errors.ts';
import { textOr } from '../text.ts';

const CONNECT_MS = 20_000;
const LOG_POLL_MS = 1000;
const MAX_CLIENTS = 100;

interface BayeuxMessage {
  readonly channel: string;
  readonly id?: string;
  readonly clientId?: string;
  readonly subscription?: string;
  readonly ext?: { readonly replay?: Readonly<Record<string, number>> };
}

/** One long-polling client: what it waits for, and how to end its subscriptions. */
class Client {
  readonly orgId: string;
  readonly stops = new Map<string, () => void>();
  #waiting: unknown[] = [];
  #wake: (() => void) | null = null;
  #isConnected = false;

  constructor(orgId: string) {
    this.orgId = orgId;
  }

  deliver(message: unknown): void {
    this.#waiting.push(message);
    this.#wake?.();
  }

  /** What has come; waits for something when nothing has. The first connect never waits, so that the client is ready soon. */
  async take(mayWait: boolean): Promise<unknown[]> {
    if (this.#waiting.length === 0 && mayWait && this.#isConnected) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, CONNECT_MS);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
    this.#isConnected = true;
    return this.#waiting.splice(0);
  }

  end(): void {
    for (const stop of this.stops.values()) stop();
    this.#wake?.();
  }
}

/** CometD over long polling: platform events, and the debug logs of `sf apex tail log`. */
export function cometdRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  const clients = new Map<string, Client>();
  app.addHook('onClose', async () => {
    for (const client of clients.values()) client.end();
  });
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = authenticate(bearerToken(request), server);
    const messages = [request.body].flat() as BayeuxMessage[];
    const answers: unknown[] = [];
    for (const message of messages) answers.push(...(await answer(message, caller, clients, messages.length === 1)));
    return reply.type('application/json;charset=UTF-8').send(answers);
  };
  app.post('/cometd/:version', handler);
  app.post('/cometd/:version/*', handler);
}

/** Only a connect that comes alone may wait: what comes with it is answered at once. */
async function answer(
  message: BayeuxMessage,
  caller: Caller,
  clients: Map<string, Client>,
  mayWait: boolean,
): Promise<unknown[]> {
  const { channel, id } = message;
  if (channel === '/meta/handshake') return [handshake(message, caller, clients)];
  const client = clients.get(message.clientId ?? '');
  if (!client || client.orgId !== caller.org.id) {
    return [
      { channel, id, successful: false, error: '403::Unknown client', advice: { reconnect: 'handshake', interval: 0 } },
    ];
  }
  const done = { channel, id, clientId: message.clientId, successful: true };
  if (channel === '/meta/connect') {
    const advice = { reconnect: 'retry', interval: 0, timeout: CONNECT_MS };
    return [...(await client.take(mayWait)), { ...done, advice }];
  }
  if (channel === '/meta/subscribe') {
    const { subscription } = message;
    const error = subscribe(client, message, caller);
    return [error === null ? { ...done, subscription } : { ...done, subscription, successful: false, error }];
  }
  if (channel === '/meta/unsubscribe') {
    client.stops.get(message.subscription ?? '')?.();
    return [{ ...done, subscription: message.subscription }];
  }
  if (channel !== '/meta/disconnect')
    throw new ApiError(400, 'INVALID_CHANNEL', `The channel ${channel} is not supported`);
  client.end();
  clients.delete(message.clientId ?? '');
  return [done];
}

function handshake({ id }: BayeuxMessage, caller: Caller, clients: Map<string, Client>): unknown {
  const clientId = randomBytes(16).toString('hex');
  clients.set(clientId, new Client(caller.org.id));
  if (clients.size > MAX_CLIENTS) {
    const [oldest] = clients.keys();
    clients.get(oldest)!.end();
    clients.delete(oldest);
  }
  const versions = { version: '1.0', minimumVersion: '1.0', supportedConnectionTypes: ['long-polling'] };
  const advice = { reconnect: 'retry', interval: 0, timeout: CONNECT_MS };
  return { channel: '/meta/handshake', id, clientId, successful: true, ...versions, ext: { replay: true }, advice };
}

/** Answers why a channel cannot be subscribed to, in the form that Bayeux has for errors; null when it is. */
function subscribe(client: Client, { subscription = '', ext }: BayeuxMessage, caller: Caller): string | null {
  const event = /^\/event\/(\w+)$/.exec(subscription)?.[1];
  if (event !== undefined) {
    if (!caller.org.schema().object(event)) return `403:${subscription}:There is no event ${event} in this org`;
    const replayId = ext?.replay?.[subscription] ?? -1;
    const stop = caller.org.events.subscribe(subscription, replayId, (message) => client.deliver(message));
    client.stops.set(subscription, stop);
  } else if (subscription === '/systemTopic/Logging') {
    client.stops.set(subscription, watchLogs(client, caller));
  } else if (subscription !== '/systemTopic/TestResult') {
    return `404:${subscription}:The channel is not supported by the local org`;
  }
  return null;
}

/** New ApexLog rows of the caller; the log itself is read by the client. */
function watchLogs(client: Client, caller: Caller): () => void {
  let since = new Date().toISOString();
  const timer = setInterval(() => {
    const soql = 'SELECT Id, StartTime FROM ApexLog WHERE LogUserId = :user AND StartTime > :since ORDER BY StartTime';
    const binds = { user: caller.userId, since };
    for (const { values } of caller.org.query({ soql, api: 'tooling', access: caller.access, binds }).rows) {
      since = textOr(values['StartTime']);
      client.deliver({
        channel: '/systemTopic/Logging',
        data: { sobject: { Id: values['Id'] }, event: { type: 'created' } },
      });
    }
  }, LOG_POLL_MS);
  return () => clearInterval(timer);
}
