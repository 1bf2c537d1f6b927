import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RecordInput, WriteResult } from '../../data/types.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import { caller, requireApi } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError } from '../errors.ts';
import { objectNamed, recordInput, type InputContext } from '../records/input.ts';
import { writeRecords } from '../records/write.ts';
import { checkVersion } from './versions.ts';

export function treeRoutes(app: FastifyInstance, server: LocalOrgServer): void {
  app.addHook('preHandler', requireApi(server));
  app.post('/services/data/v:version/composite/tree/:object', async (request, reply) => {
    checkVersion((request.params as { version: string }).version);
    return createTree(server, request, reply);
  });
}

interface TreeNode {
  readonly referenceId: string;
  readonly record: RecordInput;
  readonly children: readonly { readonly field: string; readonly node: TreeNode }[];
}

/** composite/tree: records with their children, all or nothing. */
async function createTree(server: LocalOrgServer, request: FastifyRequest, reply: FastifyReply) {
  const input = { schema: caller(request).org.schema(), api: 'data' as const };
  const { object } = request.params as { object: string };
  const { records: list = [] } = asObject(request.body) as { records?: Record<string, unknown>[] };
  const nodes = list.map((record) => treeNode(input, object, record));
  const created: { referenceId: string; id: string }[] = [];
  try {
    await insertLevel(server, request, nodes, created);
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
    await undo(server, request, created);
    return reply.status(400).send({ hasErrors: true, results: error.results });
  }
  return reply.status(201).send({ hasErrors: false, results: created });
}

class TreeError extends Error {
  readonly results: readonly unknown[];
  constructor(results: readonly unknown[]) {
    super('records of the tree were refused');
    this.results = results;
  }
}

function treeNode(input: InputContext, type: string, json: Record<string, unknown>): TreeNode {
  const object = objectNamed(input, type);
  const own: Record<string, unknown> = {};
  const children: { field: string; node: TreeNode }[] = [];
  for (const [name, value] of Object.entries(json)) {
    const nested = (value as { records?: Record<string, unknown>[] } | null)?.records;
    const relationship = object.childRelationships.find((child) => child.name?.toLowerCase() === name.toLowerCase());
    if (!nested || !relationship) own[name] = value;
    else
      for (const record of nested)
        children.push({ field: relationship.field, node: treeNode(input, relationship.childObject, record) });
  }
  const { referenceId } = (json['attributes'] ?? {}) as { referenceId?: string };
  if (!referenceId) throw new ApiError(400, 'INVALID_INPUT', 'Include a reference ID with every record');
  return { referenceId, record: recordInput(input, object, own), children };
}

async function insertLevel(
  server: LocalOrgServer,
  request: FastifyRequest,
  nodes: readonly TreeNode[],
  created: { referenceId: string; id: string }[],
): Promise<void> {
  if (nodes.length === 0) return;
  const inputs = nodes.map((node) => node.record);
  const results = await writeRecords(server, caller(request), {
    operation: 'insert',
    records: inputs,
    allOrNone: true,
    api: 'data',
  });
  const failed = results.flatMap((result, index) =>
    result.success ? [] : [treeError(nodes[index].referenceId, result)],
  );
  if (failed.length > 0) throw new TreeError(failed);
  results.forEach((result, index) => created.push({ referenceId: nodes[index].referenceId, id: result.id! }));
  const next = nodes.flatMap((node, index) =>
    node.children.map(({ field, node: child }) => {
      const fields = { ...child.record.fields, [field]: results[index].id };
      return { ...child, record: { ...child.record, fields } };
    }),
  );
  await insertLevel(server, request, next, created);
}

function treeError(referenceId: string, { errors }: WriteResult): unknown {
  return { referenceId, errors: errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields })) };
}

/** A later level failed: what the levels above made is taken back. */
async function undo(
  server: LocalOrgServer,
  request: FastifyRequest,
  created: readonly { id: string }[],
): Promise<void> {
  const schema = caller(request).org.schema();
  const inputs = created.toReversed().flatMap(({ id }) => {
    const object = schema.objectByPrefix(id.slice(0, 3));
    return object ? [{ type: object.name, id, fields: {} }] : [];
  });
  for (const record of inputs)
    await writeRecords(server, caller(request), {
      operation: 'delete',
      records: [record],
      allOrNone: true,
      api: 'data',
    });
}
