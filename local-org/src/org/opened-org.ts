import { createWorkers, hasWaitingWork, OrgClock } from '../apex/run/index.ts';
import { OrgDatabase, seedOrg } from '../data/index.ts';
import type { QueryRequest, QueryResult } from '../data/types.ts';
import { recoverDeploys, storedCustomSchema } from '../metadata/index.ts';
import { objectRows } from '../metadata/store/object-rows.ts';
import { schemaOf, type Schema } from '../schema/index.ts';
import type { SystemRow } from './audit.ts';
import { calloutsOf } from './callouts.ts';
import { EventBus } from './event-bus.ts';
import { OrgServerError } from './errors.ts';
import type { ConsumerStore } from './oauth/client-app-reader.ts';
import { readClientApps } from './oauth/client-app-reader.ts';
import type { OAuthApp } from './oauth/apps.ts';
import { revokeToken, useToken } from './oauth-token-rows.ts';
import type { LocalOrg, NewOrg } from './server-types.ts';
import type { OrgIdentity, Workers } from './types.ts';

/** The main thread must not wait for a transaction of Apex: what it writes itself is tried again later. */
const MAIN_BUSY_TIMEOUT_MS = 20;
/** A new worker needs a second until it is warm, and whoever reads a page comes back within minutes. */
const WORKER_IDLE_MS = 10 * 60_000;
const SCRATCH_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

interface Names {
  readonly name: string;
  readonly adminUserId: string;
  readonly adminUsername: string;
}

export class OpenedOrg implements LocalOrg {
  readonly id: string;
  readonly file: string;
  readonly shape: OrgIdentity['shape'];
  readonly url: string;
  readonly hosts: OrgIdentity['hosts'];
  readonly isDevHub: boolean;
  readonly isScratch: boolean;
  readonly name: string;
  readonly adminUserId: string;
  readonly adminUsername: string;
  readonly database: OrgDatabase;
  readonly workers: Workers;
  readonly clock = new OrgClock();
  readonly events = new EventBus();
  readonly #consumers: ConsumerStore;
  readonly #closing = new AbortController();
  #apps: { readonly version: number; readonly list: readonly OAuthApp[] } | undefined;

  private constructor(identity: OrgIdentity, names: Names, database: OrgDatabase, consumers: ConsumerStore) {
    this.id = identity.id;
    this.file = identity.file;
    this.shape = identity.shape;
    this.url = identity.url;
    this.hosts = identity.hosts;
    this.isDevHub = identity.isDevHub;
    this.isScratch = identity.isScratch;
    this.name = names.name;
    this.adminUserId = names.adminUserId;
    this.adminUsername = names.adminUsername;
    this.database = database;
    this.#consumers = consumers;
    this.workers = createWorkers(identity, {
      callout: calloutsOf(this, this.#closing.signal),
      onEvent: (event) => this.events.publish(event),
      idleMs: WORKER_IDLE_MS,
      clock: this.clock,
    });
  }

  /** Makes the file, with the rows that every new org has. */
  static async create(
    identity: OrgIdentity,
    request: NewOrg,
    now: number,
    consumers: ConsumerStore,
  ): Promise<OpenedOrg> {
    const schema = schemaOf(identity);
    const database = OrgDatabase.open({ file: identity.file, schema });
    try {
      const username = request.adminUsername ?? `admin.${identity.id.slice(9, 15).toLowerCase()}@local-org.example.com`;
      const isTemporary = identity.isScratch;
      const seeded = seedOrg(database, schema, {
        orgId: identity.id,
        orgName: request.name,
        username,
        email: request.adminEmail ?? 'admin@local-org.example.com',
        isSandbox: isTemporary,
        ...(isTemporary ? { trialExpirationDate: new Date(now + SCRATCH_LIFETIME_MS).toISOString() } : {}),
        now,
      });
      database.close();
      return await OpenedOrg.open(
        identity,
        { name: request.name, adminUserId: seeded.adminUserId, adminUsername: username },
        consumers,
      );
    } catch (error) {
      database.close();
      throw error;
    }
  }

  static async open(identity: OrgIdentity, names: Names, consumers: ConsumerStore): Promise<OpenedOrg> {
    const schema = schemaOf(identity);
    const options = { file: identity.file, schema, busyTimeoutMs: MAIN_BUSY_TIMEOUT_MS, mustExist: true };
    const database = openDatabase(options);
    const org = new OpenedOrg(identity, names, database, consumers);
    recoverDeploys(database.sqlite, new Date());
    org.refresh();
    // A wake that fails is repeated by the next job: what waits stays in the file.
    if (hasWaitingWork(database)) void org.workers.wake().catch(() => undefined);
    return org;
  }

  schema(): Schema {
    return this.database.schema;
  }

  refresh(): void {
    this.database.useSchema(schemaOf(this, storedCustomSchema(this.database)));
  }

  query(request: QueryRequest): QueryResult {
    return this.database.query({ now: this.clock.now(), ...request });
  }

  clientApps(): readonly OAuthApp[] {
    const version = dataVersion(this.database);
    if (this.#apps?.version !== version) {
      this.#apps = { version, list: readClientApps(this.id, this.database.sqlite, this.#consumers) };
    }
    return this.#apps.list;
  }

  writeSystemRows(rows: readonly SystemRow[]): void {
    const table = objectRows(this.database);
    this.database.transaction(() => {
      this.database.lock();
      for (const { object, values } of rows) if (table.has(object)) table.put(object, table.newId(object), values);
    });
  }

  tokenUsed(userId: string, appName: string, now: number): void {
    useToken(this.database, { userId, appName, now });
  }

  tokenRevoked(userId: string, appName: string): void {
    revokeToken(this.database, { userId, appName });
  }

  /** Cuts off what runs: callouts are ended, transactions that are open are rolled back. */
  async endJobs(): Promise<void> {
    this.#closing.abort();
    await this.workers.close();
  }

  async close(): Promise<void> {
    await this.endJobs();
    this.database.close();
  }
}

/** A number that changes when another connection has changed the file. */
export function dataVersion(database: OrgDatabase): number {
  return Number(database.prepare('PRAGMA data_version').get()?.['data_version']);
}

function openDatabase(options: Parameters<typeof OrgDatabase.open>[0]): OrgDatabase {
  try {
    return OrgDatabase.open(options);
  } catch (error) {
    const { code, message } = (error ?? {}) as { code?: string; message?: string };
    if (code !== 'STATE_CORRUPT' && code !== 'STATE_VERSION' && code !== 'STATE_FOREIGN') throw error;
    throw new OrgServerError(
      code === 'STATE_VERSION' ? 'STATE_VERSION' : 'STATE_CORRUPT',
      String(message),
      'Restore the file from a copy, or run `local-org reset` to start with an empty org.',
    );
  }
}
