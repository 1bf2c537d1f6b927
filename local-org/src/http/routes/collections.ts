import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RecordInput, WriteResult } from '../../data/types.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import type { Api } from '../../schema/types.ts';
import { caller, requireApi } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError } from '../errors.ts';
import { textOr } from '../text.ts';
import { checkedId, objectNamed, recordInput, type InputContext } from '../records/input.ts';
import { collectionResult, writeRecords, type WriteJob } from '../records/write.ts';
import { readRecord } from '../records/read.ts';
import { checkVersion } from './versions.ts';
import { visibleObject } from './sobjects.ts';

const MAX_RECORDS = 200;

interface Collection {
  readonly allOrNone?: boolean;
  readonly records?: readonly Record<string, unknown>[];
}
interface Params {
  readonly version: string;
  readonly object: string;
  readonly field: string;
}

/** composite/sobjects: up to 200 records in one call, one result each. */
export function collectionRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as Params).version));
  for (const api of ['data', 'tooling'] as const) {
    const base = `/services/data/v:version${api === 'tooling' ? '/tooling' : ''}/composite/sobjects`;
    app.post(base, async (request) => writeCollection(server, request, 'insert', api));
    app.patch(base, async (request) => writeCollection(server, request, 'update', api));
    app.delete(base, async (request) => removeCollection(server, request, api));
    app.patch(`${base}/:object/:field`, async (request) => upsertCollection(server, request, api));
    app.get(`${base}/:object`, async (request) => readCollection(request, api));
    app.post(`${base}/:object`, async (request) => readCollection(request, api));
  }
}

function context(request: FastifyRequest, api: Api): InputContext {
  return { schema: caller(request).org.schema(), api };
}

function records(body: unknown): { records: readonly Record<string, unknown>[]; allOrNone: boolean } {
  const { records: list = [], allOrNone = false } = asObject(body) as Collection;
  if (!Array.isArray(list) || list.length === 0) throw new ApiError(400, 'INVALID_FIELD', 'records is empty');
  if (list.length > MAX_RECORDS) {
    throw new ApiError(
      400,
      'EXCEEDED_MAX_SIZE_REQUEST',
      `Request size exceeded. Maximum number of records is ${MAX_RECORDS}.`,
    );
  }
  return { records: list, allOrNone };
}

function typeOf(record: Readonly<Record<string, unknown>>): string {
  const { type } = (record['attributes'] ?? {}) as { type?: string };
  if (!type) throw new ApiError(400, 'INVALID_FIELD', 'Include an entity type with your request');
  return type;
}

async function writeCollection(
  server: LocalOrgServer,
  request: FastifyRequest,
  operation: 'insert' | 'update',
  api: Api,
) {
  const body = records(request.body);
  const input = context(request, api);
  const inputs = body.records.map((record) => {
    const { Id = record['id'] } = record;
    const id = operation === 'update' ? textOr(Id) : undefined;
    return recordInput(input, objectNamed(input, typeOf(record)), record, id);
  });
  return answer(await run(server, request, { operation, records: inputs, allOrNone: body.allOrNone, api }));
}

async function upsertCollection(server: LocalOrgServer, request: FastifyRequest, api: Api) {
  const { object, field } = request.params as Params;
  const body = records(request.body);
  const input = context(request, api);
  const definition = objectNamed(input, object);
  const inputs = body.records.map((record) => recordInput(input, definition, record));
  const job = { operation: 'upsert', records: inputs, externalIdField: field, allOrNone: body.allOrNone, api } as const;
  return (await run(server, request, job)).map((result) => ({ ...collectionResult(result), created: result.created }));
}

async function removeCollection(server: LocalOrgServer, request: FastifyRequest, api: Api) {
  const { ids = '', allOrNone } = request.query as { ids?: string; allOrNone?: string };
  const schema = caller(request).org.schema();
  const inputs: RecordInput[] = ids
    .split(',')
    .filter(Boolean)
    .map((id) => {
      const object = schema.objectByPrefix(id.slice(0, 3));
      if (!object) throw new ApiError(400, 'MALFORMED_ID', `malformed id ${id}`);
      return { type: object.name, id: checkedId(id), fields: {} };
    });
  return answer(
    await run(server, request, { operation: 'delete', records: inputs, allOrNone: allOrNone === 'true', api }),
  );
}

function run(server: LocalOrgServer, request: FastifyRequest, job: WriteJob): Promise<readonly WriteResult[]> {
  return writeRecords(server, caller(request), job);
}

function answer(results: readonly WriteResult[]): unknown {
  return results.map(collectionResult);
}

function readCollection(request: FastifyRequest, api: Api): unknown {
  const { object, version } = request.params as Params;
  const source = (request.method === 'POST' ? asObject(request.body) : request.query) as {
    ids?: unknown;
    fields?: unknown;
  };
  const list = (value: unknown): string[] =>
    Array.isArray(value) ? value.map(String) : textOr(value).split(',').filter(Boolean);
  const who = caller(request);
  const definition = visibleObject(who, api, object);
  return list(source.ids).map((id) => {
    try {
      return readRecord(who, definition, { name: 'Id', value: checkedId(id) }, list(source.fields), { version, api });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  });
}
