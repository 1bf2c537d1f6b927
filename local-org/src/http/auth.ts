import type { FastifyRequest } from 'fastify';
import { outsideAccess } from '../data/index.ts';
import type { Access, UserAccess } from '../data/types.ts';
import type { LocalOrg, OrgServer, Session } from '../org/server-types.ts';
import { ApiError, invalidSession } from './errors.ts';

/** Who makes a request, and as whom its queries run. */
export interface Caller {
  readonly session: Session;
  readonly org: LocalOrg;
  readonly userId: string;
  readonly user: UserAccess;
  /** the API runs in user mode with sharing */
  readonly access: Access;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** set by the routes that need a session, before their handler runs */
    caller?: Caller;
  }
}

/** `Authorization: Bearer …` or `OAuth …` (CometD). */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

export function callerOf(session: Session, server: OrgServer): Caller {
  const user = server.userAccess(session.org, session.userId);
  return {
    session,
    org: session.org,
    userId: session.userId,
    user,
    access: outsideAccess(user),
  };
}

export function authenticate(token: string | undefined, server: OrgServer): Caller {
  const session = token === undefined ? undefined : server.orgByToken(token);
  if (!session) throw invalidSession();
  return callerOf(session, server);
}

/** A preHandler for REST: a session of the API, of a user who may use the API. */
export function requireApi(server: OrgServer): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const caller = authenticate(bearerToken(request), server);
    checkApiUse(caller);
    request.caller = caller;
  };
}

export function checkApiUse(caller: Caller): void {
  if (!caller.user.userPermissions.has('apienabled')) {
    throw new ApiError(403, 'API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner');
  }
  const { scopes } = caller.session;
  if (!scopes.some((scope) => scope === 'api' || scope === 'full')) {
    throw new ApiError(403, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
  }
}

/** The caller of a route behind `requireApi`. */
export function caller(request: FastifyRequest): Caller {
  if (!request.caller) throw invalidSession();
  return request.caller;
}
