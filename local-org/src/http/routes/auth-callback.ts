import type { FastifyInstance, FastifyReply } from 'fastify';
import { BrowserFlow, CalloutFailure, CredentialError } from '../../callout/index.ts';
import { calloutContext } from '../../org/callouts.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { PAGE_HEADERS } from '../guard.ts';
import { errorPage } from '../pages/error-page.ts';

interface Answer {
  readonly Params: { readonly provider: string };
  readonly Querystring: {
    readonly code?: string;
    readonly state?: string;
    readonly error?: string;
    readonly error_description?: string;
  };
}

/** Where an identity provider sends a person back to, who authenticates a principal (RFC 6749, section 4.1.2). */
export function authCallbackRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.get<Answer>('/services/authcallback/:provider', async (request, reply) => {
    const session = server.sessionByCookie(request.headers.cookie);
    if (!session) return reply.redirect(`/?startURL=${encodeURIComponent(request.url)}`);
    const { code = '', state = '', error, error_description: description = '' } = request.query;
    if (error !== undefined) return refuse(reply, `${error}: ${description}`);
    const flow = new BrowserFlow(session.org.database.sqlite, calloutContext(session.org, session.userId));
    try {
      return await reply.redirect(await flow.complete(request.params.provider, code, state));
    } catch (failure) {
      if (failure instanceof CredentialError || failure instanceof CalloutFailure)
        return refuse(reply, failure.message);
      throw failure;
    }
  });
}

function refuse(reply: FastifyReply, message: string): FastifyReply {
  return reply.status(400).headers(PAGE_HEADERS).type('text/html;charset=UTF-8').send(errorPage(message));
}
