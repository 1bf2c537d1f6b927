import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { QueryResult } from '../../data/types.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import type { Api } from '../../schema/types.ts';
import { caller, requireApi } from '../auth.ts';
import { ApiError } from '../errors.ts';
import { columnMetadata } from '../query/columns.ts';
import { QueryCursors } from '../query/cursors.ts';
import { restRecords } from '../query/records.ts';
import { checkVersion } from './versions.ts';

const DEFAULT_PAGE = 2000;

/** query, queryAll and their next pages, for data and for Tooling. */
export function queryRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  const cursors = new QueryCursors(server.now);
  app.addHook('preHandler', requireApi(server));
  for (const api of ['data', 'tooling'] as const) {
    const base = `/services/data/v:version${api === 'tooling' ? '/tooling' : ''}`;
    app.get(`${base}/query`, async (request) => runQuery(request, api, false, cursors));
    app.get(`${base}/queryAll`, async (request) => runQuery(request, api, true, cursors));
    app.get(`${base}/query/:locator`, async (request) => nextPage(request, api, cursors));
    app.get(`${base}/queryAll/:locator`, async (request) => nextPage(request, api, cursors));
  }
}

interface QueryString {
  readonly q?: string;
  readonly columns?: string;
  readonly explain?: string;
}

function runQuery(request: FastifyRequest, api: Api, allRows: boolean, cursors: QueryCursors): unknown {
  const { version } = request.params as { version: string };
  checkVersion(version);
  const { q, columns, explain } = request.query as QueryString;
  const { org, access } = caller(request);
  if (explain !== undefined) return { plans: explainPlans(request, explain, api) };
  if (!q) throw new ApiError(400, 'MALFORMED_QUERY', 'SOQL statements cannot be empty or null');
  const result = org.query({ soql: q, api, access, allRows });
  if (api === 'tooling') refuseManyRowsOfMetadata(result);
  if (columns === 'true') return columnMetadata(org.schema(), result, api);
  const records = restRecords(result, { version, api });
  return cursors.firstPage(caller(request), { records, result, api, version, pageSize: pageSize(request) });
}

/** Tooling renders these two one row at a time: "Query this field only if the query result contains no more than one record." */
function refuseManyRowsOfMetadata({ columns, rows }: QueryResult): void {
  if (rows.length < 2 || !columns.some(({ name }) => /^(FullName|Metadata)$/i.test(name))) return;
  throw new ApiError(
    400,
    'MALFORMED_QUERY',
    'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row ' +
      `for retrieval. Result size: ${rows.length}`,
  );
}

function nextPage(request: FastifyRequest, api: Api, cursors: QueryCursors): unknown {
  const { version, locator } = request.params as { version: string; locator: string };
  checkVersion(version);
  return cursors.nextPage(caller(request), locator, { api, version });
}

/** `Sforce-Query-Options: batchSize=200`, 200 to 2,000. */
function pageSize(request: FastifyRequest): number {
  const wanted = Number(/batchSize=(\d+)/i.exec(String(request.headers['sforce-query-options'] ?? ''))?.[1]);
  return Number.isFinite(wanted) ? Math.min(2000, Math.max(200, wanted)) : DEFAULT_PAGE;
}

/**
 * One plan: how many records the query would return of how many there are. The local org has no optimizer of the
 * platform's kind, so an indexed field in the filter is what makes the difference.
 */
function explainPlans(request: FastifyRequest, soql: string, api: Api): unknown[] {
  const { org, access } = caller(request);
  const result = org.query({ soql, api, access });
  const all = org.query({ soql: `SELECT COUNT() FROM ${result.object}`, api, access });
  const usesIndex = /\b(Id|Name|OwnerId|CreatedDate|SystemModstamp|RecordTypeId|\w+__c)\s*(=|IN|<|>)/i.test(soql);
  const share = all.totalSize === 0 ? 0 : result.totalSize / all.totalSize;
  const selective = usesIndex && share <= 0.3;
  return [
    {
      cardinality: result.totalSize,
      fields: [],
      leadingOperationType: selective ? 'Index' : 'TableScan',
      notes: [],
      relativeCost: selective ? share / 0.3 : 1 + share,
      sobjectCardinality: all.totalSize,
      sobjectType: result.object,
    },
  ];
}
