import type { RecordInput, WriteError, WriteResult } from '../../data/types.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import type { Api } from '../../schema/types.ts';
import type { Caller } from '../auth.ts';
import { ApiError, statusOf } from '../errors.ts';

export interface WriteJob {
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
  readonly records: readonly RecordInput[];
  readonly externalIdField?: string;
  readonly allOrNone: boolean;
  readonly api: Api;
}

/** Changes records as the caller, in a worker, and lets the server follow up what concerns whole orgs. */
export async function writeRecords(
  server: LocalOrgServer,
  caller: Caller,
  job: WriteJob,
): Promise<readonly WriteResult[]> {
  const followUp = server.scratchOrgs.watch(caller.org, job);
  const results = await caller.org.workers.run({ kind: 'write', userId: caller.userId, ...job });
  await followUp(results, caller.userId);
  return results;
}

/** One record: its id, or its first error as a refusal. */
export async function writeOne(server: LocalOrgServer, caller: Caller, job: WriteJob): Promise<WriteResult> {
  const [result] = await writeRecords(server, caller, job);
  if (!result) throw new TypeError('a write of one record gave no result');
  if (!result.success) throw asApiError(result.errors[0]);
  return result;
}

function asApiError(error: WriteError | undefined): ApiError {
  const code = error?.statusCode ?? 'UNKNOWN_EXCEPTION';
  const message = error?.message ?? 'The record was not written';
  return new ApiError(statusOf(code), code, message, error?.fields ?? []);
}

/** A result as the collection resources show it. */
export function collectionResult(result: WriteResult): Record<string, unknown> {
  return {
    ...(result.id ? { id: result.id } : {}),
    success: result.success,
    errors: result.errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields })),
  };
}
