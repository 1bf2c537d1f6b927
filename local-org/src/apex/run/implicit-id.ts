import { parseQuery } from '../../data/index.ts';
import { DataError } from '../../data/types.ts';

type Query = ReturnType<typeof parseQuery>;

const AGGREGATES = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max', 'grouping']);
const known = new Map<string, string>();

/**
 * Apex adds the Id to every query of rows and to its subqueries (SOQL and SOSL Reference, "SELECT": the Id field is
 * returned in Apex although it is not named). Text that does not parse stays as it is, so that its error does too.
 */
export function withImplicitId(soql: string): string {
  let result = known.get(soql);
  if (result === undefined) {
    result = rewrite(soql);
    if (known.size > 1000) known.clear();
    known.set(soql, result);
  }
  return result;
}

function rewrite(soql: string): string {
  let positions: number[];
  try {
    positions = insertions(parseQuery(soql));
  } catch (error) {
    if (error instanceof DataError) return soql;
    throw error;
  }
  return positions.sort((a, b) => b - a).reduce((text, at) => `${text.slice(0, at)} Id,${text.slice(at)}`, soql);
}

/** Where `Id,` goes: behind each SELECT of rows that does not name it. */
function insertions(query: Query): number[] {
  const inner = query.select.flatMap((item) => (item.kind === 'subquery' ? insertions(item.query) : []));
  return needsId(query) ? [...inner, query.at + 'SELECT'.length] : inner;
}

function needsId(query: Query): boolean {
  if (query.groupBy.length > 0) return false;
  return query.select.every((item) => {
    if (item.kind === 'fields') return false;
    if (item.kind !== 'expression') return true;
    const { expression } = item;
    if (expression.kind === 'call') return !AGGREGATES.has(expression.name.toLowerCase());
    const own = expression.parts.filter((part, index) => index > 0 || !names(query).includes(part.toLowerCase()));
    return !(own.length === 1 && own[0]?.toLowerCase() === 'id');
  });
}

function names(query: Query): string[] {
  return [query.from.parts.at(-1), query.from.alias].flatMap((name) => name?.toLowerCase() ?? []);
}
