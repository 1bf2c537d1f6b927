import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Simulator, SimulatorContext } from '../simulator.ts';

const LIFETIME_S = 3_599;
const ALIASES = new Set(['common', 'organizations', 'consumers']);

interface TokenForm {
  readonly grant_type?: string;
  readonly client_id?: string;
  readonly client_secret?: string;
  readonly scope?: string;
}

/** Entra ID as far as client credentials go: https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export const identityProvider: Simulator = {
  name: 'identity-provider',
  hosts: ['login.microsoftonline.com'],
  description: 'identity-provider.openapi.yaml',
  routes(app, context) {
    app.post<{ Params: { tenant: string }; Body: TokenForm }>('/:tenant/oauth2/v2.0/token', async (request, reply) =>
      answer(request, reply, context),
    );
  },
};

function answer(
  request: FastifyRequest<{ Params: { tenant: string }; Body: TokenForm }>,
  reply: FastifyReply,
  context: SimulatorContext,
): unknown {
  const form = request.body ?? {};
  if (form.grant_type !== 'client_credentials') {
    return refuse(reply, 400, 'unsupported_grant_type', 'AADSTS70003: The app requested an unsupported grant type.');
  }
  if (ALIASES.has(request.params.tenant)) {
    return refuse(
      reply,
      400,
      'invalid_request',
      'AADSTS50059: No tenant-identifying information found in either the request or implied by any provided credentials.',
    );
  }
  if (form.client_id !== context.secrets.clientId) {
    return refuse(reply, 400, 'unauthorized_client', 'AADSTS700016: The application was not found in the directory.');
  }
  if (form.client_secret !== context.secrets.clientSecret) {
    return refuse(reply, 401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
  }
  if (!form.scope?.endsWith('/.default')) {
    return refuse(
      reply,
      400,
      'invalid_scope',
      'AADSTS1002012: The provided value for scope is not valid. Client credential flows must have a scope value with /.default.',
    );
  }
  const audience = form.scope.slice(0, -'/.default'.length);
  return {
    token_type: 'Bearer',
    expires_in: LIFETIME_S,
    ext_expires_in: LIFETIME_S,
    access_token: context.issueToken(audience, LIFETIME_S),
  };
}

function refuse(reply: FastifyReply, status: number, error: string, description: string): unknown {
  reply.status(status);
  return { error, error_description: description, error_codes: [Number(/\d+/.exec(description)?.[0])] };
}
