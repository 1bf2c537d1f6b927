import type { FastifyInstance } from 'fastify';
import { lightningRoutes } from '../../lightning/index.ts';
import { prepareMetadataTypes } from '../../metadata/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { lightningContext } from '../lightning/context.ts';

type FieldLists = Awaited<ReturnType<typeof prepareMetadataTypes>>;

/** The pages under /lightning/. The field lists of the Metadata API are read before the first page. */
export function lightningPages(app: FastifyInstance, server: LocalOrgServer): void {
  let fields: FieldLists | undefined;
  app.addHook('onRequest', async () => {
    fields ??= await prepareMetadataTypes();
  });
  const context = lightningContext(server, () => {
    if (!fields) throw new TypeError('the field lists have not been read');
    return fields;
  });
  lightningRoutes(app, context);
}
