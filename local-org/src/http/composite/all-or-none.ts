import type { WriteResult } from '../../data/types.ts';
import type { WriteStep } from '../../org/types.ts';
import type { Caller } from '../auth.ts';
import { asObject } from '../body.ts';
import { ApiError, statusOf } from '../errors.ts';
import { checkedId, objectNamed, recordInput } from '../records/input.ts';
import type { Subanswer, Subrequest } from './subrequest.ts';

const RECORD = /^\/services\/data\/v[\d.]+(\/tooling)?\/sobjects\/(\w+)(?:\/([^/?]+))?$/;
const REFERENCE = /^@\{\w+\.id\}$/i;
const OPERATIONS = { POST: 'insert', PATCH: 'update', DELETE: 'delete' } as const;

/** A composite request that changes single records, as one transaction: one answer for each subrequest. */
export async function runAllOrNone(caller: Caller, requests: readonly Subrequest[]): Promise<Subanswer[]> {
  const steps = requests.map((request) => stepOf(caller, request));
  const results = await caller.org.workers.run({ kind: 'writes', userId: caller.userId, steps });
  const failed = results.find(({ success }) => !success);
  return requests.map((request, index) => {
    const result = results[index];
    if (!failed && result) return succeeded(request, result);
    return result === failed && failed ? refused(failed) : halted();
  });
}

function stepOf({ org }: Caller, { method, url, referenceId, body }: Subrequest): WriteStep {
  const [, tooling, name = '', id] = RECORD.exec(url) ?? [];
  const operation = OPERATIONS[method as keyof typeof OPERATIONS] as WriteStep['operation'] | undefined;
  if (!operation || name === '' || (operation === 'insert') !== (id === undefined)) {
    throw new ApiError(
      501,
      'UNSUPPORTED_COMPOSITE_ALL_OR_NONE',
      `With allOrNone only single records are created, changed and deleted, not ${method} ${url}.`,
    );
  }
  const api = tooling === undefined ? 'data' : 'tooling';
  const input = { schema: org.schema(), api } as const;
  const object = objectNamed(input, name);
  const { fields } = operation === 'delete' ? { fields: {} } : recordInput(input, object, asObject(body));
  const target = id === undefined ? {} : { id: REFERENCE.test(id) ? id : checkedId(id) };
  return { name: referenceId, operation, record: { type: object.name, ...target, fields }, api };
}

function succeeded({ method, url }: Subrequest, { id }: WriteResult): Subanswer {
  if (method !== 'POST') return { status: 204, body: null, headers: {} };
  return { status: 201, body: { id, success: true, errors: [] }, headers: { Location: `${url}/${id}` } };
}

function refused({ errors }: WriteResult): Subanswer {
  const entries = errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields }));
  return { status: statusOf(entries[0]?.errorCode ?? ''), body: entries, headers: {} };
}

function halted(): Subanswer {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }], headers: {} };
}
