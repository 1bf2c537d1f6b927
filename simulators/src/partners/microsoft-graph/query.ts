import { SHAPES, type Kind, type Properties } from './directory.ts';
import { GraphError } from './errors.ts';

/** Query parameters as they arrive. */
export type Query = Readonly<Record<string, string | undefined>>;

export const ENDPOINT = 'https://graph.microsoft.com/v1.0';
const DEFAULT_TOP = 100;
const MOST_TOP = 999;
const TERM = /^(\w+) eq (?:'((?:[^']|'')*)'|(true|false|null))$/;
const STARTS_WITH = /^startswith\((\w+),\s*'((?:[^']|'')*)'\)$/;

/** Objects of a page: https://learn.microsoft.com/en-us/graph/api/user-list#optional-query-parameters */
export function pageSize(query: Query): number {
  const top = Number(query.$top ?? DEFAULT_TOP);
  if (Number.isInteger(top) && top >= 1 && top <= MOST_TOP) return top;
  throw new GraphError(
    400,
    'Request_UnsupportedQuery',
    `Invalid page size specified: '${query.$top}'. Must be between 1 and ${MOST_TOP} inclusive.`,
  );
}

/** The properties that `$select` names, or those that are answered without it. */
export function selectedProperties(kind: Kind, select: string | undefined): readonly string[] {
  const { type, standard, more } = SHAPES[kind];
  if (select === undefined || select === '') return standard;
  const names = select.split(',').map((name) => name.trim());
  const unknown = names.find((name) => ![...standard, ...more].includes(name));
  if (unknown === undefined) return names;
  throw new GraphError(
    400,
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`,
  );
}

export function project(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));
}

/** `$filter` as far as it is known here: `eq` and `startswith`, joined by `and` or by `or`. Anything else is refused. */
export function matcher(filter: string | undefined): (properties: Properties) => boolean {
  if (filter === undefined || filter === '') return () => true;
  const isOr = / or /.test(filter);
  const terms = filter.split(isOr ? / or / : / and /).map(termOf);
  return (properties) => (isOr ? terms.some((term) => term(properties)) : terms.every((term) => term(properties)));
}

function termOf(text: string): (properties: Properties) => boolean {
  const equals = TERM.exec(text.trim());
  if (equals !== null) {
    const [, name = '', quoted, literal] = equals;
    const wanted: unknown = quoted === undefined ? JSON.parse(literal ?? 'null') : quoted.replaceAll("''", "'");
    return (properties) => same(properties[name] ?? null, wanted);
  }
  const starts = STARTS_WITH.exec(text.trim());
  if (starts !== null) {
    const [, name = '', prefix = ''] = starts;
    const wanted = prefix.replaceAll("''", "'").toLowerCase();
    return (properties) => String(properties[name]).toLowerCase().startsWith(wanted);
  }
  throw new GraphError(400, 'Request_UnsupportedQuery', `Unsupported or invalid query filter clause: ${text}`);
}

function same(value: unknown, wanted: unknown): boolean {
  return typeof value === 'string' && typeof wanted === 'string'
    ? value.toLowerCase() === wanted.toLowerCase()
    : value === wanted;
}

/** State that a link carries: opaque to whoever follows it. */
export function toToken(state: object): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

export function fromToken<State>(token: string): State {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as State;
  } catch {
    throw new GraphError(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired or is invalid.',
    );
  }
}
