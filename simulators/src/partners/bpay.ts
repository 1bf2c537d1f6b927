import type { FastifyReply } from 'fastify';
import type { Simulator, SimulatorContext } from '../simulator.ts';

/**
 * The customer reference number service behind BPAYCRNGeneratorDEV. The source documents name it but show no endpoint, so the
 * paths are this project's own choice; the host is in `Hub_Integration__mdt` and the named credential.
 */
export const bpay: Simulator = {
  name: 'bpay',
  hosts: ['crn-dev.bpay.example'],
  description: 'bpay.openapi.yaml',
  routes(app, context) {
    app.addHook('preHandler', async (request, reply) => authorize(request.headers['x-api-key'], reply, context));
    app.get('/v1/status', async () => ({ status: 'UP', checkDigitRules: ['MOD10V1', 'MOD10V5'] }));
  },
};

async function authorize(
  key: unknown,
  reply: FastifyReply,
  context: SimulatorContext,
): Promise<FastifyReply | undefined> {
  if (key === context.secrets.apiKey) return undefined;
  return reply
    .status(key === undefined ? 401 : 403)
    .send({ code: key === undefined ? 'MISSING_KEY' : 'INVALID_KEY', message: 'The API key is missing or not valid.' });
}
