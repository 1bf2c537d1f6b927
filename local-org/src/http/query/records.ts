import type { QueryResult, QueryRow, Scalar } from '../../data/types.ts';
import type { Api } from '../../schema/types.ts';

export interface RecordContext {
  /** `66.0`, for the records' addresses */
  readonly version: string;
  readonly api: Api;
}

export type RestRecord = Record<string, unknown>;

/** Datetimes of the REST API end in +0000, not in Z. */
const DATETIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})Z$/;

export function restValue(value: Scalar): Scalar {
  return typeof value === 'string' && value.length === 24 ? value.replace(DATETIME, '$1+0000') : value;
}

export function recordUrl(type: string, id: string, { version, api }: RecordContext): string {
  return `/services/data/v${version}${api === 'tooling' ? '/tooling' : ''}/sobjects/${type}/${id}`;
}

/** Rows as the REST API shows them: attributes first, related rows as objects, child rows as query results. */
export function restRecords(result: QueryResult, context: RecordContext): RestRecord[] {
  return result.count ? [] : result.rows.map((row) => restRecord(row, context));
}

export function restRecord(row: QueryRow, context: RecordContext): RestRecord {
  const { id } = row;
  const record: RestRecord = {
    attributes: { type: row.type, ...(id ? { url: recordUrl(row.type, id, context) } : {}) },
  };
  for (const [name, value] of Object.entries(row.values)) record[name] = restField(name, value, context);
  return record;
}

/** Tooling's fields of type complexvalue, kept as JSON. */
const COMPLEX = new Set(['Coverage', 'Metadata', 'SymbolTable']);

function complexValue(name: string, value: Scalar): unknown {
  return COMPLEX.has(name) && typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : restValue(value);
}

function restField(name: string, value: Scalar | QueryRow | QueryResult, context: RecordContext): unknown {
  if (value === null || typeof value !== 'object') return complexValue(name, value);
  if (!('rows' in value)) return restRecord(value, context);
  if (value.rows.length === 0) return null;
  return { totalSize: value.totalSize, done: true, records: restRecords(value, context) };
}
