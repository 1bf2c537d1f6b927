import type { FastifyInstance, FastifyReply } from 'fastify';
import { bearerOf, type Simulator, type SimulatorContext } from '../simulator.ts';

const AUDIENCE = 'https://graph.microsoft.com';
const PAGE_SIZE = 100;
const USER_COUNT = 250;

/** Microsoft Graph as far as the hub calls it: https://learn.microsoft.com/en-us/graph/api/overview */
export const microsoftGraph: Simulator = {
  name: 'microsoft-graph',
  hosts: ['graph.microsoft.com'],
  description: 'microsoft-graph.openapi.yaml',
  routes(app, context) {
    authenticate(app, context);
    app.get('/v1.0/organization', async () => ({
      '@odata.context': `${AUDIENCE}/v1.0/$metadata#organization`,
      value: [{ id: '84841066-274d-4ec0-a5c1-276be684bdd3', displayName: 'Sample tenant', countryLetterCode: 'AU' }],
    }));
    app.get<{ Querystring: { $skiptoken?: string; $top?: string } }>('/v1.0/users', async (request) =>
      usersPage(request.query),
    );
  },
};

function authenticate(app: FastifyInstance, context: SimulatorContext): void {
  app.addHook('preHandler', async (request, reply) => {
    const token = bearerOf(request);
    if (token === null || !context.isValidToken(token, AUDIENCE)) return refuse(reply);
    return undefined;
  });
}

function refuse(reply: FastifyReply): FastifyReply {
  reply.header('WWW-Authenticate', 'Bearer realm=""');
  return reply.status(401).send({
    error: { code: 'InvalidAuthenticationToken', message: 'Access token is empty or has expired.', innerError: {} },
  });
}

function usersPage(query: { $skiptoken?: string; $top?: string }): object {
  const size = Math.min(Number(query.$top ?? PAGE_SIZE), 999);
  const start = Number(query.$skiptoken ?? 0);
  const end = Math.min(start + size, USER_COUNT);
  const value = Array.from({ length: Math.max(0, end - start) }, (_, index) => user(start + index));
  const next = end < USER_COUNT ? { '@odata.nextLink': `${AUDIENCE}/v1.0/users?$top=${size}&$skiptoken=${end}` } : {};
  return { '@odata.context': `${AUDIENCE}/v1.0/$metadata#users`, ...next, value };
}

function user(index: number): object {
  const number = String(index + 1).padStart(4, '0');
  return {
    id: `00000000-0000-4000-8000-00000000${number}`,
    displayName: `User ${number}`,
    userPrincipalName: `user${number}@tenant.example`,
    accountEnabled: true,
  };
}
