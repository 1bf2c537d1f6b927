import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Scalar } from '../../data/types.ts';
import type { Job } from '../../org/types.ts';
import type { LightningContext } from '../types.ts';
import type { SignedIn } from './guard.ts';
import { callSession } from './guard.ts';

interface GetBody {
  readonly recordId: string;
  readonly fields?: readonly string[];
}
interface WriteBody {
  readonly apiName?: string;
  readonly recordId?: string;
  readonly fields?: Readonly<Record<string, Scalar>>;
}
type WriteJob = Extract<Job, { kind: 'write' }>;

/** What `lightning/uiRecordApi` asks: read one record, create, update, delete one. */
export function recordRoutes(app: FastifyInstance, context: LightningContext): void {
  app.post<{ Body: GetBody }>('/lightning/ui/record', async (request, reply) => {
    const signedIn = callSession(context, request, reply);
    return signedIn ? getRecord(signedIn, request.body, reply) : reply;
  });
  for (const operation of ['create', 'update', 'delete'] as const) {
    app.post<{ Body: WriteBody }>(`/lightning/ui/${operation}`, async (request, reply) => {
      const signedIn = callSession(context, request, reply);
      return signedIn ? write(signedIn, operation === 'create' ? 'insert' : operation, request.body, reply) : reply;
    });
  }
}

function getRecord({ org, session }: SignedIn, { recordId, fields = [] }: GetBody, reply: FastifyReply): unknown {
  const record = org.record(session.userId, recordId);
  if (!record) {
    return reply.code(404).send({ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' });
  }
  const values = Object.fromEntries(
    record.fields.map(({ name, value, displayValue }) => [name, { value, displayValue }]),
  );
  const missing = fields.map((field) => field.slice(field.indexOf('.') + 1)).filter((name) => !(name in values));
  if (missing.length > 0) {
    const message = `No such column '${missing[0]}' on entity '${record.object}'`;
    return reply.code(400).send({ message, errorCode: 'INVALID_FIELD' });
  }
  return { id: record.id, apiName: record.object, fields: values };
}

async function write(
  { org, session }: SignedIn,
  operation: WriteJob['operation'],
  body: WriteBody,
  reply: FastifyReply,
): Promise<unknown> {
  const { Id: fieldId, ...fields } = body.fields ?? {};
  const id = body.recordId ?? (typeof fieldId === 'string' ? fieldId : undefined);
  const type = body.apiName ?? (id ? org.org.schema().objectByPrefix(id.slice(0, 3))?.name : undefined);
  if (!type || (operation !== 'insert' && !id)) {
    return reply
      .code(400)
      .send({ message: 'The record needs an apiName or an Id', errorCode: 'ILLEGAL_QUERY_PARAMETER_VALUE' });
  }
  const record = { type, fields, ...(id && operation !== 'insert' ? { id } : {}) };
  const job: WriteJob = { kind: 'write', userId: session.userId, operation, records: [record], allOrNone: true };
  const [result] = await org.org.workers.run(job);
  if (result?.success) return { id: result.id, apiName: type, fields };
  const [error] = result?.errors ?? [];
  const message = 'An error occurred while trying to update the record. Please try again.';
  return reply.code(400).send({
    message,
    output: { errors: error ? [{ errorCode: error.statusCode, message: error.message }] : [], fieldErrors: {} },
  });
}
