import type { FastifyInstance } from 'fastify';
import { SHAPES, type Directory, type Kind } from './directory.ts';
import { GraphError } from './errors.ts';
import { ENDPOINT, fromToken, matcher, pageSize, project, selectedProperties, toToken, type Query } from './query.ts';

interface PageState {
  readonly start: number;
}

/** Lists and single objects: https://learn.microsoft.com/en-us/graph/paging */
export function listRoutes(app: FastifyInstance, directory: Directory): void {
  for (const kind of ['users', 'groups'] as const) {
    app.get<{ Querystring: Query }>(`/v1.0/${kind}`, async (request) => page(directory, kind, request.query));
    app.get<{ Querystring: Query; Params: { id: string } }>(`/v1.0/${kind}/:id`, async (request) => {
      const found = directory.find(kind, request.params.id);
      if (found === undefined) throw missing(request.params.id);
      const names = selectedProperties(kind, request.query.$select);
      return {
        '@odata.context': `${ENDPOINT}/$metadata#${kind}/$entity`,
        ...project(found.properties, names),
      };
    });
  }
}

export function missing(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

function page(directory: Directory, kind: Kind, query: Query): object {
  const size = pageSize(query);
  const names = selectedProperties(kind, query.$select);
  const isWanted = matcher(query.$filter);
  const { start } = query.$skiptoken === undefined ? { start: 0 } : fromToken<PageState>(query.$skiptoken);
  const found = directory.all(kind).filter(({ properties }) => isWanted(properties));
  const value = found.slice(start, start + size).map(({ properties }) => project(properties, names));
  const hasMore = start + size < found.length;
  return {
    '@odata.context': `${ENDPOINT}/$metadata#${SHAPES[kind].type}s`,
    ...(hasMore ? { '@odata.nextLink': nextLink(kind, query, start + size) } : {}),
    value,
  };
}

/** The link repeats every parameter of the first request. */
function nextLink(kind: Kind, query: Query, start: number): string {
  const parameters = { ...query, $skiptoken: toToken({ start }) };
  const text = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
  return `${ENDPOINT}/${kind}?${text.join('&')}`;
}
