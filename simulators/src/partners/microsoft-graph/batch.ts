import type { FastifyInstance } from 'fastify';
import { GraphError } from './errors.ts';

const MOST_REQUESTS = 20;

interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}
interface BatchAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** JSON batches: https://learn.microsoft.com/en-us/graph/json-batching */
export function batchRoute(app: FastifyInstance, prefix: string): void {
  app.post<{ Body: { readonly requests?: readonly BatchItem[] } }>('/v1.0/$batch', async (request) => {
    const items = validItems(request.body?.requests);
    const answers = new Map<string, BatchAnswer>();
    for (const item of items) {
      const failed = item.dependsOn?.some((id) => (answers.get(id)?.status ?? 424) >= 400) ?? false;
      const answer = failed ? dependencyFailed(item) : await perform(app, prefix, item, request.headers.authorization);
      answers.set(item.id, answer);
    }
    // the order is not that of the requests, so nobody may rely on it
    return { responses: [...answers.values()].reverse() };
  });
}

function validItems(items: readonly BatchItem[] | undefined): readonly BatchItem[] {
  if (items === undefined || items.length === 0) throw invalid('The batch has no requests.');
  if (items.length > MOST_REQUESTS)
    throw invalid(`The number of batch requests exceeds the maximum of ${MOST_REQUESTS}.`);
  const seen = new Set<string>();
  for (const { id, body, headers, dependsOn } of items) {
    if (seen.has(id.toLowerCase())) throw invalid(`The request id ${id} is not unique.`);
    if (dependsOn?.some((other) => !seen.has(other.toLowerCase())))
      throw invalid(`The request ${id} depends on one that does not come before it.`);
    if (body !== undefined && !Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'content-type'))
      throw invalid(`The request ${id} has a body and no Content-Type.`);
    seen.add(id.toLowerCase());
  }
  return items;
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

function dependencyFailed({ id }: BatchItem): BatchAnswer {
  return {
    id,
    status: 424,
    headers: { 'Content-Type': 'application/json' },
    body: { error: { code: 'FailedDependency', message: 'A request that this one depends on has failed.' } },
  };
}

/** Each request goes the way that it would go alone, faults included. */
async function perform(
  app: FastifyInstance,
  prefix: string,
  item: BatchItem,
  authorization: string | undefined,
): Promise<BatchAnswer> {
  const answer = await app.inject({
    method: item.method as 'GET',
    url: `${prefix}/v1.0/${item.url.replace(/^\//, '')}`,
    headers: { ...item.headers, authorization: authorization ?? '' },
    ...(item.body === undefined ? {} : { payload: JSON.stringify(item.body) }),
  });
  const retryAfter = answer.headers['retry-after'];
  return {
    id: item.id,
    status: answer.statusCode,
    headers: {
      'Content-Type': 'application/json',
      ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
    },
    ...(answer.body === '' ? {} : { body: JSON.parse(answer.body) as unknown }),
  };
}
