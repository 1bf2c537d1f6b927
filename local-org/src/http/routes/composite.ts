import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { requireApi } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError } from '../errors.ts';
import { textOr } from '../text.ts';
import { resolveReferences } from '../composite/references.ts';
import { checkVersion } from './versions.ts';

const MAX_SUBREQUESTS = 25;

interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
}
interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** composite and composite/batch: several requests in one, each answered as it would be alone. */
export function compositeRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as { version: string }).version));
  app.post('/services/data/v:version/composite', async (request) => runComposite(app, request));
  app.post('/services/data/v:version/tooling/composite', async (request) => runComposite(app, request));
  app.post('/services/data/v:version/composite/batch', async (request) => runBatch(app, request));
}

async function runComposite(app: FastifyInstance, request: FastifyRequest): Promise<unknown> {
  const { compositeRequest, allOrNone = false } = asObject(request.body) as {
    compositeRequest?: Subrequest[];
    allOrNone?: boolean;
  };
  const list = checkList<Subrequest>(compositeRequest);
  if (allOrNone && list.some((item) => item.method !== 'GET')) {
    throw new ApiError(
      501,
      'UNSUPPORTED_COMPOSITE_ALL_OR_NONE',
      'composite with allOrNone is not supported; use composite/sobjects.',
    );
  }
  const results = new Map<string, unknown>();
  const compositeResponse: unknown[] = [];
  for (const item of list) {
    const answer = await subrequest(app, request, resolveReferences(item, results) as Subrequest);
    if (answer.status < 400) results.set(item.referenceId, answer.body);
    compositeResponse.push({
      body: answer.body,
      httpHeaders: answer.headers,
      httpStatusCode: answer.status,
      referenceId: item.referenceId,
    });
  }
  return { compositeResponse };
}

async function runBatch(app: FastifyInstance, request: FastifyRequest): Promise<unknown> {
  const { batchRequests, haltOnError = false } = asObject(request.body) as {
    batchRequests?: Record<string, unknown>[];
    haltOnError?: boolean;
  };
  const results: { statusCode: number; result: unknown }[] = [];
  for (const item of checkList<Record<string, unknown>>(batchRequests)) {
    if (haltOnError && results.some(({ statusCode }) => statusCode >= 400)) {
      results.push({
        statusCode: 412,
        result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
      });
      continue;
    }
    const url = `/services/data/${textOr(item['url']).replace(/^\/+/, '')}`;
    const answer = await subrequest(app, request, {
      method: textOr(item['method']),
      url,
      referenceId: '',
      body: item['richInput'],
    });
    results.push({ statusCode: answer.status, result: answer.body });
  }
  return { hasErrors: results.some(({ statusCode }) => statusCode >= 400), results };
}

function checkList<T>(given: unknown): readonly T[] {
  const list = Array.isArray(given) ? (given as T[]) : [];
  if (list.length === 0) throw new ApiError(400, 'INVALID_INPUT', 'The request has no subrequests');
  if (list.length > MAX_SUBREQUESTS) {
    throw new ApiError(400, 'LIMIT_EXCEEDED', `The request has more than ${MAX_SUBREQUESTS} subrequests`);
  }
  return list;
}

async function subrequest(
  app: FastifyInstance,
  request: FastifyRequest,
  { method, url, body }: Subrequest,
): Promise<Answer> {
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
