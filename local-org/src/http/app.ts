import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../org/server.ts';
import { addBodyParsers, BODY_LIMIT } from './body.ts';
import { ApiError, notFound, OAuthError, renderError } from './errors.ts';
import { COMMON_HEADERS, isOwnHost } from './guard.ts';
import { errorPage } from './pages/error-page.ts';
import { registerRoutes } from './routes/index.ts';
import { faultEnvelope } from './soap/envelope.ts';

export interface HttpOptions {
  /** told about what was not foreseen; the answer itself says nothing of it */
  readonly onUnexpected?: (error: unknown, request: { method: string; url: string }) => void;
}

/** The HTTP server of all orgs of one state directory; not listening yet. */
export async function createHttpApp(server: LocalOrgServer, options: HttpOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: true, maxParamLength: 2000 },
    rewriteUrl: (request) => collapseLeadingSlashes(request.url ?? '/'),
  });
  addBodyParsers(app);
  app.decorateRequest('caller', undefined);
  app.addHook('onRequest', async (request) => checkHost(request, server));
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(COMMON_HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value);
  });
  app.addHook('onResponse', async (request, reply) => server.recordRequest(requestFacts(request, reply)));
  app.setNotFoundHandler(() => {
    throw notFound();
  });
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, options));
  const onProblem = (error: unknown) => options.onUnexpected?.(error, { method: 'JOB', url: 'background' });
  await registerRoutes(app, server, onProblem);
  return app;
}

/** The CLI stores instance URLs with a trailing slash, so its paths start with two. */
export function collapseLeadingSlashes(url: string): string {
  return url.replace(/^\/{2,}/, '/');
}

function checkHost(request: FastifyRequest, server: LocalOrgServer): void {
  if (!isOwnHost(request.headers.host, server.url)) {
    throw new ApiError(421, 'INVALID_HOST', 'This server answers only to its own loopback address.');
  }
}

function requestFacts(request: FastifyRequest, reply: FastifyReply): Parameters<LocalOrgServer['recordRequest']>[0] {
  return {
    session: request.caller?.session,
    method: request.method,
    url: request.url,
    status: reply.statusCode,
    milliseconds: reply.elapsedTime,
    userAgent: request.headers['user-agent'] ?? '',
    callOptions: String(request.headers['sforce-call-options'] ?? ''),
  };
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, options: HttpOptions): FastifyReply {
  const { status, entry } = renderError(error);
  const isForeseen = error instanceof ApiError;
  if (status === 500 && !isForeseen)
    options.onUnexpected?.(error, { method: request.method, url: request.url.split('?')[0] });
  const path = request.url.split('?')[0];
  reply.status(status);
  if (error instanceof OAuthError) {
    return reply.send({ error: error.error, error_description: error.message });
  }
  if (path.startsWith('/services/Soap/')) {
    return reply
      .status(500)
      .type('text/xml;charset=UTF-8')
      .send(faultEnvelope(entry.errorCode, entry.message, path));
  }
  if (path.startsWith('/services/scim/')) {
    return reply.send({ Errors: [{ description: entry.message, code: status }] });
  }
  if (wantsPage(request, path)) {
    return reply.type('text/html;charset=UTF-8').send(errorPage(entry.message));
  }
  return reply.type('application/json;charset=UTF-8').send(JSON.stringify([entry]));
}

function wantsPage(request: FastifyRequest, path: string): boolean {
  return !path.startsWith('/services/') && /\btext\/html\b/.test(request.headers.accept ?? '');
}
