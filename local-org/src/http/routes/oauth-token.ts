import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OAuthApp } from '../../org/oauth/apps.ts';
import { OAuthRefusal } from '../../org/oauth/refusal.ts';
import { TokenService } from '../../org/oauth/token-service.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { OAuthError } from '../errors.ts';
import { formFields } from '../body.ts';

/** `/services/oauth2/token`, `/revoke` and `/introspect`. */
export function tokenRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  const tokens = new TokenService(server);
  app.post('/services/oauth2/token', async (request, reply) => {
    const form = withBasicAuth(request, formFields(request.body, request.query));
    reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    try {
      return await tokens.answer(form, clientFacts(request));
    } catch (error) {
      throw asOAuthError(error);
    }
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/revoke',
    handler: async (request, reply) => {
      revoke(server, formFields(request.body, request.query).get('token') ?? '');
      return reply.status(200).send();
    },
  });
  app.post('/services/oauth2/introspect', async (request) => {
    const form = withBasicAuth(request, formFields(request.body, request.query));
    try {
      return introspect(server, form, tokens.client(form));
    } catch (error) {
      throw asOAuthError(error);
    }
  });
}

export function clientFacts(request: FastifyRequest): { sourceIp: string; userAgent: string } {
  return { sourceIp: request.ip, userAgent: String(request.headers['user-agent'] ?? '') };
}

function asOAuthError(error: unknown): unknown {
  return error instanceof OAuthRefusal ? new OAuthError(error.error, error.message) : error;
}

/** Client id and secret may come as HTTP Basic credentials. */
function withBasicAuth(request: FastifyRequest, form: URLSearchParams): URLSearchParams {
  const encoded = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return form;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  form.set('client_id', decodeURIComponent(id));
  form.set('client_secret', decodeURIComponent(secret.join(':')));
  return form;
}

/** Revoking a refresh token ends its access tokens as well. */
function revoke(server: LocalOrgServer, token: string): void {
  const session = server.orgByToken(token);
  if (session) {
    server.sessions.remove(session.id);
    return;
  }
  const grant = server.grants.find(token);
  const org = grant && server.orgs.get(grant.orgId);
  if (!grant || !org) throw new OAuthError('unsupported_token_type', 'this token is expired, revoked or unknown');
  server.grants.remove(grant.hash);
  server.sessions.removeOfGrant(grant.hash);
  server.audit.tokenRevoked(org, grant.userId, grant.appName);
}

/** A token says something only to the app that it was issued to. */
function introspect(server: LocalOrgServer, form: URLSearchParams, client: OAuthApp): Record<string, unknown> {
  const session = server.orgByToken(form.get('token') ?? '');
  if (!session || session.consumerKey !== client.consumerKey) return { active: false };
  return {
    active: true,
    scope: session.scopes.join(' '),
    client_id: session.consumerKey,
    sub: `${server.url}/id/${session.org.id}/${session.userId}`,
    token_type: 'access_token',
    exp: Math.floor(session.expiresAt / 1000),
  };
}
