import type { QueryResult } from '../../data/types.ts';
import type { Api } from '../../schema/types.ts';
import { randomId } from '../../schema/index.ts';
import type { Caller } from '../auth.ts';
import { ApiError } from '../errors.ts';
import type { RestRecord } from './records.ts';

interface Cursor {
  readonly sessionId: string;
  readonly records: readonly RestRecord[];
  readonly totalSize: number;
  readonly pageSize: number;
  readonly touched: number;
}

interface Page {
  readonly records: readonly RestRecord[];
  readonly result: QueryResult;
  readonly api: Api;
  readonly version: string;
  readonly pageSize: number;
}

/** A user has at most ten open cursors; the oldest one goes first. */
const MAX_CURSORS = 10;
const LIFETIME_MS = 15 * 60 * 1000;

/** What a query has found and not yet sent. */
export class QueryCursors {
  readonly #cursors = new Map<string, Cursor>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  firstPage(caller: Caller, { records, result, api, version, pageSize }: Page): unknown {
    const totalSize = result.totalSize;
    if (records.length <= pageSize) return answer(api, result.object, { totalSize, done: true, records });
    const locator = randomId('01g');
    this.#forgetOld(caller.session.id);
    this.#cursors.set(locator, { sessionId: caller.session.id, records, totalSize, pageSize, touched: this.#now() });
    const nextRecordsUrl = nextUrl(api, version, locator, pageSize);
    return answer(api, result.object, { totalSize, done: false, nextRecordsUrl, records: records.slice(0, pageSize) });
  }

  /** `01g…-2000`: the cursor and where to go on. */
  nextPage(caller: Caller, text: string, { api, version }: { api: Api; version: string }): unknown {
    const [locator = '', offsetText = ''] = text.split('-');
    const offset = Number(offsetText);
    const cursor = this.#cursors.get(locator);
    const expired = cursor !== undefined && this.#now() - cursor.touched > LIFETIME_MS;
    if (!cursor || expired || cursor.sessionId !== caller.session.id || !Number.isInteger(offset) || offset < 0) {
      throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    const records = cursor.records.slice(offset, offset + cursor.pageSize);
    const next = offset + cursor.pageSize;
    const done = next >= cursor.records.length;
    if (!done) this.#cursors.set(locator, { ...cursor, touched: this.#now() });
    const nextRecordsUrl = done ? undefined : nextUrl(api, version, locator, next);
    return answer(api, undefined, {
      totalSize: cursor.totalSize,
      done,
      ...(nextRecordsUrl ? { nextRecordsUrl } : {}),
      records,
    });
  }

  #forgetOld(sessionId: string): void {
    const own = [...this.#cursors].filter(([, cursor]) => cursor.sessionId === sessionId);
    for (const [locator] of own.slice(0, Math.max(0, own.length - MAX_CURSORS + 1))) this.#cursors.delete(locator);
    for (const [locator, cursor] of this.#cursors) {
      if (this.#now() - cursor.touched > LIFETIME_MS) this.#cursors.delete(locator);
    }
  }
}

function nextUrl(api: Api, version: string, locator: string, offset: number): string {
  return `/services/data/v${version}${api === 'tooling' ? '/tooling' : ''}/query/${locator}-${offset}`;
}

interface Answer {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly RestRecord[];
}

/** Tooling answers carry three more members. */
function answer(api: Api, object: string | undefined, content: Answer): unknown {
  const { totalSize, done, nextRecordsUrl, records } = content;
  const next = nextRecordsUrl ? { nextRecordsUrl } : {};
  if (api === 'data') return { totalSize, done, ...next, records };
  const entity = object ? { entityTypeName: object } : {};
  return { size: records.length, totalSize, done, ...next, queryLocator: null, ...entity, records };
}
