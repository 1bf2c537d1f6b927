import type { RecordInput, WriteResult } from '../../data/types.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { randomId, to18 } from '../../schema/index.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { Caller } from '../auth.ts';
import { ApiError, notFound, renderError } from '../errors.ts';
import { recordInput, type InputContext } from '../records/input.ts';
import { writeRecords } from '../records/write.ts';
import { delimiterOf, readCsv, type CsvTable } from './csv.ts';

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

export interface IngestJob {
  readonly id: string;
  readonly orgId: string;
  readonly object: string;
  readonly operation: IngestOperation;
  readonly externalIdFieldName: string | null;
  readonly columnDelimiter: string;
  readonly lineEnding: string;
  readonly createdById: string;
  readonly createdAt: number;
  readonly apiVersion: string;
  state: JobState;
  csv: string;
  table: CsvTable | null;
  outcomes: (Outcome | undefined)[];
  errorMessage: string | null;
  finishedAt: number | null;
}

export interface Outcome {
  readonly result: WriteResult;
}

const OPERATIONS: readonly string[] = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];
const CHUNK = 200;
const KEPT_JOBS = 200;

/** Bulk API 2.0 ingest jobs; they are kept for as long as the server runs. */
export class IngestJobs {
  readonly #server: LocalOrgServer;
  readonly #jobs = new Map<string, IngestJob>();

  constructor(server: LocalOrgServer) {
    this.#server = server;
  }

  create(caller: Caller, wish: Readonly<Record<string, unknown>>, apiVersion: string): IngestJob {
    const text = (name: string, otherwise: string) => (typeof wish[name] === 'string' ? wish[name] : otherwise);
    const operation = text('operation', '');
    if (!OPERATIONS.includes(operation)) throw invalidJob(`Unsupported operation ${operation}`);
    const object = caller.org.schema().object(text('object', ''), 'data');
    if (!object) throw invalidJob(`Unable to find object: ${text('object', '')}`);
    const externalId = text('externalIdFieldName', '');
    if (operation === 'upsert' && externalId === '') throw invalidJob('External ID was blank for the upsert operation');
    delimiterOf(text('columnDelimiter', 'COMMA'));
    const job: IngestJob = {
      id: randomId('750'),
      orgId: caller.org.id,
      object: object.name,
      operation: operation as IngestOperation,
      externalIdFieldName: externalId || null,
      columnDelimiter: text('columnDelimiter', 'COMMA'),
      lineEnding: text('lineEnding', 'LF'),
      createdById: caller.userId,
      createdAt: this.#server.now(),
      apiVersion,
      state: 'Open',
      csv: '',
      table: null,
      outcomes: [],
      errorMessage: null,
      finishedAt: null,
    };
    this.#jobs.set(job.id, job);
    if (this.#jobs.size > KEPT_JOBS) this.#jobs.delete(this.#jobs.keys().next().value!);
    return job;
  }

  get(caller: Caller, id: string): IngestJob {
    const job = this.#jobs.get(to18(id));
    if (!job || job.orgId !== caller.org.id) throw notFound();
    return job;
  }

  list(caller: Caller): IngestJob[] {
    return [...this.#jobs.values()].filter((job) => job.orgId === caller.org.id);
  }

  upload(job: IngestJob, csv: string): void {
    if (job.state !== 'Open')
      throw invalidState(`Job ${job.id} is ${job.state}; data can be uploaded to an open job only`);
    if (job.csv !== '') throw invalidState('Found multiple contents for job: only one upload is allowed');
    job.csv = csv;
  }

  remove(job: IngestJob): void {
    if (job.state === 'UploadComplete' || job.state === 'InProgress')
      throw invalidState('A running job cannot be deleted');
    this.#jobs.delete(job.id);
  }

  abort(job: IngestJob): void {
    if (job.state !== 'JobComplete' && job.state !== 'Failed') job.state = 'Aborted';
  }

  /** Starts the work; its end is seen by asking for the job. */
  close(caller: Caller, job: IngestJob, onProblem: (error: unknown) => void): void {
    if (job.state !== 'Open') throw invalidState(`Job ${job.id} is ${job.state} and cannot be closed`);
    job.state = 'UploadComplete';
    this.#process(caller, job).catch((error: unknown) => {
      const { status, entry } = renderError(error);
      if (status === 500) onProblem(error);
      job.state = 'Failed';
      job.errorMessage = `${entry.errorCode} : ${entry.message}`;
      job.finishedAt = this.#server.now();
    });
  }

