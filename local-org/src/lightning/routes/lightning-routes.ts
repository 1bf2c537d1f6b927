import type { FastifyInstance } from 'fastify';
import type { LightningContext } from '../types.ts';
import type { LightningAssets } from '../vendor/prepare.ts';
import { prepareLightning } from '../vendor/prepare.ts';
import { apexRoutes } from './apex-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { pageSender } from './send-page.ts';

/** Adds the Lightning pages, their modules and the calls that components make. */
export function lightningRoutes(
  app: FastifyInstance,
  context: LightningContext,
  prepare: () => Promise<LightningAssets> = prepareLightning,
): void {
  let built: Promise<LightningAssets> | null = null;
  const assets = (): Promise<LightningAssets> => (built ??= prepare());
  assetRoutes(app, context, assets);
  pageRoutes(app, context, pageSender(context, assets));
  apexRoutes(app, context);
  recordRoutes(app, context);
  eventRoutes(app, context);
}
