import type { FastifyInstance } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { requireApi } from '../auth.ts';
import { notFound } from '../errors.ts';

/** 67.0 is the newest that the published metadata types cover. */
export const API_VERSIONS: readonly { readonly label: string; readonly version: string }[] = [
  { label: "Spring '24", version: '60.0' },
  { label: "Summer '24", version: '61.0' },
  { label: "Winter '25", version: '62.0' },
  { label: "Spring '25", version: '63.0' },
  { label: "Summer '25", version: '64.0' },
  { label: "Winter '26", version: '65.0' },
  { label: "Spring '26", version: '66.0' },
  { label: "Summer '26", version: '67.0' },
];

const OLDEST = 31;
const NEWEST = Number(API_VERSIONS.at(-1)!.version);

/** The CLI asks for v51.0 before it knows which versions there are: older ones work, though they are not listed. */
export function checkVersion(version: string): void {
  const number = Number(version);
  if (!/^\d\d\.0$/.test(version) || number < OLDEST || number > NEWEST) throw notFound();
}

const RESOURCES = [
  'tooling',
  'metadata',
  'composite',
  'query',
  'queryAll',
  'sobjects',
  'limits',
  'jobs',
  'named-credentials',
] as const;

export function versionRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.get('/services/data', async () =>
    API_VERSIONS.map(({ label, version }) => ({ label, url: `/services/data/v${version}`, version })),
  );
  app.get('/services/data/v:version', { preHandler: requireApi(server) }, async (request) => {
    const { version } = request.params as { version: string };
    checkVersion(version);
    const base = `/services/data/v${version}`;
    return Object.fromEntries(RESOURCES.map((name) => [name, `${base}/${name}`]));
  });
}
