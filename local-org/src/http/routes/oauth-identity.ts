import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { sameId } from '../../schema/index.ts';
import { userById } from '../../org/users.ts';
import { authenticate, bearerToken, type Caller } from '../auth.ts';
import { ApiError, notFound, OAuthError } from '../errors.ts';
import { formFields } from '../body.ts';

/** Who a token belongs to: userinfo, the identity URL, OpenID configuration; and a one-time address for the browser. */
export function identityRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/userinfo',
    handler: async (request) => userInfo(server, tokenCaller(request, server)),
  });
  app.get('/id/:orgId/:userId', async (request) => {
    const { orgId, userId } = request.params as { orgId: string; userId: string };
    const caller = tokenCaller(request, server);
    if (!sameId(orgId, caller.org.id)) throw new ApiError(403, 'FORBIDDEN', 'Wrong_Org');
    if (!sameId(userId, caller.userId)) throw new ApiError(403, 'FORBIDDEN', 'Bad_Id');
    return identity(server, caller);
  });
  app.get('/.well-known/openid-configuration', async () => openIdConfiguration(server.url));
  app.route({
    method: ['GET', 'POST'],
    url: '/services/oauth2/singleaccess',
    handler: async (request) => singleAccess(request, server),
  });
}

/** Errors of these resources are OAuth's: 403 with `Bad_OAuth_Token`. */
function tokenCaller(request: FastifyRequest, server: LocalOrgServer): Caller {
  const form = formFields(request.body, request.query);
  const token = bearerToken(request) ?? form.get('access_token') ?? form.get('oauth_token') ?? undefined;
  try {
    return authenticate(token, server);
  } catch {
    throw new ApiError(403, 'FORBIDDEN', token ? 'Bad_OAuth_Token' : 'Missing_OAuth_Token');
  }
}

function person(caller: Caller) {
  const user = userById(caller.org, caller.userId);
  if (!user) throw notFound();
  return user;
}

function userInfo(server: LocalOrgServer, caller: Caller): Record<string, unknown> {
  const user = person(caller);
  return {
    sub: `${server.url}/id/${caller.org.id}/${user.id}`,
    user_id: user.id,
    organization_id: caller.org.id,
    preferred_username: user.username,
    nickname: user.username.split('@')[0],
    name: user.name,
    email: user.email,
    email_verified: true,
    given_name: user.firstName,
    family_name: user.lastName,
    zoneinfo: user.timeZone,
    profile: `${server.url}/${user.id}`,
    urls: serviceUrls(server.url, caller.org.id, user.id),
    active: user.isActive,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
  };
}

function identity(server: LocalOrgServer, caller: Caller): Record<string, unknown> {
  const user = person(caller);
  return {
    id: `${server.url}/id/${caller.org.id}/${user.id}`,
    asserted_user: true,
    user_id: user.id,
    organization_id: caller.org.id,
    username: user.username,
    nick_name: user.username.split('@')[0],
    display_name: user.name,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    timezone: user.timeZone,
    urls: serviceUrls(server.url, caller.org.id, user.id),
    active: user.isActive,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
  };
}

function serviceUrls(url: string, orgId: string, userId: string): Record<string, string> {
  return {
    enterprise: `${url}/services/Soap/c/{version}/${orgId}`,
    metadata: `${url}/services/Soap/m/{version}/${orgId}`,
    partner: `${url}/services/Soap/u/{version}/${orgId}`,
    rest: `${url}/services/data/v{version}/`,
    sobjects: `${url}/services/data/v{version}/sobjects/`,
    query: `${url}/services/data/v{version}/query/`,
    tooling_soap: `${url}/services/Soap/T/{version}/${orgId}`,
    tooling_rest: `${url}/services/data/v{version}/tooling/`,
    profile: `${url}/${userId}`,
  };
}

function openIdConfiguration(url: string): Record<string, unknown> {
  const oauth = `${url}/services/oauth2`;
  return {
    issuer: url,
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    revocation_endpoint: `${oauth}/revoke`,
    userinfo_endpoint: `${oauth}/userinfo`,
    introspection_endpoint: `${oauth}/introspect`,
    scopes_supported: ['api', 'full', 'id', 'openid', 'profile', 'refresh_token', 'web'],
    response_types_supported: ['code'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'client_credentials',
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
    ],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  };
}

function singleAccess(request: FastifyRequest, server: LocalOrgServer): { frontdoor_uri: string } {
  const form = formFields(request.body, request.query);
  const caller = tokenCaller(request, server);
  if (!caller.session.scopes.some((scope) => scope === 'web' || scope === 'full')) {
    throw new OAuthError('invalid_scope', 'The access token must have the web or full scope', 403);
  }
  return { frontdoor_uri: server.signInLink(caller.org, caller.userId, form.get('redirect_uri') ?? '/') };
}
