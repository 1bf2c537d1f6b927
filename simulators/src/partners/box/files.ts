import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badRequest, BoxError } from './errors.ts';
import { represent } from './representations.ts';
import type { BoxFile, BoxStore } from './store.ts';

const LINK_LIFETIME_MS = 15 * 60_000;

interface ById {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly fields?: string };
}
interface Changes {
  readonly name?: unknown;
  readonly description?: unknown;
}

/** Links to contents: whoever has one needs no token, for a quarter of an hour. */
export class DownloadLinks {
  readonly #links = new Map<string, { readonly file: BoxFile; readonly until: number }>();
  readonly #now: () => number;
  /** how often a token was sent to the host that must never see one */
  tokensSeen = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  make(file: BoxFile): string {
    const secret = randomBytes(24).toString('base64url');
    this.#links.set(secret, { file, until: this.#now() + LINK_LIFETIME_MS });
    return `https://dl.boxcloud.com/d/1/${secret}/download`;
  }

  fileOf(secret: string): BoxFile | undefined {
    const link = this.#links.get(secret);
    return link !== undefined && link.until > this.#now() ? link.file : undefined;
  }
}

/** https://developer.box.com/reference/get-files-id/, …/put-files-id/ and …/get-files-id-content/ */
export function fileRoutes(app: FastifyInstance, store: BoxStore, links: DownloadLinks, now: () => number): void {
  app.get<ById>('/2.0/files/:id', async ({ params, query }) => represent(store, store.file(params.id), query.fields));
  app.put<ById & { Body: Changes | null }>('/2.0/files/:id', async ({ params, query, body, headers }) => {
    const file = store.file(params.id);
    store.change(file, headers['if-match'], {
      ...(body?.name === undefined ? {} : { name: text(body.name) }),
      ...(body?.description === undefined ? {} : { description: text(body.description) }),
    });
    return represent(store, file, query.fields);
  });
  app.get<ById>('/2.0/files/:id/content', async ({ params }, reply) => {
    const file = store.file(params.id);
    const waitMs = file.readyAt - now();
    if (waitMs > 0)
      return reply
        .status(202)
        .header('Retry-After', String(Math.ceil(waitMs / 1_000)))
        .send();
    return reply.status(302).header('Location', links.make(file)).send();
  });
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw badRequest('name and description are texts.');
  return value;
}

/** dl.boxcloud.com: the contents themselves, whole or a range of them (RFC 9110, section 14). */
export function downloadRoutes(app: FastifyInstance, links: DownloadLinks): void {
  app.get<{ Params: { secret: string } }>('/d/1/:secret/download', async (request, reply) => {
    if (request.headers.authorization !== undefined) links.tokensSeen += 1;
    const file = links.fileOf(request.params.secret);
    if (file === undefined) throw new BoxError(404, 'not_found', 'The link is unknown or has ended.');
    reply.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    reply.header('Accept-Ranges', 'bytes').type('application/octet-stream');
    return sendRange(request, reply, file.content);
  });
}

function sendRange(request: FastifyRequest, reply: FastifyReply, content: Buffer): FastifyReply {
  const match = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (match === null) return reply.send(content);
  const first = Number(match[1]);
  const last = Math.min(match[2] === '' ? content.length - 1 : Number(match[2]), content.length - 1);
  if (first > last) return reply.status(416).header('Content-Range', `bytes */${content.length}`).send();
  reply.status(206).header('Content-Range', `bytes ${first}-${last}/${content.length}`);
  return reply.send(content.subarray(first, last + 1));
}
