import type { DatabaseSync } from 'node:sqlite';
import { randomBytes } from 'node:crypto';
import type { UserAccess } from '../data/types.ts';
import { AuditTrail } from './audit.ts';
import { GrantStore } from './grants.ts';
import { cliKey, type CliKey } from './keys.ts';
import { acquireLock, type Lock } from './lock.ts';
import { OrgLifecycle, type Prepare } from './lifecycle.ts';
import { PasswordStore } from './password-store.ts';
import { openRegistry } from './registry.ts';
import { ScratchOrgs } from './scratch-orgs.ts';
import { SessionStore } from './sessions.ts';
import { orgOfToken, sign } from './tokens.ts';
import { prepareState, statePaths, type StatePaths } from './state.ts';
import { ApiUsage } from './usage.ts';
import { UserAccessCache } from './user-access-cache.ts';
import type { LocalOrg, NewOrg, OrgServer, RequestFacts, Session } from './server-types.ts';
import { to18 } from '../schema/index.ts';

export interface ServerOptions {
  readonly stateDirectory: string;
  /** loopback addresses of hosts of named credentials */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly now?: () => number;
  /** opens the door `/_local/clock`, by which tests let time pass */
  readonly hasMovableClock?: boolean;
  /** told about what the server could not write by itself */
  readonly onProblem?: (error: unknown) => void;
}

const SWEEP_INTERVAL_MS = 60_000;

/** All orgs of one state directory. Made first, so that the port can be taken; `open` needs to know the address. */
export class LocalOrgServer implements OrgServer {
  readonly paths: StatePaths;
  readonly sessions: SessionStore;
  readonly grants: GrantStore;
  readonly passwords: PasswordStore;
  readonly audit: AuditTrail;
  readonly usage: ApiUsage;
  readonly cliKey: CliKey;
  readonly now: () => number;
  readonly hasMovableClock: boolean;
  readonly lifecycle: OrgLifecycle;
  readonly scratchOrgs: ScratchOrgs;
  readonly #registry: DatabaseSync;
  readonly #lock: Lock;
  readonly #secret: Buffer;
  readonly #access = new UserAccessCache();
  readonly #sweep: NodeJS.Timeout;
  readonly #onProblem: (error: unknown) => void;
  #url = '';

  constructor(options: ServerOptions) {
    this.paths = statePaths(options.stateDirectory);
    this.now = options.now ?? Date.now;
    this.hasMovableClock = options.hasMovableClock ?? false;
    prepareState(this.paths);
    this.#lock = acquireLock(this.paths.lock);
    try {
      this.#registry = openRegistry(this.paths);
      this.#secret = serverSecret(this.#registry);
      this.cliKey = cliKey(this.paths);
    } catch (error) {
      this.#lock.release();
      throw error;
    }
    const onProblem = options.onProblem ?? (() => undefined);
    this.#onProblem = onProblem;
    this.sessions = new SessionStore(this.#registry, this.now);
    this.grants = new GrantStore(this.#registry, this.now);
    this.passwords = new PasswordStore(this.#registry);
    this.audit = new AuditTrail(this.now, onProblem);
    this.usage = new ApiUsage(this.#registry, this.now);
    this.lifecycle = new OrgLifecycle(this.#registry, this.paths, { hosts: options.hosts ?? {}, now: this.now });
    this.scratchOrgs = new ScratchOrgs(this, onProblem);
    this.#sweep = setInterval(() => this.#removeExpired(), SWEEP_INTERVAL_MS).unref();
  }

  get url(): string {
    return this.#url;
  }

  get stateDirectory(): string {
    return this.paths.directory;
  }

  get orgs(): ReadonlyMap<string, LocalOrg> {
    return this.lifecycle.orgs;
  }

  get primaryOrg(): LocalOrg {
    return this.lifecycle.primary;
  }

  /** The address is known: opens the orgs that the state has, or makes the first one; see OrgLifecycle.openAll. */
  open(url: string, first: Omit<NewOrg, 'isScratch'>, prepare: Prepare): Promise<boolean> {
    this.#url = url;
    this.#lock.announce(url);
    return this.lifecycle.openAll(url, first, prepare);
  }

  orgByToken(token: string): Session | undefined {
    const claimed = orgOfToken(token);
    if (claimed === undefined) return undefined;
    const record = this.sessions.find(token);
    const org = record && this.lifecycle.orgs.get(record.orgId);
    if (!record || !org || to18(claimed) !== org.id) return undefined;
    if (!this.#access.isActive(org, record.userId)) return undefined;
    return { ...record, org };
  }

  sessionByCookie(cookieHeader: string | undefined): Session | undefined {
    const value = /(?:^|;\s*)sid=([^;]+)/.exec(cookieHeader ?? '')?.[1];
    const session = value === undefined ? undefined : this.orgByToken(decodeURIComponent(value));
    return session?.kind === 'ui' ? session : undefined;
  }

  csrfToken(session: Session): string {
    return sign(this.#secret, `csrf:${session.id}`);
  }

  userAccess(org: LocalOrg, userId: string): UserAccess {
    return this.#access.get(org, userId);
  }

  /** An address that signs the user in once, within ten minutes. */
  signInLink(org: LocalOrg, userId: string, startUrl: string): string {
    const key = this.grants.createOneTime('link', org.id, userId, { startUrl });
    return `${this.#url}/secur/frontdoor.jsp?otp=${key}`;
  }

  recordRequest(facts: RequestFacts): void {
    this.usage.record(facts);
  }

  createOrg(request: NewOrg): Promise<LocalOrg> {
    return this.lifecycle.create(request);
  }

  async deleteOrg(orgId: string): Promise<void> {
    await this.lifecycle.delete(orgId);
  }

  /** Jobs end first: they may hold the files that the last rows are written to. */
  async close(): Promise<void> {
    clearInterval(this.#sweep);
    try {
      await this.lifecycle.endJobs();
      this.#flushUsage();
      await this.audit.drain();
      await this.lifecycle.close();
      this.#registry.close();
    } finally {
      this.#lock.release();
    }
  }

  #removeExpired(): void {
    this.sessions.removeExpired();
    this.grants.removeExpired();
    this.#flushUsage();
  }

  #flushUsage(): void {
    try {
      this.usage.flush(this.lifecycle.orgs);
    } catch (error) {
      this.#onProblem(error);
    }
  }
}

function serverSecret(registry: DatabaseSync): Buffer {
  const name = 'csrf';
  registry.prepare('INSERT OR IGNORE INTO server_secret VALUES (?, ?)').run(name, randomBytes(32));
  const row = registry.prepare('SELECT value FROM server_secret WHERE name = ?').get(name) as { value: Uint8Array };
  return Buffer.from(row.value);
}
