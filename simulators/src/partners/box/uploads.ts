import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest, BoxError } from './errors.ts';
import { represent } from './representations.ts';
import { sha1Of, type BoxStore } from './store.ts';

const MOST_BYTES = 60 * 1024 * 1024;

interface Upload {
  readonly attributes: { readonly name?: unknown; readonly parent?: { readonly id?: unknown } };
  readonly content: Buffer;
}

/** https://developer.box.com/reference/post-files-content/ and …/post-files-id-content/ */
export async function uploadRoutes(app: FastifyInstance, store: BoxStore): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MOST_BYTES } });
  const options = { bodyLimit: MOST_BYTES };
  app.post('/api/2.0/files/content', options, async (request, reply) => {
    const { attributes, content } = await read(request);
    if (typeof attributes.name !== 'string' || typeof attributes.parent?.id !== 'string')
      throw badRequest('name and parent.id are needed.');
    const file = store.addFile(attributes.parent.id, attributes.name, content);
    return reply.status(201).send({ total_count: 1, entries: [represent(store, file, undefined)] });
  });
  app.post<{ Params: { id: string } }>('/api/2.0/files/:id/content', options, async (request) => {
    const file = store.file(request.params.id);
    const { attributes, content } = await read(request);
    store.change(file, request.headers['if-match'], {
      content,
      ...(typeof attributes.name === 'string' ? { name: attributes.name } : {}),
    });
    return { total_count: 1, entries: [represent(store, file, undefined)] };
  });
}

/** The part `attributes` has to come before the part `file`; Content-MD5 holds, in spite of its name, the SHA-1. */
async function read(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw badRequest('The body is no multipart/form-data.');
  let attributes: Upload['attributes'] | undefined;
  for await (const part of request.parts()) {
    if (part.fieldname === 'attributes') attributes = await attributesOf(part);
    else if (part.type === 'file' && part.fieldname === 'file') {
      if (attributes === undefined)
        throw new BoxError(400, 'metadata_after_file_contents', 'attributes must come before file.');
      return { attributes, content: checked(request, await part.toBuffer()) };
    }
  }
  throw badRequest('There is no part named file.');
}

type Part = { readonly type: 'file'; readonly file: Readable } | { readonly type: 'field'; readonly value: unknown };

/** A part with a type of its own, such as application/json, may be parsed already. */
async function attributesOf(part: Part): Promise<Upload['attributes']> {
  const value = part.type === 'file' ? Buffer.concat(await part.file.toArray()).toString('utf8') : part.value;
  try {
    return (typeof value === 'string' ? JSON.parse(value) : value) as Upload['attributes'];
  } catch {
    throw badRequest('attributes are no JSON.');
  }
}

function checked(request: FastifyRequest, content: Buffer): Buffer {
  const declared = request.headers['content-md5'];
  if (typeof declared === 'string' && declared.toLowerCase() !== sha1Of(content))
    throw new BoxError(400, 'bad_digest', 'The content does not match its hash.');
  return content;
}
