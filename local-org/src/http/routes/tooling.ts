import type { FastifyInstance, FastifyRequest } from 'fastify';
import { logBody } from '../../apex/run/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { caller, requireApi } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError } from '../errors.ts';
import { anonymousResult } from '../soap/apex-operations.ts';
import { readTestRequest } from '../tests/request.ts';
import { synchronousResult } from '../tests/synchronous-result.ts';
import { TestRuns } from '../tests/test-runs.ts';
import { checkVersion } from './versions.ts';

const BASE = '/services/data/v:version/tooling';

/** What the Tooling API does beyond records: run tests and anonymous Apex. */
export function toolingRoutes(app: FastifyInstance, server: LocalOrgServer, onProblem: (error: unknown) => void): void {
  const runs = new TestRuns(server, onProblem);
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => {
    checkVersion((request.params as { version: string }).version);
    checkAuthorApex(request);
  });
  app.get(BASE, async (request) => resources((request.params as { version: string }).version));
  app.post(`${BASE}/runTestsAsynchronous`, async (request, reply) => {
    const id = await runs.start(caller(request), readTestRequest(caller(request), asObject(request.body)));
    return reply.type('application/json;charset=UTF-8').send(JSON.stringify(id));
  });
  app.post(`${BASE}/runTestsSynchronous`, async (request) => {
    return synchronousResult(
      await runs.runNow(caller(request), readTestRequest(caller(request), asObject(request.body))),
    );
  });
  app.get(`${BASE}/sobjects/ApexLog/:id/Body`, async (request, reply) => {
    const { id } = request.params as { id: string };
    const body = logBody(caller(request).org.database, id);
    if (body === null) throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
    return reply.type('text/plain;charset=UTF-8').send(body);
  });
  app.get(`${BASE}/executeAnonymous`, async (request) => {
    const { anonymousBody = '' } = request.query as { anonymousBody?: string };
    const { org, userId } = caller(request);
    return anonymousResult(await org.workers.run({ kind: 'anonymous', userId, code: anonymousBody, logLevel: 'NONE' }));
  });
}

function resources(version: string): Record<string, string> {
  const names = ['sobjects', 'query', 'executeAnonymous', 'runTestsAsynchronous', 'runTestsSynchronous', 'composite'];
  return Object.fromEntries(names.map((name) => [name, `/services/data/v${version}/tooling/${name}`]));
}

function checkAuthorApex(request: FastifyRequest): void {
  const { userPermissions } = caller(request).user;
  if (!userPermissions.has('authorapex') && !userPermissions.has('viewsetup')) {
    throw new ApiError(
      403,
      'INSUFFICIENT_ACCESS',
      'This resource needs the permission View Setup and Configuration or Author Apex',
    );
  }
}
