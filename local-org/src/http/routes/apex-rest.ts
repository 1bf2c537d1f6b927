import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { DEPTH_HEADER } from '../../callout/index.ts';
import { caller, requireApi } from '../auth.ts';
import { asText } from '../body.ts';

/** `/services/apexrest/…`: runs the @RestResource class of the path in a worker. */
export function apexRestRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('preHandler', requireApi(server));
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'],
    url: '/services/apexrest/*',
    exposeHeadRoute: false,
    handler: runResource,
  });
}

async function runResource(request: FastifyRequest, reply: FastifyReply) {
  const who = caller(request);
  const outcome = await who.org.workers.run({
    kind: 'rest',
    userId: who.userId,
    verb: request.method,
    path: `/${(request.params as { '*': string })['*']}`,
    query: flat(request.query as Record<string, unknown>),
    headers: flat(request.headers),
    body: asText(request.body),
    depth: Number(request.headers[DEPTH_HEADER.toLowerCase()] ?? 0),
  });
  return reply.status(outcome.status).headers(outcome.headers).send(outcome.body);
}

function flat(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().map(String).join(', ')]],
    ),
  );
}
