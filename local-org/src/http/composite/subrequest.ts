import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../errors.ts';

export interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
}
export interface Subanswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers a part of a request as it would be answered alone, in the same session. */
export async function subrequest(
  app: FastifyInstance,
  request: FastifyRequest,
  { method, url, body }: Subrequest,
): Promise<Subanswer> {
  if (!url.startsWith('/services/data/'))
    throw new ApiError(400, 'INVALID_INPUT', `The url ${url} is not one of the REST API`);
  const response = await app.inject({
    method: method as 'GET',
    url,
    headers: { host: String(request.headers.host), authorization: String(request.headers.authorization) },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const text = response.body;
  const isJson = String(response.headers['content-type'] ?? '').includes('json');
  const location = response.headers['location'];
  return {
    status: response.statusCode,
    body: text === '' ? null : isJson ? (JSON.parse(text) as unknown) : text,
    headers: typeof location === 'string' ? { Location: location } : {},
  };
}
