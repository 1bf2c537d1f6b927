import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Simulator, SimulatorContext } from '../../simulator.ts';
import { Verifications, type Status, type Submission, type Verification } from './verifications.ts';
import { deliver, type WebhookOptions, type WebhookTarget } from './webhook.ts';

/** The service's state, for tests. */
export interface BronidControl {
  readonly verifications: Verifications;
  settle(trace: string, status: Status): Verification;
  /** sends a webhook about a verification as it is now, rightly signed or not */
  webhook(trace: string, target: WebhookTarget, options?: WebhookOptions): Promise<{ status: number; body: string }>;
}

/** bronID, API version 5, as far as the hub calls it: https://v5.docs.bronid.com. What the pages leave open is in the runbook. */
export const bronId: Simulator = {
  name: 'bronid',
  hosts: ['api.bronid.com'],
  description: 'bronid.openapi.yaml',
  routes(app, context): BronidControl {
    const verifications = new Verifications(context.now);
    const envelope = new Envelope(context);
    app.addHook('preHandler', async (request, reply) => authorize(request, reply, context, envelope));
    app.get<{ Querystring: { id?: string; country?: string } }>('/v5/lookup', async ({ query }) => ({
      match: query.country === 'AUS' && /^\d{11}$/.test(query.id ?? ''),
      country: query.country ?? '',
      entityNumber: query.id ?? '',
    }));
    app.post<{ Body: Submission }>('/v5/verifications', async (request, reply) => {
      const details = verifications.problemsOf(request.body);
      if (details.length > 0)
        return reply.status(422).send(envelope.failed(request, 422, 'Validation error', 'validation_error', details));
      return envelope.good(request, verifications.add(request.body));
    });
    app.get<{ Params: { trace: string } }>('/v5/verifications/:trace', async (request, reply) => {
      const found = verifications.find(request.params.trace);
      return found === undefined
        ? reply.status(404).send(envelope.failed(request, 404, 'Verification not found', 'not_found'))
        : envelope.good(request, found);
    });
    return {
      verifications,
      settle: (trace, status) => verifications.settle(trace, status),
      webhook: async (trace, target, options) => {
        const found = verifications.find(trace);
        if (found === undefined) throw new Error(`There is no verification ${trace}.`);
        return deliver(found, target, options);
      },
    };
  },
};

/** What stands around every answer of a verification: https://v5.docs.bronid.com/kyb-api/errors */
class Envelope {
  readonly #context: SimulatorContext;

  constructor(context: SimulatorContext) {
    this.#context = context;
  }

  good(request: FastifyRequest, { trace, userId, status }: Verification): object {
    const data = { trace, userId, submissionStatus: 'submitted', verificationStatus: status };
    return { ...this.#frame(request, 200), trace, message: 'Success', status: 'success', data, error: null };
  }

  failed(request: FastifyRequest, statusCode: number, message: string, type: string, details: object[] = []): object {
    const trace = randomBytes(12).toString('base64url');
    const error = { type, details };
    return { ...this.#frame(request, statusCode), trace, message, status: 'error', data: null, error };
  }

  #frame(request: FastifyRequest, statusCode: number): object {
    return {
      timestamp: new Date(this.#context.now()).toISOString(),
      serviceUid: this.#context.secrets.clientId,
      path: (request.routeOptions.url ?? '').replace(/^\/bronid/, ''),
      statusCode,
      help: null,
    };
  }
}

/** `Authorization: ApiKey SERVICE_UID:API_KEY`: https://v5.docs.bronid.com/kyb-api/authentication */
async function authorize(
  request: FastifyRequest,
  reply: FastifyReply,
  { secrets }: SimulatorContext,
  envelope: Envelope,
): Promise<FastifyReply | undefined> {
  if (request.headers.authorization === `ApiKey ${secrets.clientId}:${secrets.apiKey}`) return undefined;
  return reply.status(401).send(envelope.failed(request, 401, 'Unauthorized', 'unauthorized'));
}
