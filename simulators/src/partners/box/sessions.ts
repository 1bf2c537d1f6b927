import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { badRequest, BoxError, notFound } from './errors.ts';
import { represent } from './representations.ts';
import { sha1Of, type BoxStore } from './store.ts';

const SMALLEST_FILE = 20_000_000;
const LIFETIME_MS = 7 * 24 * 60 * 60_000;
const MOST_BYTES = 60 * 1024 * 1024;
const SERVER = 'https://upload.box.com/api/2.0/files/upload_sessions';

interface Part {
  readonly part_id: string;
  readonly offset: number;
  readonly size: number;
  readonly sha1: string;
}
interface Session {
  readonly id: string;
  readonly folderId: string;
  readonly name: string;
  readonly size: number;
  readonly partSize: number;
  readonly expiresAt: number;
  readonly parts: Map<number, { readonly part: Part; readonly content: Buffer }>;
}
interface ById {
  readonly Params: { readonly id: string };
}

/** What a test may turn. */
export interface SessionSettings {
  /** bytes of a part in sessions to come; Box gives 8 MiB for files of this size */
  partSize: number;
  /** how many commits are still answered with 202 and Retry-After */
  pendingCommits: number;
}

/** https://developer.box.com/guides/uploads/chunked/ */
export class UploadSessions implements SessionSettings {
  partSize = 8 * 1024 * 1024;
  pendingCommits = 0;
  readonly #sessions = new Map<string, Session>();
  readonly #store: BoxStore;
  readonly #now: () => number;

  constructor(store: BoxStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  open(body: { readonly folder_id?: unknown; readonly file_size?: unknown; readonly file_name?: unknown }): Session {
    const { folder_id: folderId, file_size: size, file_name: name } = body;
    if (typeof folderId !== 'string') throw new BoxError(400, 'missing_destination', 'folder_id is needed.');
    if (typeof name !== 'string') throw new BoxError(400, 'missing_file_name', 'file_name is needed.');
    if (typeof size !== 'number') throw new BoxError(400, 'missing_file_size', 'file_size is needed.');
    if (size < SMALLEST_FILE)
      throw new BoxError(400, 'file_size_too_small', `Files of less than ${SMALLEST_FILE} bytes are uploaded at once.`);
    this.#store.refuseTaken(folderId, name);
    const id = randomBytes(16).toString('hex').toUpperCase();
    const session: Session = {
      id,
      folderId,
      name,
      size,
      partSize: this.partSize,
      expiresAt: this.#now() + LIFETIME_MS,
      parts: new Map(),
    };
    this.#sessions.set(id, session);
    return session;
  }

  get(id: string): Session {
    const session = this.#sessions.get(id);
    if (session === undefined || session.expiresAt < this.#now()) throw notFound(`upload session ${id}`);
    return session;
  }

  end(id: string): void {
    this.get(id);
    this.#sessions.delete(id);
  }

  /** A part that is there is never replaced: the guide calls parts immutable. */
  put(session: Session, range: string | undefined, digest: string | undefined, content: Buffer): Part {
    const offset = offsetOf(session, range, content.length);
    if (session.parts.has(offset)) throw new BoxError(409, 'conflict', 'The part was uploaded before.');
    const digestOfContent = createHash('sha1').update(content).digest('base64');
    if (digest !== `sha=${digestOfContent}`) throw new BoxError(412, 'precondition_failed', 'Digest is another.');
    const part = {
      part_id: randomBytes(4).toString('hex').toUpperCase(),
      offset,
      size: content.length,
      sha1: sha1Of(content),
    };
    session.parts.set(offset, { part, content });
    return part;
  }

  /** null while Box is still at work on the parts */
  commit(session: Session, digest: string | undefined, listed: readonly unknown[] | undefined): object | null {
    const parts = [...session.parts.values()].sort((a, b) => a.part.offset - b.part.offset);
    const content = Buffer.concat(parts.map((held) => held.content));
    if (content.length !== session.size || listed?.length !== parts.length)
      throw badRequest('Parts are missing or not listed.');
    if (digest !== `sha=${createHash('sha1').update(content).digest('base64')}`)
      throw new BoxError(412, 'precondition_failed', 'Digest of the file is another.');
    if (this.pendingCommits > 0) {
      this.pendingCommits -= 1;
      return null;
    }
    const file = this.#store.addFile(session.folderId, session.name, content);
    this.#sessions.delete(session.id);
    return { total_count: 1, entries: [represent(this.#store, file, undefined)] };
  }
}

function offsetOf(session: Session, range: string | undefined, length: number): number {
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? '');
  const [first, last, total] = (match?.slice(1) ?? []).map(Number);
  const isLast = last === session.size - 1;
  const isWhole = last === first + length - 1 && (isLast || length === session.partSize);
  if (match === null || total !== session.size || first % session.partSize !== 0 || !isWhole)
    throw new BoxError(416, 'range_not_satisfiable', `Content-Range ${range} is no part of the session.`);
  return first;
}

export function sessionRoutes(app: FastifyInstance, sessions: UploadSessions): void {
  const base = '/api/2.0/files/upload_sessions';
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_r, body, done) =>
    done(null, body),
  );
  app.post<{ Body: object | null }>(base, async (request, reply) =>
    reply.status(201).send(show(sessions.open(request.body ?? {}))),
  );
  app.get<ById>(`${base}/:id`, async ({ params }) => show(sessions.get(params.id)));
  app.delete<ById>(`${base}/:id`, async ({ params }, reply) => {
    sessions.end(params.id);
    return reply.status(204).send();
  });
  app.put<ById & { Body: Buffer }>(`${base}/:id`, { bodyLimit: MOST_BYTES }, async ({ params, headers, body }) => {
    const digest = headers.digest;
    const part = sessions.put(sessions.get(params.id), headers['content-range'], [digest].flat()[0], body);
    return { part };
  });
  app.get<ById>(`${base}/:id/parts`, async ({ params }) => {
    const entries = [...sessions.get(params.id).parts.values()].map(({ part }) => part);
    return { total_count: entries.length, offset: 0, limit: 1_000, entries };
  });
  app.post<ById & { Body: { parts?: unknown[] } | null }>(`${base}/:id/commit`, async (request, reply) => {
    const digest = [request.headers.digest].flat()[0];
    const files = sessions.commit(sessions.get(request.params.id), digest, request.body?.parts);
    return files === null ? reply.status(202).header('Retry-After', '1').send() : reply.status(201).send(files);
  });
}

function show(session: Session): object {
  const url = `${SERVER}/${session.id}`;
  return {
    id: session.id,
    type: 'upload_session',
    session_expires_at: new Date(session.expiresAt).toISOString(),
    part_size: session.partSize,
    total_parts: Math.ceil(session.size / session.partSize),
    num_parts_processed: session.parts.size,
    session_endpoints: {
      upload_part: url,
      commit: `${url}/commit`,
      abort: url,
      list_parts: `${url}/parts`,
      status: url,
    },
  };
}
