import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import type { Session } from '../../org/server-types.ts';
import { orgApps } from '../../org/oauth/app-directory.ts';
import { checkApproved } from '../../org/oauth/approval.ts';
import type { OAuthApp } from '../../org/oauth/apps.ts';
import { grantedScopes } from '../../org/oauth/flows.ts';
import { OAuthRefusal } from '../../org/oauth/refusal.ts';
import { userById } from '../../org/users.ts';
import { equalSecrets } from '../../org/oauth/flows.ts';
import { ApiError } from '../errors.ts';
import { formFields } from '../body.ts';
import { checkOrigin, PAGE_HEADERS } from '../guard.ts';
import { approvePage } from '../pages/approve.ts';
import { errorPage } from '../pages/error-page.ts';

const REQUEST_FIELDS = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];

/** The page of the authorization code flow: sign in, approve, and back to the app with a code. */
export function authorizeRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const form = formFields(request.body, request.query);
    const session = server.sessionByCookie(request.headers.cookie);
    if (!session) return toSignIn(reply, form);
    try {
      return await authorize(request, reply, form, session, server);
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      const text = `error=${error.error}&error_description=${error.message}`;
      return reply.status(400).headers(PAGE_HEADERS).type('text/html;charset=UTF-8').send(errorPage(text));
    }
  };
  app.route({ method: ['GET', 'POST'], url: '/services/oauth2/authorize', handler });
}

function toSignIn(reply: FastifyReply, form: URLSearchParams) {
  const back = `/services/oauth2/authorize?${requestOf(form).toString()}`;
  return reply.redirect(`/?startURL=${encodeURIComponent(back)}`);
}

function requestOf(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...form].filter(([name]) => REQUEST_FIELDS.includes(name)));
}

async function authorize(
  request: FastifyRequest,
  reply: FastifyReply,
  form: URLSearchParams,
  session: Session,
  server: LocalOrgServer,
) {
  const client = orgApps(server, session.org, form.get('client_id') ?? '');
  if (!client) throw new OAuthRefusal('invalid_client_id', 'client identifier invalid');
  const redirectUri = checkRedirect(client, form.get('redirect_uri'));
  const back = (fields: Record<string, string>) =>
    reply.redirect(withFields(redirectUri, fields, form.get('state')), 303);
  if (form.get('response_type') !== 'code') {
    return back({ error: 'unsupported_response_type', error_description: 'response type not supported' });
  }
  const user = userById(session.org, session.userId)!;
  try {
    checkChallenge(client, form);
    const scopes = grantedScopes(client, form.get('scope'));
    checkApproved(server, session.org, user, client);
    if (request.method !== 'POST')
      return showApproval(reply, { client, username: user.username, scopes, form, session, server });
    checkDecision(request, form, session, server);
    if (form.get('decision') !== 'allow')
      return back({ error: 'access_denied', error_description: 'end-user denied authorization' });
    const code = server.grants.createOneTime('code', session.org.id, session.userId, {
      consumerKey: client.consumerKey,
      redirectUri,
      scopes,
      challenge: form.get('code_challenge'),
    });
    return back({ code });
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    return back({ error: error.error, error_description: error.message });
  }
}

function checkRedirect(client: OAuthApp, redirectUri: string | null): string {
  const uri = redirectUri ?? client.callbackUrls[0];
  if (uri === undefined || !client.callbackUrls.includes(uri)) {
    throw new OAuthRefusal('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  return uri;
}

function checkChallenge(client: OAuthApp, form: URLSearchParams): void {
  const challenge = form.get('code_challenge');
  if (!challenge && client.isPkceRequired) throw new OAuthRefusal('invalid_request', 'missing required code challenge');
  const method = form.get('code_challenge_method') ?? 'S256';
  if (challenge && method !== 'S256') throw new OAuthRefusal('invalid_request', 'code challenge method not supported');
}

/** The decision must come from our own page, in this session. */
function checkDecision(request: FastifyRequest, form: URLSearchParams, session: Session, server: LocalOrgServer): void {
  checkOrigin(request, server.url);
  if (!equalSecrets(form.get('csrf') ?? '', server.csrfToken(session))) {
    throw new ApiError(403, 'FORBIDDEN', 'This page is out of date. Go back to the app and start again.');
  }
}

interface Approval {
  readonly client: OAuthApp;
  readonly username: string;
  readonly scopes: readonly string[];
  readonly form: URLSearchParams;
  readonly session: Session;
  readonly server: LocalOrgServer;
}

function showApproval(reply: FastifyReply, { client, username, scopes, form, session, server }: Approval) {
  const html = approvePage({
    appName: client.name,
    username,
    scopes,
    request: Object.fromEntries(requestOf(form)),
    csrfToken: server.csrfToken(session),
  });
  return reply.headers(PAGE_HEADERS).type('text/html;charset=UTF-8').send(html);
}

function withFields(uri: string, fields: Record<string, string>, state: string | null): string {
  const target = new URL(uri);
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value);
  if (state !== null) target.searchParams.set('state', state);
  return target.href;
}
