import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  BrowserFlow,
  ConnectCredentials,
  CredentialError,
  IdentityProviders,
  type AuthUrlInput,
  type CredentialInput,
  type ProviderCredential,
} from '../../callout/index.ts';
import { calloutContext } from '../../org/callouts.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { whenFree } from '../../org/when-free.ts';
import { caller, requireApi } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError } from '../errors.ts';
import { checkVersion } from './versions.ts';

const BASE = '/services/data/v:version/named-credentials';

/** The Connect API's named credentials. */
export function namedCredentialRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as { version: string }).version));
  app.get(`${BASE}/named-credential-setup`, async (request) =>
    ask(() => ({ namedCredentials: credentials(request).namedCredentials() })),
  );
  app.get(`${BASE}/named-credential-setup/:name`, async (request) =>
    ask(() => credentials(request).namedCredential(nameOf(request))),
  );
  app.get(`${BASE}/external-credentials`, async (request) =>
    ask(() => ({ externalCredentials: credentials(request).externalCredentials() })),
  );
  app.get(`${BASE}/external-credentials/:name`, async (request) =>
    ask(() => credentials(request).externalCredential(nameOf(request))),
  );
  app.get(`${BASE}/credential`, async (request) =>
    ask(() => credentials(request).credential(request.query as CredentialInput)),
  );
  app.delete(`${BASE}/credential`, async (request, reply) => {
    await ask(() => credentials(request).remove(request.query as CredentialInput));
    return reply.status(204).send();
  });
  app.post(`${BASE}/credential/auth-url/o-auth`, async (request) => {
    const { org, userId } = caller(request);
    const flow = new BrowserFlow(org.database.sqlite, calloutContext(org, userId));
    const input = asObject(request.body) as unknown as AuthUrlInput;
    return ask(() => ({ authenticationUrl: flow.authenticationUrl(input) }));
  });
  identityProviderRoutes(app);
  for (const [method, mode] of [
    ['POST', 'create'],
    ['PUT', 'update'],
    ['PATCH', 'patch'],
  ] as const) {
    app.route({ method, url: `${BASE}/credential`, handler: (request, reply) => save(request, reply, mode) });
  }
}

async function save(request: FastifyRequest, reply: FastifyReply, mode: 'create' | 'update' | 'patch') {
  const input = asObject(request.body) as unknown as CredentialInput;
  const saved = await ask(() => credentials(request).save(mode, input));
  return reply.status(mode === 'create' ? 201 : 200).send(saved);
}

function identityProviderRoutes(app: FastifyInstance): void {
  const url = `${BASE}/external-auth-identity-provider-credentials/:name`;
  app.get(`${BASE}/external-auth-identity-providers/:name`, async (request) =>
    ask(() => providers(request).provider(nameOf(request))),
  );
  app.get(url, async (request) => ask(() => providers(request).credentials(nameOf(request))));
  for (const [method, mode] of [
    ['POST', 'create'],
    ['PUT', 'update'],
  ] as const) {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const { credentials: input } = asObject(request.body) as { credentials?: ProviderCredential[] };
      const saved = await ask(() => providers(request).save(mode, nameOf(request), input ?? []));
      return reply.status(mode === 'create' ? 201 : 200).send(saved);
    };
    app.route({ method, url, handler });
  }
}

function providers(request: FastifyRequest): IdentityProviders {
  const { org, user } = caller(request);
  return new IdentityProviders(org.database.sqlite, user, org.url);
}

function nameOf(request: FastifyRequest): string {
  return (request.params as { name: string }).name;
}

function credentials(request: FastifyRequest): ConnectCredentials {
  const { org, user } = caller(request);
  return new ConnectCredentials(org.database.sqlite, user);
}

async function ask<T>(work: () => T): Promise<T> {
  try {
    return await whenFree(work);
  } catch (error) {
    if (error instanceof CredentialError) throw new ApiError(error.status, error.code, error.message);
    throw error;
  }
}
