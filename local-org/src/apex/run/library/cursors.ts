import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList, ApexMap, IllegalArgumentException, T_SOBJECT, typeOf } from '../../runtime/index.ts';
import type { AccessMode } from '../access-mode.ts';
import { engine } from '../engine.ts';
import type { LimitName } from '../limits.ts';
import { toBind } from '../sobjects/convert.ts';
import { recordsOf } from '../sobjects/records.ts';
import { runQuery } from '../soql.ts';
import { modeIn } from './access-level.ts';

/** Most rows of a pagination cursor and of one of its pages (Apex Developer Guide, "Apex Cursors"). */
const MOST_PAGINATION_ROWS = 100_000;
const MOST_ROWS_OF_A_PAGE = 2000;

/** The rows of a query, fixed when it was opened; each piece that is fetched is a query of its own. */
class Rows {
  readonly ids: readonly string[];
  readonly #soql: string;
  readonly #access: AccessMode;

  constructor(soql: string, binds: ApexValue, args: readonly ApexValue[]) {
    this.#soql = soql;
    this.#access = modeIn(args);
    const named =
      binds instanceof ApexMap
        ? Object.fromEntries([...binds.pairs()].map(([name, value]) => [String(name), toBind(value)]))
        : {};
    const running = engine();
    const access = running.access(this.#access);
    const result = running.db.query({ soql, access, binds: named, now: running.hooks.now() });
    running.transaction.limits.use('queries');
    this.object = result.object;
    this.ids = result.rows.flatMap((row) => row.id ?? []);
  }
  readonly object: string;

  /** The records of a piece that are not deleted yet, in the order of the query. */
  records(position: number, count: number): ApexList {
    const ids = this.ids.slice(position, position + count);
    const soql = `${selectClause(this.#soql)} FROM ${this.object} WHERE Id IN :ids`;
    const running = engine();
    running.transaction.limits.use('fetchCallsOnApexCursor');
    const result = runQuery(running, soql, { ids }, this.#access);
    const found = new Map(result.rows.map((row, index) => [row.id, recordsOf(running, result)[index]]));
    const type = this.object === '' ? T_SOBJECT : typeOf(this.object);
    return new ApexList(
      typeOf('List', [type]),
      ids.flatMap((id) => found.get(id) ?? []),
    );
  }
}

/** The query's text before its own FROM; those of subqueries stand in parentheses. */
function selectClause(soql: string): string {
  let depth = 0;
  for (const { 0: token, index } of soql.matchAll(/[()]|\bFROM\b/gi)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (depth === 0) return soql.slice(0, index);
  }
  return soql;
}

function checkRange(position: number, count: number, most: number): void {
  if (position < 0 || position > most)
    throw new IllegalArgumentException(`The position ${position} is outside of the cursor's ${most} rows`);
  if (count < 0) throw new IllegalArgumentException(`The number of rows to fetch cannot be negative: ${count}`);
}

/** Database.Cursor. */
class Cursor {
  readonly #rows: Rows;
  constructor(rows: Rows) {
    this.#rows = rows;
  }
  fetch(position: number, count: number): ApexList {
    checkRange(position, count, this.#rows.ids.length);
    return this.#rows.records(position, count);
  }
  getnumrecords(): number {
    return this.#rows.ids.length;
  }
}

/** Database.PaginationCursor: pages stay full when rows were deleted meanwhile. */
class PaginationCursor {
  readonly #rows: Rows;
  constructor(rows: Rows) {
    this.#rows = rows;
  }
  fetchpage(start: number, size: number): FetchResult {
    const most = this.#rows.ids.length;
    checkRange(start, size, most);
    if (size > MOST_ROWS_OF_A_PAGE)
      throw new IllegalArgumentException(`A page has at most ${MOST_ROWS_OF_A_PAGE} rows, not ${size}`);
    const all = this.#rows.records(start, most - start);
    const records = all.values.slice(0, size);
    const last = records.at(-1) as { readonly id: string } | undefined;
    const next = last === undefined ? most : all.values.length > size ? this.#rows.ids.indexOf(last.id) + 1 : most;
    return new FetchResult(new ApexList(all.type, records), next, next - start - records.length, next >= most);
  }
  fetchdeleted(start: number, size: number): number {
    checkRange(start, size, this.#rows.ids.length);
    const asked = Math.min(size, this.#rows.ids.length - start);
    return asked - this.#rows.records(start, size).values.length;
  }
  getnumrecords(): number {
    return this.#rows.ids.length;
  }
}

/** Database.CursorFetchResult. */
class FetchResult {
  readonly #records: ApexList;
  readonly #next: number;
  readonly #deleted: number;
  readonly #isDone: boolean;
  constructor(records: ApexList, next: number, deleted: number, isDone: boolean) {
    this.#records = records;
    this.#next = next;
    this.#deleted = deleted;
    this.#isDone = isDone;
  }
  getrecords(): ApexList {
    return this.#records;
  }
  getnextindex(): number {
    return this.#next;
  }
  getnumdeletedrecords(): number {
    return this.#deleted;
  }
  isdone(): boolean {
    return this.#isDone;
  }
}

function open(soql: string, binds: ApexValue, args: readonly ApexValue[], opened: LimitName, counted: LimitName): Rows {
  const { limits } = engine().transaction;
  limits.use(opened);
  const rows = new Rows(soql, binds, args);
  limits.use(counted, rows.ids.length);
  return rows;
}

function cursor(soql: string, binds: ApexValue, args: readonly ApexValue[]): Cursor {
  return new Cursor(open(soql, binds, args, 'apexCursors', 'apexCursorRows'));
}

function paginationCursor(soql: string, binds: ApexValue, args: readonly ApexValue[]): PaginationCursor {
  const rows = open(soql, binds, args, 'apexPaginationCursors', 'apexPaginationCursorRows');
  if (rows.ids.length > MOST_PAGINATION_ROWS)
    throw new IllegalArgumentException(`A pagination cursor has at most ${MOST_PAGINATION_ROWS} rows`);
  return new PaginationCursor(rows);
}

export const CURSOR_STATICS: PlatformClass['statics'] = {
  getcursor: (soql: string, ...args: ApexValue[]) => cursor(soql, null, args),
  getcursorwithbinds: (soql: string, binds: ApexValue, ...args: ApexValue[]) => cursor(soql, binds, args),
  getpaginationcursor: (soql: string, ...args: ApexValue[]) => paginationCursor(soql, null, args),
  getpaginationcursorwithbinds: (soql: string, binds: ApexValue, ...args: ApexValue[]) =>
    paginationCursor(soql, binds, args),
};

export const CURSOR_CLASSES: readonly PlatformClass[] = [
  { name: 'Database.Cursor', jsClass: Cursor },
  { name: 'Database.PaginationCursor', jsClass: PaginationCursor },
  { name: 'Database.CursorFetchResult', jsClass: FetchResult },
];