  async #process(caller: Caller, job: IngestJob): Promise<void> {
    job.state = 'InProgress';
    job.table = readCsv(job.csv, delimiterOf(job.columnDelimiter));
    const context: InputContext = { schema: caller.org.schema(), api: 'data' };
    const object = context.schema.object(job.object, 'data')!;
    checkColumns(job, object);
    job.outcomes = job.table.rows.map(() => undefined);
    for (let start = 0; start < job.table.rows.length && job.state === 'InProgress'; start += CHUNK) {
      await this.#processChunk(caller, job, context, object, start);
    }
    if (job.state === 'InProgress') job.state = 'JobComplete';
    job.finishedAt = this.#server.now();
  }

  async #processChunk(
    caller: Caller,
    job: IngestJob,
    context: InputContext,
    object: ObjectDef,
    start: number,
  ): Promise<void> {
    const indices: number[] = [];
    const records: RecordInput[] = [];
    for (const [offset, row] of job.table!.rows.slice(start, start + CHUNK).entries()) {
      try {
        records.push(toRecord(job, context, object, row));
        indices.push(start + offset);
      } catch (error) {
        job.outcomes[start + offset] = { result: refused(error) };
      }
    }
    if (records.length === 0) return;
    const operation = job.operation === 'hardDelete' ? 'delete' : job.operation;
    const external = job.externalIdFieldName === null ? {} : { externalIdField: job.externalIdFieldName };
    const results = await writeRecords(this.#server, caller, {
      operation,
      records,
      allOrNone: false,
      api: 'data',
      ...external,
    });
    results.forEach((result, index) => (job.outcomes[indices[index]] = { result }));
  }
}

function checkColumns(job: IngestJob, object: ObjectDef): void {
  for (const name of job.table!.header) {
    const [relationship, field] = name.split('.');
    const known = field === undefined ? object.fields.has(name.toLowerCase()) : hasRelationship(object, relationship);
    if (!known) throw new ApiError(400, 'InvalidBatch', `Field name not found : ${name}`);
  }
}

function hasRelationship(object: ObjectDef, name: string): boolean {
  return [...object.fields.values()].some((field) => field.relationshipName?.toLowerCase() === name.toLowerCase());
}

/** Empty cells change nothing; `#N/A` empties a field; `Account.Key__c` refers by external id. */
function toRecord(job: IngestJob, context: InputContext, object: ObjectDef, row: readonly string[]): RecordInput {
  const json: Record<string, unknown> = {};
  let id: string | undefined;
  for (const [index, name] of job.table!.header.entries()) {
    const cell = row[index] ?? '';
    const [relationship, field] = name.split('.');
    if (field !== undefined && cell !== '') json[relationship] = { [field]: cell };
    else if (name.toLowerCase() === 'id' && job.operation !== 'insert' && cell !== '') id = cell;
    else if (cell !== '') json[name] = cell === '#N/A' ? null : cell;
  }
  return recordInput(context, object, json, id);
}

function refused(error: unknown): WriteResult {
  const { entry } = renderError(error);
  const refusal = { statusCode: entry.errorCode, message: entry.message, fields: entry.fields ?? [] };
  return { id: null, success: false, created: false, errors: [refusal] };
}

function invalidJob(text: string): ApiError {
  return new ApiError(400, 'INVALIDJOB', `InvalidJob : ${text}`);
}

function invalidState(text: string): ApiError {
  return new ApiError(400, 'INVALIDJOBSTATE', text);
}
