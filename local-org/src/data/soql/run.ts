import type { OrgDatabase } from '../store/database.ts';
import type { QueryRequest, QueryResult, QueryRow, Scalar } from '../types.ts';
import { sharedWith } from '../access/shared-with.ts';
import { queryRulesOf } from '../behaviours/registry.ts';
import { ensureComputed, isComputed, questionOf } from '../computed/index.ts';
import type { Query } from './ast.ts';
import { bindShapes } from './binds.ts';
import { compileQuery } from './compile.ts';
import type { CompiledQuery, Output } from './compiled.ts';
import { refuseComputed } from './computed-objects.ts';
import { enforcedGuard, userGuard } from './guard.ts';
import { parseQuery } from './parser.ts';
import type { Guard } from './scope.ts';
import type { RunContext } from './values.ts';

type Nested = Record<string, Scalar | QueryRow | QueryResult>;
const CACHE_SIZE = 1000;
/** Of one length, so that not even that is told. */
const MASK = '********';
const parsed = new Map<string, Query>();
const accessIds = new WeakMap<object, number>();
let accesses = 0;

/** Runs SOQL. Throws DataError with the platform's code and text. */
export function runQuery(database: OrgDatabase, request: QueryRequest & { readonly now?: number }): QueryResult {
  const { user } = request.access;
  const compiled = compiledFor(database, request);
  refuseComputed(database, compiled.object);
  if (compiled.lock) database.transaction(() => database.lock());
  const now = request.now ?? Date.now();
  database.formulas.enter(user, now);
  const context: RunContext = {
    binds: request.binds ?? {},
    now,
    userId: user.userId,
    internal: request.access.internal === true,
    masksEncrypted: request.access.masksEncrypted === true,
    hasPermission: (name) => user.userPermissions.has(name.toLowerCase()),
    viewsAll: (objectName) => user.object(objectName).viewAll,
    timeZone: () => timeZoneOf(database, user.userId),
    sharedWith: once(() => JSON.stringify(sharedWith(database, user.userId))),
    parentIds: [],
  };
  return execute(database, compiled, context);
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

function timeZoneOf(database: OrgDatabase, userId: string): string {
  if (!database.tables.exists('User')) return 'GMT';
  const row = database.prepare('SELECT "TimeZoneSidKey" AS zone FROM "User" WHERE "Id" = ?').get(userId);
  return typeof row?.['zone'] === 'string' ? row['zone'] : 'GMT';
}

function parseCached(soql: string): Query {
  const found = parsed.get(soql);
  if (found !== undefined) return found;
  if (parsed.size > CACHE_SIZE) parsed.clear();
  const query = parseQuery(soql);
  parsed.set(soql, query);
  return query;
}

function compiledFor(database: OrgDatabase, request: QueryRequest): CompiledQuery {
  const { soql, access } = request;
  const query = parseCached(soql);
  const api = request.api ?? 'data';
  const shapes = bindShapes(soql, request.binds ?? {});
  const guard = guardFor(query, request);
  const key = [
    api,
    request.allRows === true,
    isShared(request),
    shapes.key,
    guard === null ? 'system' : accessId(access.user),
    database.tables.version(),
    soql,
  ].join('|');
  const cache = database.compiledQueries;
  const found = cache.get(key);
  if (found !== undefined) return found;
  if (cache.size > CACHE_SIZE) cache.clear();
  const computed = new Set<string>();
  let question: ReturnType<typeof questionOf> | undefined;
  const ensure = (name: string): void => {
    if (computed.has(name)) return;
    question ??= questionOf(database, soql, request.binds ?? {});
    ensureComputed(database, name, question);
    computed.add(name);
  };
  const compiled = compileQuery(query, {
    soql,
    schema: database.schema,
    api,
    physical: {
      columns: (name) => {
        if (isComputed(name)) ensure(name);
        return database.tables.columns(name);
      },
    },
    guard,
    formulas: database.formulas,
    shapes,
    allRows: request.allRows === true,
    sharing: isShared(request),
  });
  if (computed.size === 0) cache.set(key, compiled);
  return compiled;
}

function guardFor(query: Query, request: QueryRequest): Guard | null {
  const { user, mode } = request.access;
  if (query.security === 'SYSTEM_MODE') return null;
  if (query.security === 'SECURITY_ENFORCED') return enforcedGuard(request.soql, user);
  return query.security === 'USER_MODE' || mode === 'user' ? userGuard(request.soql, user) : null;
}

function isShared(request: QueryRequest): boolean {
  return request.access.sharing && request.access.internal !== true;
}

function accessId(user: object): number {
  const found = accessIds.get(user) ?? ++accesses;
  accessIds.set(user, found);
  return found;
}

function execute(database: OrgDatabase, compiled: CompiledQuery, context: RunContext): QueryResult {
  const rows = fetch(database, compiled, context);
  if (compiled.kind === 'count') {
    return {
      object: compiled.object,
      totalSize: Number(rows[0]?.[0] ?? 0),
      rows: [],
      columns: compiled.columns,
      count: true,
      readRows: 1,
    };
  }
  const limited = compiled.maxRows === null || context.internal ? rows : rows.slice(0, compiled.maxRows);
  const result = limited.map((row) => buildRow(compiled, row, context));
  attachChildren(database, compiled, context, limited, result);
  return {
    object: compiled.object,
    totalSize: result.length,
    rows: result,
    columns: compiled.columns,
    count: false,
    readRows: readRows(compiled, limited),
  };
}

function readRows({ readsIndex }: CompiledQuery, rows: readonly Row[]): number {
  return readsIndex === null ? rows.length : rows.reduce((sum, row) => sum + Number(row[readsIndex] ?? 0), 0);
}

type Row = readonly (string | number | null)[];

function fetch(database: OrgDatabase, compiled: CompiledQuery, context: RunContext): Row[] {
  const statement = database.prepare(compiled.sql);
  statement.setReturnArrays(true);
  const values = compiled.parameters.map((parameter) => parameter(context));
  return statement.all(...values) as unknown as Row[];
}

function buildRow(compiled: CompiledQuery, row: Row, context: RunContext): QueryRow {
  const values: Nested = {};
  const rules = compiled.kind === 'rows' && !context.internal ? queryRulesOf(compiled.object) : undefined;
  const parents = parentRows(compiled, row);
  compiled.outputs.forEach((output: Output | null, index) => {
    for (const child of compiled.children) if (child.position === index) values[child.name] = null;
    if (output === null) return;
    const isHidden = output.path.length === 1 && rules?.hidden?.has(output.path[0]?.toLowerCase() ?? '') === true;
    put(values, parents, output.path, isHidden ? null : fromSql(output, row[index] ?? null, context));
  });
  if (compiled.kind === 'aggregate') return { type: 'AggregateResult', values };
  return { type: compiled.object, ...rowId(row, compiled.idIndex), values };
}

function rowId(row: Row, idIndex: number | null): { readonly id?: string } {
  const id = idIndex === null ? null : (row[idIndex] ?? null);
  return typeof id === 'string' ? { id } : {};
}

/** Each parent of the row by its path, null when there is none. */
function parentRows(compiled: CompiledQuery, row: Row): Map<string, QueryRow | null> {
  return new Map(
    compiled.parents.map(({ path, type, idIndex }) => {
      const name = typeof type === 'number' ? String(row[type]) : type;
      return [path.join('.'), row[idIndex] === null ? null : { type: name, ...rowId(row, idIndex), values: {} }];
    }),
  );
}

function fromSql(output: Output, value: string | number | null, context: RunContext): Scalar {
  if (output.type === 'boolean') return value === 1;
  if (context.masksEncrypted && output.type === 'encryptedstring' && value !== null) return MASK;
  return value;
}

/** In the order of the query; below a parent that is null nothing is put. */
function put(
  values: Nested,
  parents: ReadonlyMap<string, QueryRow | null>,
  path: readonly string[],
  value: Scalar,
): void {
  let at = values;
  for (let depth = 1; depth < path.length; depth++) {
    const parent = parents.get(path.slice(0, depth).join('.')) ?? null;
    at[path[depth - 1] ?? ''] = parent;
    if (parent === null) return;
    at = parent.values;
  }
  at[path.at(-1) ?? ''] = value;
}

function attachChildren(
  database: OrgDatabase,
  compiled: CompiledQuery,
  context: RunContext,
  rows: readonly Row[],
  result: readonly QueryRow[],
): void {
  for (const child of compiled.children) {
    const parentIds = rows.map((row) => String(row[child.idIndex]));
    const run = { ...context, parentIds };
    const groups = Map.groupBy(fetch(database, child.query, run), (row) => String(row[child.query.parentIndex]));
    result.forEach((row, index) => {
      const own = slice(child.query, run, groups.get(parentIds[index] ?? '') ?? []);
      const built = own.map((values) => buildRow(child.query, values, run));
      attachChildren(database, child.query, run, own, built);
      (row.values as Nested)[child.name] =
        built.length === 0
          ? null
          : {
              object: child.query.object,
              totalSize: built.length,
              rows: built,
              columns: child.query.columns,
              count: false,
              readRows: built.length,
            };
    });
  }
}

function slice(query: CompiledQuery, context: RunContext, rows: readonly Row[]): readonly Row[] {
  const offset = Number(query.offset?.(context) ?? 0);
  const limit = query.limit?.(context);
  return rows.slice(offset, limit === undefined ? rows.length : offset + Number(limit));
}
