import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordTypesOf } from '../../data/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { describeGlobal, describeObject, describeSummary, type DescribeOptions } from '../../schema/index.ts';
import type { Api, ObjectDef } from '../../schema/types.ts';
import { caller, requireApi, type Caller } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError, methodNotAllowed, notFound } from '../errors.ts';
import { checkedId, objectNamed, recordInput, textValue, type InputContext } from '../records/input.ts';
import { fileContent } from '../records/file-content.ts';
import { readRecord } from '../records/read.ts';
import { writeOne } from '../records/write.ts';
import { checkVersion } from './versions.ts';

interface Params {
  readonly version: string;
  readonly object: string;
  readonly id: string;
  readonly field: string;
  readonly value: string;
}

/** sObjects of the data and the Tooling API: describe, create, read, update, delete, upsert by external id. */
export function sobjectRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as Params).version));
  for (const api of ['data', 'tooling'] as const) {
    const base = `/services/data/v:version${api === 'tooling' ? '/tooling' : ''}/sobjects`;
    app.get(base, async (request) => describeGlobal(contextOf(request, api).schema, describeOptions(request, api)));
    app.get(`${base}/:object`, async (request) => basicInformation(request, api));
    app.get(`${base}/:object/describe`, async (request) => describeOne(request, api));
    app.post(`${base}/:object`, async (request, reply) => create(server, request, reply, api));
    app.get(`${base}/:object/:id`, async (request) => read(request, api));
    app.patch(`${base}/:object/:id`, async (request, reply) => update(server, request, reply, api));
    app.delete(`${base}/:object/:id`, async (request, reply) => remove(server, request, reply, api));
    app.route({ method: ['PUT', 'POST'], url: `${base}/:object/:id`, handler: refusedVerb });
    app.get(`${base}/:object/:id/:field`, async (request, reply) => readByKeyOrFile(request, reply, api));
    app.patch(`${base}/:object/:field/:value`, async (request, reply) => upsert(server, request, reply, api));
    app.delete(`${base}/:object/:field/:value`, async (request, reply) => removeByKey(server, request, reply, api));
  }
}

async function refusedVerb(request: FastifyRequest): Promise<never> {
  throw methodNotAllowed(request.method, 'HEAD,GET,PATCH,DELETE');
}

function paramsOf(request: FastifyRequest): Params {
  return request.params as Params;
}

function contextOf(request: FastifyRequest, api: Api): InputContext {
  return { schema: caller(request).org.schema(), api };
}

/** An object that the caller may at least read: the others do not exist for the caller. */
export function visibleObject(who: Caller, api: Api, name: string): ObjectDef {
  const object = objectNamed({ schema: who.org.schema(), api }, name);
  if (api === 'data' && !who.user.object(object.name).read) throw notFound();
  return object;
}

function basicInformation(request: FastifyRequest, api: Api): unknown {
  const { version, object } = paramsOf(request);
  const summary = describeSummary(visibleObject(caller(request), api, object), describeOptions(request, api));
  return {
    objectDescribe: { ...summary, urls: { sobject: `/services/data/v${version}/sobjects/${object}` } },
    recentItems: [],
  };
}

function describeOne(request: FastifyRequest, api: Api): Record<string, unknown> {
  const object = visibleObject(caller(request), api, paramsOf(request).object);
  return describeObject(object, describeOptions(request, api));
}

function describeOptions(request: FastifyRequest, api: Api): DescribeOptions {
  const { org, user } = caller(request);
  return {
    api,
    version: paramsOf(request).version,
    rights: user,
    recordTypes: (object) => recordTypesOf(org.database, object, user),
  };
}

async function create(server: LocalOrgServer, request: FastifyRequest, reply: FastifyReply, api: Api) {
  const context = contextOf(request, api);
  const object = objectNamed(context, paramsOf(request).object);
  const record = recordInput(context, object, asObject(request.body));
  const result = await writeOne(server, caller(request), {
    operation: 'insert',
    records: [record],
    allOrNone: true,
    api,
  });
  return reply.status(201).send({ id: result.id, success: true, errors: [] });
}

function read(request: FastifyRequest, api: Api): unknown {
  const { object, id, version } = paramsOf(request);
  const who = caller(request);
  return readRecord(who, visibleObject(who, api, object), { name: 'Id', value: checkedId(id) }, fieldList(request), {
    version,
    api,
  });
}

/** `?fields=Name,Industry` */
function fieldList(request: FastifyRequest): readonly string[] | null {
  const { fields } = request.query as { fields?: string };
  return fields ? fields.split(',').map((name) => name.trim()) : null;
}

async function update(server: LocalOrgServer, request: FastifyRequest, reply: FastifyReply, api: Api) {
  const { object, id } = paramsOf(request);
  const context = contextOf(request, api);
  const record = recordInput(context, objectNamed(context, object), asObject(request.body), id);
  await writeOne(server, caller(request), { operation: 'update', records: [record], allOrNone: true, api });
  return reply.status(204).send();
}

async function remove(server: LocalOrgServer, request: FastifyRequest, reply: FastifyReply, api: Api) {
  const { object, id } = paramsOf(request);
  const type = objectNamed(contextOf(request, api), object).name;
  const records = [{ type, id: checkedId(id), fields: {} }];
  await writeOne(server, caller(request), { operation: 'delete', records, allOrNone: true, api });
  return reply.status(204).send();
}

/** `…/EventLogFile/<id>/LogFile` is a file; `…/Account/Key__c/<value>` a record. */
async function readByKeyOrFile(request: FastifyRequest, reply: FastifyReply, api: Api) {
  const { object, id, field, version } = paramsOf(request);
  const who = caller(request);
  const definition = visibleObject(who, api, object);
  const fileField = definition.fields.get(field.toLowerCase());
  if (fileField?.type === 'base64') {
    return reply.type('application/octetstream').send(fileContent(who, definition, checkedId(id), fileField, api));
  }
  const key = keyField(definition, id);
  return readRecord(who, definition, { name: key.name, value: textValue(key, field) }, fieldList(request), {
    version,
    api,
  });
}

function keyField(object: ObjectDef, name: string) {
  const field = object.fields.get(name.toLowerCase());
  if (!field || (!field.externalId && field.type !== 'id')) {
    throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  }
  return field;
}

async function upsert(server: LocalOrgServer, request: FastifyRequest, reply: FastifyReply, api: Api) {
  const { object, field, value } = paramsOf(request);
  const context = contextOf(request, api);
  const definition = objectNamed(context, object);
  const key = keyField(definition, field);
  const json = { ...asObject(request.body), [key.name]: value };
  const record = recordInput(context, definition, json);
  const job = { operation: 'upsert', records: [record], externalIdField: key.name, allOrNone: true, api } as const;
  const result = await writeOne(server, caller(request), job);
  return reply
    .status(result.created ? 201 : 200)
    .send({ id: result.id, success: true, errors: [], created: result.created });
}

async function removeByKey(server: LocalOrgServer, request: FastifyRequest, reply: FastifyReply, api: Api) {
  const { object, field, value, version } = paramsOf(request);
  const who = caller(request);
  const definition = visibleObject(who, api, object);
  const key = keyField(definition, field);
  const found = readRecord(who, definition, { name: key.name, value: textValue(key, value) }, ['Id'], { version, api });
  const records = [{ type: definition.name, id: String(found['Id']), fields: {} }];
  await writeOne(server, who, { operation: 'delete', records, allOrNone: true, api });
  return reply.status(204).send();
}
