import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Simulator, SimulatorContext } from '../simulator.ts';

const FIRST_SEED = 40_007_922;
const CUSTOMER = /^[A-Za-z0-9-]{1,40}$/;

interface CrnOrder {
  readonly customerNumber?: unknown;
  readonly checkDigitRule?: unknown;
}
interface Crn {
  readonly crn: string;
  readonly checkDigitRule: string;
  readonly customerNumber: string;
  readonly issuedAt: string;
}

/** What the service has issued, in that order. */
export interface BpayControl {
  readonly issued: readonly Crn[];
}

/** Both rules as public generators have them: docs/decisions/0009-check-digits-of-bpay.md */
const RULES: Readonly<Record<string, (digits: readonly number[]) => number>> = {
  MOD10V1: (digits) =>
    (10 - (digits.toReversed().reduce((sum, digit, index) => sum + luhn(digit, index % 2 === 0), 0) % 10)) % 10,
  MOD10V5: (digits) => digits.reduce((sum, digit, index) => sum + digit * (index + 1), 0) % 10,
};

const luhn = (digit: number, isDoubled: boolean): number =>
  isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;

/**
 * The customer reference number service behind BPAYCRNGeneratorDEV. The source documents name it but show no endpoint, so the
 * paths are this project's own choice; the host is in `Hub_Integration__mdt` and the named credential.
 */
export const bpay: Simulator = {
  name: 'bpay',
  hosts: ['crn-dev.bpay.example'],
  description: 'bpay.openapi.yaml',
  routes(app, context): BpayControl {
    const service = new CrnService(context.now);
    app.addHook('preHandler', async (request, reply) => authorize(request.headers['x-api-key'], reply, context));
    app.get('/v1/status', async () => ({ status: 'UP', checkDigitRules: Object.keys(RULES) }));
    crnRoutes(app, service);
    return service;
  },
};

function crnRoutes(app: FastifyInstance, service: CrnService): void {
  app.post<{ Body: CrnOrder | null }>('/v1/crns', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return refuse(reply, 400, 'MISSING_KEY', 'The header Idempotency-Key is missing.');
    return service.order(key, request.body ?? {}, reply);
  });
  app.get<{ Params: { customerNumber: string } }>('/v1/customers/:customerNumber/crns', async (request) => ({
    crns: service.issued.filter(({ customerNumber }) => customerNumber === request.params.customerNumber),
  }));
}

/** Issues numbers in sequence; a key that it has seen gets the same number again, with `Idempotent-Replayed`. */
class CrnService implements BpayControl {
  readonly issued: Crn[] = [];
  readonly #byKey = new Map<string, { readonly order: string; readonly crn: Crn }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  order(key: string, order: CrnOrder, reply: FastifyReply): unknown {
    const { customerNumber, checkDigitRule } = order;
    if (typeof customerNumber !== 'string' || !CUSTOMER.test(customerNumber))
      return refuse(reply, 400, 'BAD_CUSTOMER', 'customerNumber must be 1 to 40 letters, digits and hyphens.');
    if (typeof checkDigitRule !== 'string' || !Object.hasOwn(RULES, checkDigitRule))
      return refuse(reply, 400, 'BAD_RULE', `checkDigitRule must be one of ${Object.keys(RULES).join(', ')}.`);
    const seen = this.#byKey.get(key);
    if (seen === undefined) return reply.status(201).send(this.#issue(key, order, customerNumber, checkDigitRule));
    if (seen.order !== JSON.stringify(order))
      return refuse(reply, 409, 'KEY_REUSED', 'The idempotency key was used for another request.');
    return reply.status(201).header('Idempotent-Replayed', 'true').send(seen.crn);
  }

  #issue(key: string, order: CrnOrder, customerNumber: string, checkDigitRule: string): Crn {
    const seed = String(FIRST_SEED + this.issued.length);
    const crn = {
      crn: seed + RULES[checkDigitRule]([...seed].map(Number)),
      checkDigitRule,
      customerNumber,
      issuedAt: new Date(this.#now()).toISOString(),
    };
    this.issued.push(crn);
    this.#byKey.set(key, { order: JSON.stringify(order), crn });
    return crn;
  }
}

async function authorize(
  key: unknown,
  reply: FastifyReply,
  context: SimulatorContext,
): Promise<FastifyReply | undefined> {
  if (key === context.secrets.apiKey) return undefined;
  const code = key === undefined ? 'MISSING_KEY' : 'INVALID_KEY';
  return refuse(reply, key === undefined ? 401 : 403, code, 'The API key is missing or not valid.');
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.status(status).send({ code, message });
}
