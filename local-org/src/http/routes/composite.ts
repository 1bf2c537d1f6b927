import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { caller, requireApi } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError, renderError } from '../errors.ts';
import { textOr } from '../text.ts';
import { runAllOrNone } from '../composite/all-or-none.ts';
import { resolveReferences } from '../composite/references.ts';
import { subrequest, type Subanswer, type Subrequest } from '../composite/subrequest.ts';
import { checkVersion } from './versions.ts';

const MAX_SUBREQUESTS = 25;

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
  const changes = list.some((item) => item.method !== 'GET');
  const answers = allOrNone && changes ? await runAllOrNone(caller(request), list) : await oneByOne(app, request, list);
  const compositeResponse = answers.map(({ body, headers, status }, index) => ({
    body,
    httpHeaders: headers,
    httpStatusCode: status,
    referenceId: list[index].referenceId,
  }));
  return { compositeResponse };
}

/** What refers to a subrequest that failed is not run. */
async function oneByOne(
  app: FastifyInstance,
  request: FastifyRequest,
  list: readonly Subrequest[],
): Promise<readonly Subanswer[]> {
  const results = new Map<string, unknown>();
  const answers: Subanswer[] = [];
  for (const item of list) {
    const answer = await resolvedRequest(app, request, item, results);
    if (answer.status < 400) results.set(item.referenceId, answer.body);
    answers.push(answer);
  }
  return answers;
}

async function resolvedRequest(
  app: FastifyInstance,
  request: FastifyRequest,
  item: Subrequest,
  results: ReadonlyMap<string, unknown>,
): Promise<Subanswer> {
  let resolved: Subrequest;
  try {
    resolved = resolveReferences(item, results) as Subrequest;
  } catch (error) {
    const { status, entry } = renderError(error);
    return { status, body: [entry], headers: {} };
  }
  return subrequest(app, request, resolved);
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
