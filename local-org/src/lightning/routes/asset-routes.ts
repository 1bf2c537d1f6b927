import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { basePath, bundlePath, pagePath } from '../shell/module-graph.ts';
import { designSystemAssets } from '../shell/icons.ts';
import { shellStylePath } from '../shell/page.ts';
import type { LightningContext } from '../types.ts';
import type { BuiltPart, LightningAssets } from '../vendor/prepare.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const forever = 'public, max-age=31536000, immutable';

/** Static files of the page. What carries a hash in its address may be kept for ever. */
export function assetRoutes(
  app: FastifyInstance,
  context: LightningContext,
  assets: () => Promise<LightningAssets>,
): void {
  const partRoute = (path: string, part: (built: LightningAssets) => BuiltPart): void => {
    app.get<{ Params: { hash: string; '*': string } }>(`${path}/:hash/*`, async (request, reply) => {
      const { folder, hash } = part(await assets());
      if (request.params.hash !== hash) return notFound(reply);
      return sendFile(reply, request, folder, request.params['*'], forever);
    });
  };
  partRoute(basePath, ({ base }) => base);
  partRoute(pagePath, ({ page }) => page);
  app.get<{ Params: { '*': string } }>('/lightning/slds/*', async (request, reply) =>
    sendFile(reply, request, designSystemAssets(), request.params['*'], 'public, max-age=86400'),
  );
  app.get(shellStylePath, async (request, reply) =>
    sendFile(reply, request, join(import.meta.dirname, '..', 'shell'), 'shell.css', 'no-cache'),
  );
  bundleRoute(app, context);
}

function bundleRoute(app: FastifyInstance, context: LightningContext): void {
  app.get<{ Params: { file: string }; Querystring: { v?: string } }>(`${bundlePath}/:file`, async (request, reply) => {
    const session = context.session(request);
    if (!session)
      return reply.code(401).send({ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' });
    const name = request.params.file.replace(/\.js$/, '');
    const org = context.org(session.orgId);
    const module = org.module ? org.module(name) : org.modules().find((each) => each.name === name);
    if (!module) return notFound(reply);
    const caching = request.query.v === module.etag ? 'private, max-age=31536000, immutable' : 'no-store';
    return send(reply, request, module.code, { type: types['.js'] ?? '', etag: `"${module.etag}"`, caching });
  });
}

interface Asset {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Files of a package or of a build, which do not change while the server runs. */
const keptFiles = new Map<string, Asset>();

async function readAsset(file: string, isKept: boolean): Promise<Asset> {
  const known = keptFiles.get(file);
  if (known !== undefined) return known;
  const bytes = await readFile(file);
  const asset = { bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"` };
  if (isKept) keptFiles.set(file, asset);
  return asset;
}

async function sendFile(
  reply: FastifyReply,
  request: FastifyRequest,
  folder: string,
  path: string,
  caching: string,
): Promise<FastifyReply> {
  const file = normalize(join(folder, path));
  const type = types[extname(file)];
  if (!file.startsWith(folder + sep) || !type) return notFound(reply);
  try {
    const { bytes, etag } = await readAsset(file, caching !== 'no-cache');
    return send(reply, request, bytes, { type, etag, caching });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'EISDIR')
      return notFound(reply);
    throw error;
  }
}

function send(
  reply: FastifyReply,
  request: FastifyRequest,
  body: string | Buffer,
  { type, etag, caching }: { type: string; etag: string; caching: string },
): FastifyReply {
  void reply.header('etag', etag).header('cache-control', caching).header('x-content-type-options', 'nosniff');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type(type).send(body);
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' });
}
