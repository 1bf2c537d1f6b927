import type { FastifyInstance } from 'fastify';
import { badRequest } from './errors.ts';
import { mini, represent } from './representations.ts';
import { ROOT, type BoxItem, type BoxStore } from './store.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;
/** https://developer.box.com/guides/api-calls/pagination/offset-based/ */
const MAX_OFFSET = 300_000;

interface PageQuery {
  readonly limit?: string;
  readonly offset?: string;
  readonly usemarker?: string;
  readonly marker?: string;
  readonly fields?: string;
}
interface NewFolder {
  readonly name?: unknown;
  readonly parent?: { readonly id?: unknown };
}

/** https://developer.box.com/reference/get-folders-id/, …/get-folders-id-items/ and …/post-folders/ */
export function folderRoutes(app: FastifyInstance, store: BoxStore): void {
  app.get<{ Params: { id: string }; Querystring: PageQuery }>('/2.0/folders/:id', async (request) => {
    const folder = store.folder(request.params.id);
    return {
      ...represent(store, folder, request.query.fields),
      item_collection: page(store, store.children(folder.id), {}),
    };
  });
  app.get<{ Params: { id: string }; Querystring: PageQuery }>('/2.0/folders/:id/items', async (request) =>
    page(store, store.children(request.params.id), request.query),
  );
  app.post<{ Body: NewFolder | null }>('/2.0/folders', async (request, reply) => {
    const { name, parent } = request.body ?? {};
    if (typeof name !== 'string' || name === '' || typeof parent?.id !== 'string')
      throw badRequest('name and parent.id are needed.');
    return reply.status(201).send({ ...represent(store, store.addFolder(parent.id, name), undefined) });
  });
}

function page(store: BoxStore, items: readonly BoxItem[], query: PageQuery): object {
  const limit = Math.min(natural(query.limit, DEFAULT_LIMIT), MAX_LIMIT);
  const entry = (item: BoxItem): object =>
    query.fields === undefined ? mini(item) : represent(store, item, query.fields);
  if (query.usemarker === 'true') {
    if (query.offset !== undefined) throw badRequest('Only one pagination method can be used at a time.');
    const start = query.marker === undefined ? 0 : positionOf(query.marker);
    const next = start + limit;
    return {
      limit,
      entries: items.slice(start, next).map(entry),
      next_marker: next < items.length ? markerAt(next) : null,
    };
  }
  const offset = natural(query.offset, 0);
  if (offset > MAX_OFFSET) throw badRequest(`offset must be at most ${MAX_OFFSET}.`);
  return { total_count: items.length, offset, limit, entries: items.slice(offset, offset + limit).map(entry) };
}

function natural(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) throw badRequest(`${text} is not a number.`);
  return Number(text);
}

const markerAt = (position: number): string => Buffer.from(`${ROOT}:${position}`).toString('base64url');

function positionOf(marker: string): number {
  const match = /^0:(\d+)$/.exec(Buffer.from(marker, 'base64url').toString('utf8'));
  if (match === null) throw badRequest('marker is not one that was given.');
  return Number(match[1]);
}
