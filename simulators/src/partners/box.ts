import type { FastifyInstance, FastifyReply } from 'fastify';
import { bearerOf, type Simulator, type SimulatorContext } from '../simulator.ts';

const AUDIENCE = 'box';
const LIFETIME_S = 3_600;
const ITEM_COUNT = 230;
const MAX_LIMIT = 1_000;

interface TokenForm {
  readonly grant_type?: string;
  readonly refresh_token?: string;
}
interface PageQuery {
  readonly limit?: string;
  readonly offset?: string;
}

/** Box as far as the hub calls it: https://developer.box.com/reference/get-folders-id/ and …/post-oauth2-token/ */
export const box: Simulator = {
  name: 'box',
  hosts: ['api.box.com'],
  description: 'box.openapi.yaml',
  routes(app, context) {
    app.post<{ Body: TokenForm }>('/oauth2/token', async (request, reply) => token(request.body ?? {}, reply, context));
    app.register(async (api) => {
      authenticate(api, context);
      api.get<{ Params: { id: string } }>('/2.0/folders/:id', async (request, reply) =>
        request.params.id === '0' ? rootFolder() : notFound(reply, request.params.id),
      );
      api.get<{ Params: { id: string }; Querystring: PageQuery }>('/2.0/folders/:id/items', async (request, reply) =>
        request.params.id === '0' ? items(request.query) : notFound(reply, request.params.id),
      );
    });
  },
};

function token(form: TokenForm, reply: FastifyReply, context: SimulatorContext): object {
  if (form.grant_type !== 'refresh_token' || form.refresh_token !== context.secrets.refreshToken) {
    reply.status(400);
    return { error: 'invalid_grant', error_description: 'Refresh token has expired' };
  }
  return {
    access_token: context.issueToken(AUDIENCE, LIFETIME_S),
    expires_in: LIFETIME_S,
    token_type: 'bearer',
    refresh_token: context.secrets.refreshToken,
  };
}

function authenticate(app: FastifyInstance, context: SimulatorContext): void {
  app.addHook('preHandler', async (request, reply) => {
    const bearer = bearerOf(request);
    if (bearer !== null && context.isValidToken(bearer, AUDIENCE)) return undefined;
    reply.header(
      'WWW-Authenticate',
      'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."',
    );
    return reply.status(401).send();
  });
}

function rootFolder(): object {
  return {
    type: 'folder',
    id: '0',
    etag: null,
    name: 'All Files',
    size: 629_644,
    item_status: 'active',
    item_collection: items({ limit: '100' }),
  };
}

function items(query: PageQuery): object {
  const limit = Math.min(Number(query.limit ?? 100), MAX_LIMIT);
  const offset = Number(query.offset ?? 0);
  const length = Math.max(0, Math.min(limit, ITEM_COUNT - offset));
  return {
    total_count: ITEM_COUNT,
    offset,
    limit,
    entries: Array.from({ length }, (_, index) => file(offset + index)),
  };
}

function file(index: number): object {
  return { type: 'file', id: String(10_000 + index), etag: '0', name: `Document ${index + 1}.pdf` };
}

function notFound(reply: FastifyReply, id: string): object {
  reply.status(404);
  return { type: 'error', status: 404, code: 'not_found', message: `Not Found: folder ${id}`, request_id: 'simulated' };
}
