import type { FastifyInstance } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { MetadataService } from '../metadata/service.ts';
import { actionRoutes } from './actions.ts';
import { apexRestRoutes } from './apex-rest.ts';
import { bulkIngestRoutes } from './bulk-ingest.ts';
import { bulkQueryRoutes } from './bulk-query.ts';
import { clockRoutes } from './clock.ts';
import { collectionRoutes } from './collections.ts';
import { compositeRoutes } from './composite.ts';
import { flowActionRoutes } from './flow-actions.ts';
import { lightningPages } from './lightning.ts';
import { limitRoutes } from './limits.ts';
import { metadataRoutes } from './metadata.ts';
import { namedCredentialRoutes } from './named-credentials.ts';
import { authCallbackRoutes } from './auth-callback.ts';
import { appCredentialRoutes } from './app-credentials.ts';
import { cometdRoutes } from './cometd.ts';
import { scimRoutes } from './scim.ts';
import { authorizeRoutes } from './oauth-authorize.ts';
import { identityRoutes } from './oauth-identity.ts';
import { tokenRoutes } from './oauth-token.ts';
import { queryRoutes } from './query.ts';
import { signInRoutes } from './sign-in.ts';
import { soapRoutes } from './soap.ts';
import { sobjectRoutes } from './sobjects.ts';
import { toolingRoutes } from './tooling.ts';
import { treeRoutes } from './tree.ts';
import { unsupportedRoutes } from './unsupported.ts';
import { versionRoutes } from './versions.ts';

type Plugin = (app: FastifyInstance, server: LocalOrgServer) => void | Promise<void>;

const PLUGINS: readonly Plugin[] = [
  tokenRoutes,
  authorizeRoutes,
  identityRoutes,
  signInRoutes,
  versionRoutes,
  queryRoutes,
  sobjectRoutes,
  collectionRoutes,
  treeRoutes,
  limitRoutes,
  namedCredentialRoutes,
  authCallbackRoutes,
  apexRestRoutes,
  actionRoutes,
  flowActionRoutes,
  bulkQueryRoutes,
  compositeRoutes,
  lightningPages,
  scimRoutes,
  cometdRoutes,
  appCredentialRoutes,
  clockRoutes,
  unsupportedRoutes,
];

/** One plugin per API. */
export async function registerRoutes(
  app: FastifyInstance,
  server: LocalOrgServer,
  onProblem: (error: unknown) => void,
): Promise<void> {
  const metadata = new MetadataService(server, onProblem);
  for (const routes of PLUGINS) await app.register(async (scope) => routes(scope, server));
  await app.register(async (scope) => bulkIngestRoutes(scope, server, onProblem));
  await app.register(async (scope) => toolingRoutes(scope, server, onProblem));
  await app.register(async (scope) => soapRoutes(scope, server, metadata));
  await app.register(async (scope) => metadataRoutes(scope, server, metadata));
}
