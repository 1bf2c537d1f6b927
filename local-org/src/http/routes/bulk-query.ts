import { textOr } from '../text.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { QueryColumn, QueryResult, QueryRow, Scalar } from '../../data/types.ts';
import { randomId, to18 } from '../../schema/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { caller, requireApi, type Caller } from '../auth.ts';
import { asObject } from '../body.ts';
import { csvLine, csvText, delimiterOf } from '../bulk/csv.ts';
import { ApiError, notFound } from '../errors.ts';
import { restValue } from '../query/records.ts';
import { restTime } from './bulk-ingest.ts';
import { checkVersion } from './versions.ts';

const BASE = '/services/data/v:version/jobs/query';
const DEFAULT_PAGE = 50_000;
const KEPT_JOBS = 50;

interface QueryJob {
  readonly id: string;
  readonly orgId: string;
  readonly operation: 'query' | 'queryAll';
  readonly soql: string;
  readonly object: string;
  readonly columnDelimiter: string;
  readonly lineEnding: string;
  readonly createdById: string;
  readonly createdAt: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Scalar[])[];
  state: 'JobComplete' | 'Aborted';
}

interface Params {
  readonly version: string;
  readonly id: string;
}

/** Bulk API 2.0: queries. A local query is quick, so that the job is complete when it is answered. */
export function bulkQueryRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  const jobs = new Map<string, QueryJob>();
  const jobOf = (request: FastifyRequest): QueryJob => {
    const job = jobs.get(to18(paramsOf(request).id));
    if (!job || job.orgId !== caller(request).org.id) throw notFound();
    return job;
  };
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion(paramsOf(request).version));
  app.post(BASE, async (request) => {
    const job = createJob(caller(request), asObject(request.body), server.now());
    jobs.set(job.id, job);
    if (jobs.size > KEPT_JOBS) jobs.delete(jobs.keys().next().value!);
    return describeJob(job, paramsOf(request).version);
  });
  app.get(`${BASE}/:id`, async (request) => describeJob(jobOf(request), paramsOf(request).version));
  app.get(`${BASE}/:id/results`, async (request, reply) => sendResults(jobOf(request), request, reply));
  app.patch(`${BASE}/:id`, async (request) => {
    const job = jobOf(request);
    job.state = 'Aborted';
    return describeJob(job, paramsOf(request).version);
  });
  app.delete(`${BASE}/:id`, async (request, reply) => {
    jobs.delete(jobOf(request).id);
    return reply.status(204).send();
  });
}

function paramsOf(request: FastifyRequest): Params {
  return request.params as Params;
}

function createJob(who: Caller, wish: Readonly<Record<string, unknown>>, now: number): QueryJob {
  const operation = wish['operation'];
  if (operation !== 'query' && operation !== 'queryAll')
    throw new ApiError(400, 'INVALIDJOB', 'InvalidJob : Unsupported operation');
  const soql = textOr(wish['query']);
  const result = who.org.query({ soql, access: who.access, allRows: operation === 'queryAll' });
  return {
    id: randomId('750'),
    orgId: who.org.id,
    operation,
    soql,
    object: result.object,
    columnDelimiter: textOr(wish['columnDelimiter'], 'COMMA'),
    lineEnding: textOr(wish['lineEnding'], 'LF'),
    createdById: who.userId,
    createdAt: now,
    ...tableOf(result),
    state: 'JobComplete',
  };
}

function tableOf(result: QueryResult): Pick<QueryJob, 'header' | 'rows'> {
  if (result.columns.some((column) => column.type === 'subquery')) {
    throw new ApiError(400, 'FEATURENOTENABLED', 'Nested queries are not supported by Bulk API queries');
  }
  const header = result.columns.map((column) => (column.path.length > 0 ? column.path.join('.') : column.name));
  return { header, rows: result.rows.map((row) => result.columns.map((column) => cell(row, column))) };
}

function cell(row: QueryRow, column: QueryColumn): Scalar {
  const path = column.path.length > 0 ? column.path : [column.name];
  let value: unknown = row;
  for (const name of path) value = (value as QueryRow | null)?.values?.[name];
  return value === undefined ? null : restValue(value as Scalar);
}

function describeJob(job: QueryJob, version: string): Record<string, unknown> {
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: restTime(job.createdAt),
    systemModstamp: restTime(job.createdAt),
    state: job.state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(version),
    jobType: 'V2Query',
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    numberRecordsProcessed: job.rows.length,
    retries: 0,
    totalProcessingTime: 0,
    isPkChunkingSupported: true,
  };
}

/** Pages by `maxRecords` and `locator`; the last page has the locator `null`. */
function sendResults(job: QueryJob, request: FastifyRequest, reply: FastifyReply) {
  const { locator = '0', maxRecords } = request.query as { locator?: string; maxRecords?: string };
  const start = Number(Buffer.from(locator, 'base64url').toString('utf8') || 0) || 0;
  const size = Math.max(1, Number(maxRecords ?? DEFAULT_PAGE) || DEFAULT_PAGE);
  const page = job.rows.slice(start, start + size);
  const next = start + size < job.rows.length ? Buffer.from(String(start + size)).toString('base64url') : 'null';
  const delimiter = delimiterOf(job.columnDelimiter);
  const lines = [csvLine(job.header, delimiter), ...page.map((row) => csvLine(row, delimiter))];
  return reply
    .header('sforce-locator', next)
    .header('sforce-numberofrecords', String(page.length))
    .type('text/csv')
    .send(csvText(lines, job.lineEnding));
}
