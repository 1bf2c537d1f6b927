import type { FastifyInstance, FastifyRequest } from 'fastify';
import { orgPreference } from '../../metadata/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { sameId } from '../../schema/index.ts';
import { caller, requireApi } from '../auth.ts';
import { ApiError, notFound } from '../errors.ts';
import { checkVersion } from './versions.ts';

const BASE = '/services/data/v:version/apps/oauth/credentials';

/** The consumer of an external client app: its id, and with the right switch and permissions its key and secret. */
export function appCredentialRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as { version: string }).version));
  app.get(`${BASE}/:appId`, async (request) => consumers(request));
  app.get(`${BASE}/:appId/:consumerId`, async (request) => consumer(request));
}

function appOf(request: FastifyRequest) {
  const { appId } = request.params as { appId: string };
  requirePermission(request, 'externalclientappdeveloper', 'External Client App Developer');
  const found = caller(request)
    .org.clientApps()
    .find((app) => app.entityId !== null && sameId(app.entityId, appId));
  if (!found) throw notFound();
  return found;
}

function consumers(request: FastifyRequest): unknown {
  const app = appOf(request);
  const { part } = request.query as { part?: string };
  const shown = isSecretWanted(part) ? secrets(request, app) : {};
  return { consumers: [{ id: consumerId(app.entityId!), name: app.name, ...shown }] };
}

function consumer(request: FastifyRequest): unknown {
  const app = appOf(request);
  const { part } = request.query as { part?: string };
  const { consumerId: id } = request.params as { consumerId: string };
  if (!sameId(id, consumerId(app.entityId!))) throw notFound();
  return { id, name: app.name, ...(isSecretWanted(part) ? secrets(request, app) : {}) };
}

function isSecretWanted(part: string | undefined): boolean {
  return part?.toLowerCase() === 'keyandsecret';
}

function secrets(request: FastifyRequest, app: { consumerKey: string; consumerSecret: string | null }) {
  requirePermission(request, 'viewclientsecret', 'View Client Secret');
  const { database } = caller(request).org;
  const isOn = orgPreference(database, 'ExternalClientApp', 'enableClientSecretInRestApiAccess') === 'true';
  if (!isOn) {
    throw new ApiError(
      403,
      'FUNCTIONALITY_NOT_ENABLED',
      'Access to the consumer secret by the REST API is not enabled in this org',
    );
  }
  return { key: app.consumerKey, secret: app.consumerSecret };
}

/** The consumer record of an app has an id of its own, with the prefix 888. */
function consumerId(appId: string): string {
  return `888${appId.slice(3, 15)}`;
}

function requirePermission(request: FastifyRequest, permission: string, label: string): void {
  if (!caller(request).user.userPermissions.has(permission)) {
    throw new ApiError(403, 'INSUFFICIENT_ACCESS', `This resource needs the permission ${label}`);
  }
}
