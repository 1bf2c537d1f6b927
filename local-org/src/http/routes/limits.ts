import type { FastifyInstance } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { orgLimits } from '../../org/limits.ts';
import { caller, requireApi } from '../auth.ts';
import { checkVersion } from './versions.ts';

export function limitRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as { version: string }).version));
  app.get('/services/data/v:version/limits', async (request) => {
    const { org } = caller(request);
    return orgLimits(org, server.usage.used(org.id));
  });
  app.get('/services/data/v:version/limits/recordCount', async (request) => {
    const { sObjects = '' } = request.query as { sObjects?: string };
    const who = caller(request);
    const names = sObjects ? sObjects.split(',') : who.org.schema().objectNames('data');
    const counted = names.flatMap((name) => {
      const object = who.org.schema().object(name.trim(), 'data');
      if (!object?.queryable || !who.user.object(object.name).read) return [];
      const { totalSize } = who.org.query({ soql: `SELECT COUNT() FROM ${object.name}`, access: who.access });
      return [{ count: totalSize, name: object.name }];
    });
    return { sObjects: sObjects ? counted : counted.filter(({ count }) => count > 0) };
  });
}
