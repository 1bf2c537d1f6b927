import type { FastifyReply } from 'fastify';
import type { Simulator, SimulatorContext } from '../simulator.ts';

/** bronID, identity verification: the credential is a custom header; its public pages show no health path, so `/v1/status` is assumed. */
export const bronId: Simulator = {
  name: 'bronid',
  hosts: ['api.bronid.com'],
  description: 'bronid.openapi.yaml',
  routes(app, context) {
    app.addHook('preHandler', async (request, reply) => authorize(request.headers, reply, context));
    app.get('/v1/status', async () => ({ status: 'ok' }));
  },
};

async function authorize(
  headers: Readonly<Record<string, unknown>>,
  reply: FastifyReply,
  context: SimulatorContext,
): Promise<FastifyReply | undefined> {
  const given = headers['x-api-key'] ?? headers.authorization;
  if (given === context.secrets.apiKey || given === `Bearer ${context.secrets.apiKey}`) return undefined;
  return reply.status(401).send({ error: 'unauthorized', message: 'The API key is not valid.' });
}
