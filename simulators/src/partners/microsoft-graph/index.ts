import type { FastifyInstance, FastifyReply } from 'fastify';
import { bearerOf, type Simulator, type SimulatorContext } from '../../simulator.ts';
import { batchRoute } from './batch.ts';
import { DeltaTokens, deltaRoutes } from './delta.ts';
import { Directory } from './directory.ts';
import { GraphError, sendError } from './errors.ts';
import { listRoutes } from './lists.ts';
import { MailBook, mailRoutes } from './mail.ts';
import { ENDPOINT } from './query.ts';

const AUDIENCE = 'https://graph.microsoft.com';
const NAME = 'microsoft-graph';

/** The tenant's state, for tests. */
export interface GraphControl {
  readonly directory: Directory;
  readonly deltaTokens: DeltaTokens;
  readonly mail: MailBook;
}

/** Microsoft Graph as far as the hub calls it: https://learn.microsoft.com/en-us/graph/api/overview */
export const microsoftGraph: Simulator = {
  name: NAME,
  hosts: ['graph.microsoft.com'],
  description: 'microsoft-graph.openapi.yaml',
  routes(app, context): GraphControl {
    const control = { directory: new Directory(), deltaTokens: new DeltaTokens(), mail: new MailBook() };
    app.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof GraphError)) throw error;
      return sendError(reply, error, context.now);
    });
    authenticate(app, context);
    app.get('/v1.0/organization', async () => ({
      '@odata.context': `${ENDPOINT}/$metadata#organization`,
      value: [{ id: '84841066-274d-4ec0-a5c1-276be684bdd3', displayName: 'Sample tenant', countryLetterCode: 'AU' }],
    }));
    deltaRoutes(app, control.directory, control.deltaTokens, context.now);
    listRoutes(app, control.directory);
    mailRoutes(app, control.directory, control.mail, context.now);
    batchRoute(app, `/${NAME}`);
    return control;
  },
};

function authenticate(app: FastifyInstance, context: SimulatorContext): void {
  app.addHook('preHandler', async (request, reply) => {
    const token = bearerOf(request);
    if (token === null || !context.isValidToken(token, AUDIENCE)) return refuse(reply, context.now);
    return undefined;
  });
}

function refuse(reply: FastifyReply, now: () => number): FastifyReply {
  const message = 'Access token is empty or has expired.';
  const headers = { 'WWW-Authenticate': 'Bearer realm=""' };
  return sendError(reply, new GraphError(401, 'InvalidAuthenticationToken', message, headers), now);
}
