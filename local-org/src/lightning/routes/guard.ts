import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LightningContext, LightningOrg, LightningSession } from '../types.ts';
import { isCsrfToken } from './csrf.ts';

export interface SignedIn {
  readonly session: LightningSession;
  readonly org: LightningOrg;
}

/** The session of a page request; without one the answer sends to the sign-in page and this is null. */
export function pageSession(context: LightningContext, request: FastifyRequest, reply: FastifyReply): SignedIn | null {
  const session = context.session(request);
  if (session) return { session, org: context.org(session.orgId) };
  void reply.redirect(context.signInUrl(request.url), 302);
  return null;
}

/** The session of a call from a page. Refuses without session, from another origin, or without the page's token. */
export function callSession(context: LightningContext, request: FastifyRequest, reply: FastifyReply): SignedIn | null {
  const session = context.session(request);
  if (!session) return refuse(reply, 401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  const org = context.org(session.orgId);
  const origin = request.headers.origin;
  if (origin !== new URL(org.org.url).origin) {
    return refuse(reply, 403, 'INVALID_ORIGIN', `Calls of pages are only taken from ${new URL(org.org.url).origin}`);
  }
  if (!isCsrfToken(session.id, request.headers['x-csrf-token'])) {
    return refuse(reply, 403, 'INVALID_CSRF_TOKEN', 'The page is from an earlier session: reload it');
  }
  return { session, org };
}

function refuse(reply: FastifyReply, status: number, errorCode: string, message: string): null {
  void reply.code(status).send({ errorCode, message });
  return null;
}
