import {
  cancelDeploy,
  createDeploy,
  createRetrieve,
  deployRecentValidation,
  deployResult,
  describeMetadata,
  listMetadata,
  retrieveResult,
  type DeployResult,
  type Requester,
  type RetrieveRequest,
  type RetrieveResult,
} from '../../metadata/index.ts';
import type { LocalOrgServer } from '../../org/server.ts';
import type { LocalOrg } from '../../org/server-types.ts';
import { userById } from '../../org/users.ts';
import type { JobProgress } from '../../org/types.ts';
import { trackSource } from '../../org/source-tracking.ts';
import { isBusy, whenFree } from '../../org/when-free.ts';
import { to18 } from '../../schema/index.ts';
import type { Caller } from '../auth.ts';
import { ApiError } from '../errors.ts';

const MAX_ZIP_BYTES = 39 * 1024 * 1024;

/** Deploys and retrieves of all orgs, for SOAP and REST alike: one at a time per org, as the platform does. */
export class MetadataService {
  readonly #server: LocalOrgServer;
  readonly #queues = new Map<string, Promise<unknown>>();
  /** deploys that are not over, with what their worker last said */
  readonly #running = new Map<string, JobProgress | null>();
  readonly #crashed = new Map<string, string>();
  /** cancellations that wait until another deploy lets go of the org's file */
  readonly #canceling = new Map<string, () => unknown>();
  readonly #onProblem: (error: unknown) => void;

  constructor(server: LocalOrgServer, onProblem: (error: unknown) => void) {
    this.#server = server;
    this.#onProblem = onProblem;
  }

  async deploy(caller: Caller, zip: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<string> {
    this.#checkRights(caller);
    if (zip.byteLength > MAX_ZIP_BYTES) {
      throw new ApiError(
        400,
        'LIMIT_EXCEEDED',
        'Maximum size of request reached. Maximum size of request is 52428800 bytes.',
      );
    }
    const { sqlite } = caller.org.database;
    const by = this.#requester(caller);
    const id = await whenFree(() => createDeploy(sqlite, zip, options, by, new Date(this.#server.now())));
    this.#startDeploy(caller.org, caller.userId, id);
    return id;
  }

  async quickDeploy(caller: Caller, validationId: string): Promise<string> {
    this.#checkRights(caller);
    const { sqlite } = caller.org.database;
    const by = this.#requester(caller);
    const id = await whenFree(() => deployRecentValidation(sqlite, validationId, by, new Date(this.#server.now())));
    this.#startDeploy(caller.org, caller.userId, id);
    return id;
  }

  /** Over only when the main thread, too, knows what was deployed. */
  deployStatus(caller: Caller, id: string): DeployResult {
    const result = deployResult(caller.org.database.sqlite, id);
    const progress = this.#running.get(to18(id));
    if (progress === undefined) return { ...result, ...this.#crash(result.id) };
    if (result.status === 'Canceled') return result;
    const status = this.#canceling.has(to18(id)) ? 'Canceling' : result.status === 'Pending' ? 'Pending' : 'InProgress';
    const open = { done: false, success: false, status, completedDate: null } as const;
    return { ...result, ...open, ...(progress ? counters(progress) : {}) };
  }

  /** While another deploy holds the org's file, the cancellation waits for the turn of this one. */
  async cancel(caller: Caller, id: string): Promise<{ readonly id: string; readonly done: boolean }> {
    this.#checkRights(caller);
    const { sqlite } = caller.org.database;
    const by = this.#requester(caller);
    const ask = () => cancelDeploy(sqlite, id, by, new Date(this.#server.now()));
    try {
      return ask();
    } catch (error) {
      if (!isBusy(error)) throw error;
      this.#canceling.set(to18(id), ask);
      return { id: to18(id), done: false };
    }
  }

  async retrieve(caller: Caller, request: RetrieveRequest): Promise<string> {
    this.#checkRights(caller);
    const { org, userId } = caller;
    const id = await whenFree(() => createRetrieve(org.database.sqlite, request, userId));
    this.#enqueue(org, id, () => org.workers.run({ kind: 'retrieve', userId, retrieveId: id }));
    return id;
  }

  /** Components of the given types. */
  list(caller: Caller, types: readonly string[]): unknown[] {
    this.#checkRights(caller);
    return types.flatMap((type) => listMetadata(caller.org.database, type));
  }

  describe(caller: Caller): ReturnType<typeof describeMetadata> {
    this.#checkRights(caller);
    return describeMetadata();
  }

  retrieveStatus(caller: Caller, id: string): RetrieveResult {
    const result = retrieveResult(caller.org.database.sqlite, id);
    return { ...result, ...this.#crash(result.id) };
  }

  #startDeploy(org: LocalOrg, userId: string, deployId: string): void {
    const key = to18(deployId);
    this.#running.set(key, null);
    this.#enqueue(org, deployId, async () => {
      try {
        if (!(await this.#isCanceled(org, key))) await this.#runDeploy(org, userId, key);
      } finally {
        this.#canceling.delete(key);
        org.refresh();
        if (org.isScratch) await whenFree(() => trackSource(org));
        this.#running.delete(key);
      }
    });
  }

  async #isCanceled(org: LocalOrg, deployId: string): Promise<boolean> {
    const cancel = this.#canceling.get(deployId);
    if (cancel) await whenFree(cancel);
    return deployResult(org.database.sqlite, deployId).status === 'Canceled';
  }

  async #runDeploy(org: LocalOrg, userId: string, deployId: string): Promise<void> {
    await org.workers.run({ kind: 'deploy', userId, deployId }, (progress) => this.#running.set(deployId, progress));
  }

  #enqueue(org: LocalOrg, id: string, work: () => Promise<unknown>): void {
    const before = this.#queues.get(org.id) ?? Promise.resolve();
    const failed = (error: unknown) => {
      this.#crashed.set(to18(id), error instanceof Error ? error.message : String(error));
      this.#onProblem(error);
    };
    this.#queues.set(org.id, before.then(work).catch(failed));
  }

  /** What a job that ended without a result of its own looks like. */
  #crash(id: string) {
    const message = this.#crashed.get(to18(id));
    if (message === undefined) return {};
    const failed = { done: true, success: false, status: 'Failed', errorStatusCode: 'UNKNOWN_EXCEPTION' } as const;
    return { ...failed, errorMessage: message };
  }

  #requester(caller: Caller): Requester {
    return { userId: caller.userId, name: userById(caller.org, caller.userId)?.name ?? '' };
  }

  #checkRights({ user }: Caller): void {
    const { userPermissions } = user;
    if (userPermissions.has('modifymetadata') || userPermissions.has('modifyalldata')) return;
    throw new ApiError(
      403,
      'INSUFFICIENT_ACCESS',
      'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
    );
  }
}

function counters(progress: JobProgress): Partial<DeployResult> {
  const { done, errors, total, detail } = progress;
  if (progress.kind === 'tests') {
    return { numberTestsCompleted: done, numberTestErrors: errors, numberTestsTotal: total, stateDetail: detail };
  }
  return {
    numberComponentsDeployed: done,
    numberComponentErrors: errors,
    numberComponentsTotal: total,
    stateDetail: detail,
  };
}
