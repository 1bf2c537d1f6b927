import { ApiError } from '../errors.ts';
import { textOr } from '../text.ts';

const REFERENCE = /@\{([^}]+)\}/g;

/** Replaces `@{account.id}` and `@{query.records[0].Id}` by what earlier subrequests answered. */
export function resolveReferences(value: unknown, results: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string')
    return value.replace(REFERENCE, (_match, path: string) => textOr(lookUp(path, results)));
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, results));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveReferences(item, results)]));
}

function lookUp(path: string, results: ReadonlyMap<string, unknown>): unknown {
  const [first = '', ...rest] = path.split(/\.|\[(\d+)\]/).filter(Boolean);
  if (!results.has(first)) {
    throw new ApiError(400, 'PROCESSING_HALTED', `Invalid reference specified. No value for ${path} found.`);
  }
  return rest.reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], results.get(first));
}
