import type { FastifyInstance } from 'fastify';
import { SHAPES, type Directory, type Kind } from './directory.ts';
import { GraphError } from './errors.ts';
import { ENDPOINT, fromToken, matcher, project, selectedProperties, toToken, type Query } from './query.ts';

const PAGE_SIZE = 100;
const LIFETIME_MS = 7 * 24 * 3_600_000;

interface DeltaState {
  readonly select?: string;
  readonly filter?: string;
  /** changes up to here are known to the caller */
  readonly since: number;
  /** the round ends here: what changes meanwhile belongs to the next one */
  readonly until: number;
  readonly start: number;
  readonly issued: number;
  readonly generation: number;
}

/** What a test can do to delta tokens. */
export class DeltaTokens {
  generation = 0;

  /** Every token from before is gone, as after maintenance: https://learn.microsoft.com/en-us/graph/delta-query-overview#synchronization-reset */
  forget(): void {
    this.generation += 1;
  }
}

/** Delta queries: https://learn.microsoft.com/en-us/graph/delta-query-overview */
export function deltaRoutes(app: FastifyInstance, directory: Directory, tokens: DeltaTokens, now: () => number): void {
  for (const kind of ['users', 'groups'] as const)
    app.get<{ Querystring: Query }>(`/v1.0/${kind}/delta`, async (request) =>
      round(directory, kind, stateOf(kind, request.query, directory, tokens, now()), tokens, now()),
    );
}

function stateOf(kind: Kind, query: Query, directory: Directory, tokens: DeltaTokens, now: number): DeltaState {
  for (const name of ['$top', '$expand', '$orderby'])
    if (query[name] !== undefined)
      throw new GraphError(400, 'Request_UnsupportedQuery', `The query parameter ${name} is not supported by delta.`);
  const until = directory.changes;
  const fresh = { since: 0, until, start: 0, issued: now, generation: tokens.generation };
  if (query.$deltatoken === 'latest') return { ...fresh, ...chosen(query), since: until };
  const token = query.$skiptoken ?? query.$deltatoken;
  if (token === undefined) return { ...fresh, ...chosen(query) };
  const known = fromToken<DeltaState>(token);
  refuseOld(kind, known, tokens, now);
  return query.$skiptoken === undefined ? { ...known, until, start: 0 } : known;
}

function chosen(query: Query): Pick<DeltaState, 'select' | 'filter'> {
  return { select: query.$select, filter: query.$filter };
}

function refuseOld(kind: Kind, state: DeltaState, tokens: DeltaTokens, now: number): void {
  if (now - state.issued > LIFETIME_MS)
    throw new GraphError(
      400,
      'syncStateNotFound',
      'The sync state generation is not found. The delta token is expired and data must be synchronized again.',
    );
  if (state.generation !== tokens.generation)
    throw new GraphError(410, 'resyncRequired', 'Resync required. Start a full synchronization.', {
      Location: `${ENDPOINT}/${kind}/delta?$deltatoken=`,
    });
}

function round(directory: Directory, kind: Kind, state: DeltaState, tokens: DeltaTokens, now: number): object {
  const names = new Set(['id', ...selectedProperties(kind, state.select)]);
  const isWanted = matcher(state.filter);
  const { objects, removals } = directory.changedSince(kind, state.since);
  const changes = [
    ...objects
      .filter(({ properties, changed }) => changed <= state.until && isWanted(properties))
      .map(({ properties }) => project(properties, [...names])),
    // what was removed before the first round was never told of
    ...(state.since === 0 ? [] : removals)
      .filter(({ changed }) => changed <= state.until)
      .map(({ id, reason }) => ({ id, '@removed': { reason } })),
  ];
  const end = state.start + PAGE_SIZE;
  const next: DeltaState =
    end < changes.length
      ? { ...state, start: end }
      : { ...state, since: state.until, start: 0, issued: now, generation: tokens.generation };
  const [link, parameter] = end < changes.length ? ['nextLink', '$skiptoken'] : ['deltaLink', '$deltatoken'];
  return {
    '@odata.context': `${ENDPOINT}/$metadata#${SHAPES[kind].type}s`,
    [`@odata.${link}`]: `${ENDPOINT}/${kind}/delta?${parameter}=${toToken(next)}`,
    value: changes.slice(state.start, end),
  };
}
