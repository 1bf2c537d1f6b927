import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { caller, requireApi } from '../auth.ts';
import { asObject, asText } from '../body.ts';
import { csvLine, csvText, delimiterOf } from '../bulk/csv.ts';
import { IngestJobs, type IngestJob } from '../bulk/ingest-jobs.ts';
import { ApiError, notFound } from '../errors.ts';
import { checkVersion } from './versions.ts';

const BASE = '/services/data/v:version/jobs/ingest';

interface Params {
  readonly version: string;
  readonly id: string;
  readonly part: string;
}

/** Bulk API 2.0: changes. */
export function bulkIngestRoutes(
  app: FastifyInstance,
  server: LocalOrgServer,
  onProblem: (error: unknown) => void,
): void {
  const jobs = new IngestJobs(server);
  const jobOf = (request: FastifyRequest): IngestJob => jobs.get(caller(request), paramsOf(request).id);
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion(paramsOf(request).version));
  app.post(BASE, async (request) =>
    describeJob(jobs.create(caller(request), asObject(request.body), paramsOf(request).version)),
  );
  app.get(BASE, async (request) => ({
    done: true,
    records: jobs.list(caller(request)).map(describeJob),
    nextRecordsUrl: null,
  }));
  app.get(`${BASE}/:id`, async (request) => describeJob(jobOf(request)));
  app.put(`${BASE}/:id/batches`, async (request, reply) => {
    jobs.upload(jobOf(request), asText(request.body));
    return reply.status(201).send();
  });
  app.patch(`${BASE}/:id`, async (request) => {
    const job = jobOf(request);
    const { state } = asObject(request.body) as { state?: string };
    if (state === 'UploadComplete') jobs.close(caller(request), job, onProblem);
    else if (state === 'Aborted') jobs.abort(job);
    else throw new ApiError(400, 'INVALIDJOBSTATE', `A job cannot be put into the state ${String(state)}`);
    return describeJob(job);
  });
  app.delete(`${BASE}/:id`, async (request, reply) => {
    jobs.remove(jobOf(request));
    return reply.status(204).send();
  });
  app.get(`${BASE}/:id/:part`, async (request, reply) =>
    sendResults(jobOf(request), paramsOf(request).part.toLowerCase(), reply),
  );
}

function paramsOf(request: FastifyRequest): Params {
  return request.params as Params;
}

function describeJob(job: IngestJob): Record<string, unknown> {
  const done = job.outcomes.filter((outcome) => outcome !== undefined);
  const failed = done.filter((outcome) => !outcome.result.success).length;
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: restTime(job.createdAt),
    systemModstamp: restTime(job.finishedAt ?? job.createdAt),
    state: job.state,
    ...(job.externalIdFieldName ? { externalIdFieldName: job.externalIdFieldName } : {}),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.apiVersion),
    jobType: 'V2Ingest',
    contentUrl: `services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches`,
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    numberRecordsProcessed: done.length,
    numberRecordsFailed: failed,
    retries: 0,
    totalProcessingTime: job.finishedAt === null ? 0 : job.finishedAt - job.createdAt,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
    ...(job.errorMessage ? { errorMessage: job.errorMessage } : {}),
  };
}

export function restTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

function sendResults(job: IngestJob, part: string, reply: FastifyReply) {
  const lines = resultLines(job, part);
  if (!lines) throw notFound();
  return reply.type('text/csv').send(csvText(lines, job.lineEnding));
}

/** `sf__Id`, then `sf__Created` or `sf__Error`, then the columns that were uploaded. */
function resultLines(job: IngestJob, part: string): string[] | undefined {
  const delimiter = delimiterOf(job.columnDelimiter);
  const header = job.table?.header ?? [];
  const rows = job.table?.rows ?? [];
  const line = (...values: unknown[]) => csvLine(values, delimiter);
  if (part === 'successfulresults') {
    const found = rows.flatMap((row, index) => {
      const result = job.outcomes[index]?.result;
      return result?.success ? [line(result.id, result.created, ...row)] : [];
    });
    return [line('sf__Id', 'sf__Created', ...header), ...found];
  }
  if (part === 'failedresults') {
    const found = rows.flatMap((row, index) => {
      const result = job.outcomes[index]?.result;
      if (!result || result.success) return [];
      const texts = result.errors.map(
        ({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(' ')} --`,
      );
      return [line(result.id, texts.join(';'), ...row)];
    });
    return [line('sf__Id', 'sf__Error', ...header), ...found];
  }
  if (part !== 'unprocessedrecords') return undefined;
  return [line(...header), ...rows.filter((_, index) => job.outcomes[index] === undefined).map((row) => line(...row))];
}
