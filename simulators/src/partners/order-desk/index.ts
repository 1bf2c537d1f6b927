import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bearerOf, type Simulator, type SimulatorContext } from '../../simulator.ts';
import { OrderBook, type Order } from './order-book.ts';

const LIFETIME_S = 3_600;

/** What tests may ask and do. */
export interface OrderDeskControl {
  /** in the order in which they were placed; two of one reference are an order placed twice */
  readonly orders: () => readonly Order[];
  /** every token given so far is refused with 401 from now on */
  readonly revokeTokens: () => void;
  /** while held, the token endpoint reads requests and does not answer; answers how many wait */
  readonly holdTokens: (held: boolean) => void;
  readonly waitingForTokens: () => number;
  /** every token that was given */
  readonly tokens: () => readonly string[];
}

interface TokenForm {
  readonly grant_type?: string;
  readonly client_id?: string;
  readonly client_secret?: string;
}
interface OrderBody {
  readonly reference: string;
  readonly note?: string;
}

/**
 * An invented partner that takes orders, for faults and load: it can be asked whether it has an order, honours Idempotency-Key as
 * https://docs.stripe.com/api/idempotent_requests describes, and gives tokens for client credentials.
 */
export const orderDesk: Simulator = {
  name: 'order-desk',
  hosts: ['orders.example', 'login.orders.example'],
  description: 'order-desk.openapi.yaml',
  routes(app, context): OrderDeskControl {
    const book = new OrderBook();
    const tokens = new TokenDesk(context);
    app.post<{ Body: TokenForm }>('/oauth/token', async (request, reply) => tokens.give(request.body ?? {}, reply));
    app.register(async (api) => ordersOf(api, book, tokens));
    return {
      orders: () => book.all(),
      revokeTokens: () => tokens.revoke(),
      holdTokens: (held) => tokens.hold(held),
      waitingForTokens: () => tokens.waiting,
      tokens: () => tokens.given,
    };
  },
};

function ordersOf(api: FastifyInstance, book: OrderBook, tokens: TokenDesk): void {
  api.addHook('preHandler', async (request, reply) => tokens.authenticate(request, reply));
  api.get('/v1/status', async () => ({ status: 'UP' }));
  api.get<{ Querystring: { reference?: string } }>('/v1/orders', async (request) => ({
    orders: book.all().filter(({ reference }) => reference === (request.query.reference ?? reference)),
  }));
  api.get<{ Params: { id: string } }>(
    '/v1/orders/:id',
    async (request, reply) =>
      book.all().find(({ id }) => id === request.params.id) ??
      reply.status(404).send({ error: `there is no order ${request.params.id}` }),
  );
  api.post<{ Body: OrderBody }>('/v1/orders', async (request, reply) => place(request, reply, book));
}

function place(request: FastifyRequest<{ Body: OrderBody }>, reply: FastifyReply, book: OrderBook): unknown {
  const { reference, note } = request.body ?? {};
  if (typeof reference !== 'string') return reply.status(400).send({ error: 'reference is missing' });
  const key = [request.headers['idempotency-key'] ?? null].flat()[0] ?? null;
  const placed = book.place({ reference, ...(note === undefined ? {} : { note }) }, key);
  if (placed.repeated) reply.header('Idempotent-Replayed', 'true');
  return reply.status(201).send(placed.order);
}

class TokenDesk {
  readonly #context: SimulatorContext;
  #generation = 0;
  #held = false;
  #waiting: (() => void)[] = [];
  readonly given: string[] = [];

  constructor(context: SimulatorContext) {
    this.#context = context;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  revoke(): void {
    this.#generation += 1;
  }

  hold(held: boolean): void {
    this.#held = held;
    if (held) return;
    for (const release of this.#waiting) release();
    this.#waiting = [];
  }

  async give(form: TokenForm, reply: FastifyReply): Promise<unknown> {
    if (this.#held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const { clientId, clientSecret } = this.#context.secrets;
    if (form.grant_type !== 'client_credentials' || form.client_id !== clientId || form.client_secret !== clientSecret)
      return reply.status(401).send({ error: 'invalid_client', error_description: 'the client is not known' });
    const token = this.#context.issueToken(this.#audience(), LIFETIME_S);
    this.given.push(token);
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: LIFETIME_S,
    };
  }

  authenticate(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    const bearer = bearerOf(request);
    if (bearer !== null && this.#context.isValidToken(bearer, this.#audience())) return undefined;
    return reply.status(401).send({ error: 'invalid_token' });
  }

  #audience(): string {
    return `order-desk ${this.#generation}`;
  }
}
