import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LocalOrgServer } from '../../org/server.ts';
import { to18 } from '../../schema/index.ts';
import { caller, requireApi } from '../auth.ts';
import { asObject, BODY_LIMIT, parseJson } from '../body.ts';
import { ApiError } from '../errors.ts';
import type { MetadataService } from '../metadata/service.ts';
import { checkVersion } from './versions.ts';

/** The Metadata API over REST. */
export async function metadataRoutes(
  app: FastifyInstance,
  server: LocalOrgServer,
  service: MetadataService,
): Promise<void> {
  await app.register(multipart, { limits: { fileSize: BODY_LIMIT, files: 2, fields: 5 } });
  app.addHook('preHandler', requireApi(server));
  app.addHook('preHandler', async (request) => checkVersion((request.params as { version: string }).version));
  const base = '/services/data/v:version/metadata/deployRequest';
  app.post(base, async (request, reply) => deploy(request, reply, service));
  app.get(`${base}/:id`, async (request) => status(request, service));
  app.patch(`${base}/:id`, async (request, reply) => cancel(request, reply, service));
}

async function deploy(request: FastifyRequest, reply: FastifyReply, service: MetadataService) {
  const who = caller(request);
  if (!request.isMultipart()) {
    const { validatedDeployRequestId } = asObject(request.body) as { validatedDeployRequestId?: string };
    if (!validatedDeployRequestId)
      throw new ApiError(400, 'REQUIRED_FIELD_MISSING', 'validatedDeployRequestId is missing');
    const id = await service.quickDeploy(who, to18(validatedDeployRequestId));
    return reply.status(201).send({ id, validatedDeployRequestId, deployResult: null, deployOptions: null });
  }
  const { zip, options } = await parts(request);
  const id = await service.deploy(who, zip, options);
  return reply.status(201).send({ id, deployOptions: options, deployResult: service.deployStatus(who, id) });
}

async function parts(request: FastifyRequest): Promise<{ zip: Buffer; options: Record<string, unknown> }> {
  let zip: Buffer | undefined;
  let options: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (part.fieldname === 'file') zip = bytes;
      else options = deployOptions(bytes.toString('utf8'));
    } else if (part.fieldname === 'json' || part.fieldname === 'entity_content') {
      options = deployOptions(typeof part.value === 'string' ? part.value : JSON.stringify(part.value));
    }
  }
  if (!zip) throw new ApiError(400, 'REQUIRED_FIELD_MISSING', 'The request has no part "file" with the zip');
  return { zip, options };
}

function deployOptions(json: string): Record<string, unknown> {
  const { deployOptions } = asObject(parseJson(json)) as { deployOptions?: Record<string, unknown> };
  return deployOptions ?? {};
}

function status(request: FastifyRequest, service: MetadataService): unknown {
  const { id } = request.params as { id: string };
  const { includeDetails } = request.query as { includeDetails?: string };
  const result = service.deployStatus(caller(request), to18(id));
  const { details, ...rest } = result;
  return { id: result.id, deployResult: includeDetails === 'true' ? { ...rest, details } : rest };
}

async function cancel(request: FastifyRequest, reply: FastifyReply, service: MetadataService) {
  const { id } = request.params as { id: string };
  const { deployResult } = asObject(request.body) as { deployResult?: { status?: string } };
  if (deployResult?.status !== 'Canceling') {
    throw new ApiError(400, 'INVALID_FIELD', 'Only {"deployResult": {"status": "Canceling"}} changes a deploy');
  }
  await service.cancel(caller(request), to18(id));
  return reply.status(202).send({ id: to18(id), deployResult: service.deployStatus(caller(request), to18(id)) });
}
