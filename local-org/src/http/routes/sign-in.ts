import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import type { LocalOrg } from '../../org/server-types.ts';
import { userByUsername, type OrgUser } from '../../org/users.ts';
import { formFields } from '../body.ts';
import { checkOrigin, PAGE_HEADERS } from '../guard.ts';
import { signInPage, type SignInPage } from '../pages/sign-in.ts';
import { errorPage } from '../pages/error-page.ts';
import { Throttle } from '../throttle.ts';
import { clientFacts } from './oauth-token.ts';

const BAD_LOGIN =
  'Please check your username and password. If you still can’t log in, contact your Salesforce administrator.';
const TOO_MANY = 'Too many failed sign-ins. Wait a minute, then try again.';

/** The sign-in page, one-time links and sign-out. */
export function signInRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  const throttle = new Throttle({ attempts: 5, windowMs: 60_000, now: server.now });
  const showSignIn = async (request: FastifyRequest, reply: FastifyReply) => {
    const { startURL } = request.query as { startURL?: string };
    if (server.sessionByCookie(request.headers.cookie)) return reply.redirect(localPath(startURL));
    return sendPage(reply, 200, { startUrl: localPath(startURL) });
  };
  app.get('/', showSignIn);
  app.get('/login', showSignIn);
  app.post('/login', async (request, reply) => {
    checkOrigin(request, server.url);
    return signIn(request, reply, server, throttle);
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/secur/frontdoor.jsp',
    handler: async (request, reply) => frontdoor(request, reply, server),
  });
  app.get('/secur/logout.jsp', async (request, reply) => {
    const session = server.sessionByCookie(request.headers.cookie);
    if (session) server.sessions.remove(session.id);
    return reply.header('set-cookie', 'sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0').redirect('/');
  });
}

async function signIn(request: FastifyRequest, reply: FastifyReply, server: LocalOrgServer, throttle: Throttle) {
  const form = formFields(request.body, {});
  const username = (form.get('username') ?? form.get('un') ?? '').trim();
  const startUrl = localPath(form.get('startURL') ?? undefined);
  if (throttle.isExhausted(username)) return sendPage(reply, 429, { startUrl, username, problem: TOO_MANY });
  const found = userInAnyOrg(server, username);
  const matches = await server.passwords.matches(found?.org.id ?? '', found?.user.id, form.get('pw') ?? '');
  if (!found || !matches || !found.user.isActive || hasNoBrowserAccess(server, found.org, found.user.id)) {
    throttle.fail(username);
    if (found)
      server.audit.login(found.org, { userId: found.user.id, ...browser(request), status: 'Invalid Password' });
    return sendPage(reply, 401, { startUrl, username, problem: BAD_LOGIN });
  }
  throttle.succeed(username);
  server.audit.login(found.org, { userId: found.user.id, ...browser(request) });
  return startSession(reply, server, found.org, found.user.id, startUrl);
}

interface Found {
  readonly org: LocalOrg;
  readonly user: OrgUser;
}

export function userInAnyOrg(server: LocalOrgServer, username: string): Found | undefined {
  for (const org of server.orgs.values()) {
    const user = userByUsername(org, username);
    if (user) return { org, user };
  }
  return undefined;
}

/** API Only users have no pages. */
function hasNoBrowserAccess(server: LocalOrgServer, org: LocalOrg, userId: string): boolean {
  return server.userAccess(org, userId).userPermissions.has('apiuseronly');
}

function browser(request: FastifyRequest) {
  return { loginType: 'Application', application: 'Browser', ...clientFacts(request) };
}

function startSession(reply: FastifyReply, server: LocalOrgServer, org: LocalOrg, userId: string, startUrl: string) {
  const token = server.sessions.create({ orgId: org.id, userId, kind: 'ui', scopes: ['full'] });
  return reply
    .header('set-cookie', `sid=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Lax`)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(startUrl, 303);
}

/** `otp` is a one-time key of ours; `sid` a session that the caller already has. */
function frontdoor(request: FastifyRequest, reply: FastifyReply, server: LocalOrgServer) {
  const form = formFields(request.body, request.query);
  const otp = form.get('otp');
  if (otp !== null) {
    const link = server.grants.consume('link', otp);
    const org = link && server.orgs.get(link.orgId);
    if (!link || !org || hasNoBrowserAccess(server, org, link.userId)) return expiredLink(reply);
    server.audit.login(org, { userId: link.userId, ...browser(request) });
    return startSession(reply, server, org, link.userId, localPath(link.detail.startUrl));
  }
  const session = server.orgByToken(form.get('sid') ?? '');
  if (!session || hasNoBrowserAccess(server, session.org, session.userId)) return expiredLink(reply);
  const startUrl = localPath(form.get('retURL') ?? form.get('startURL') ?? undefined);
  return startSession(reply, server, session.org, session.userId, startUrl);
}

function expiredLink(reply: FastifyReply) {
  const text =
    'This sign-in link was used already or is older than ten minutes. Sign in with user and password, or ask for a new link with `sf org open`.';
  return reply.status(401).headers(PAGE_HEADERS).type('text/html;charset=UTF-8').send(errorPage(text));
}

function sendPage(reply: FastifyReply, status: number, content: SignInPage) {
  return reply.status(status).headers(PAGE_HEADERS).type('text/html;charset=UTF-8').send(signInPage(content));
}

/** Only a path of this server: anything else would send people who sign in to another site. */
export function localPath(target: string | undefined): string {
  const fallback = '/lightning/page/home';
  if (!target) return fallback;
  const base = 'http://local.invalid';
  const parsed = URL.parse(target, base);
  if (!parsed || parsed.origin !== base || !target.startsWith('/') || target === '/') return fallback;
  return parsed.pathname.replace(/^\/+/, '/') + parsed.search + parsed.hash;
}
