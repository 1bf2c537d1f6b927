import { randomBytes } from 'node:crypto';
import type { OrgDatabase } from '../../data/index.ts';
import type { Access } from '../../data/types.ts';
import type { Flow } from '../../flow/index.ts';
import type { OrgIdentity } from '../../org/types.ts';
import type { ApexProgram, ApexRuntime, ApexType, ApexValue } from '../abi.ts';
import { enterTransaction, setFrameMapper, SObjectException, type TransactionHooks } from '../runtime/index.ts';
import type { AccessMode } from './access-mode.ts';
import type { CalloutBridge } from './callout-bridge.ts';
import { callerAccess } from './caller.ts';
import { emittedClassOf, userClassInfo } from './class-info.ts';
import { nameOfInstance } from './library/stub.ts';
import { inactiveTriggersOf } from './inactive-triggers.ts';
import { labelText } from './labels.ts';
import { loadFlows } from './flows/org-flows.ts';
import { LoadedProgram } from './program.ts';
import { createRuntime } from './runtime.ts';
import { recordFromJson, recordToJson } from './sobjects/record-json.ts';
import { newRecord, objectDef } from './sobjects/records.ts';
import { sObjectServices } from './sobjects/services.ts';
import type { TestState } from './tests/test-state.ts';
import { Transaction, type AsyncWork, type TransactionStart } from './transaction.ts';
import { certificateKey } from './certificates.ts';
import { traceOf } from './trace-flags.ts';
import { requestUrl } from './request-url.ts';
import { UserRights } from './user-rights.ts';
import { UserSettings } from './user-settings.ts';
import { deliverAfterCommit, takeOver, type PublishedEvent } from './events.ts';
import { OrgClock } from './schedule/org-clock.ts';

export interface EngineOptions {
  readonly org: OrgIdentity;
  readonly db: OrgDatabase;
  readonly program: ApexProgram;
  readonly callouts: CalloutBridge;
  /** the machine's time unless given */
  readonly clock?: OrgClock;
  /** count executed lines */
  readonly withCoverage?: boolean;
}

/** Runs Apex of one org in this thread, one transaction at a time. */
export class Engine {
  readonly org: OrgIdentity;
  readonly db: OrgDatabase;
  readonly callouts: CalloutBridge;
  readonly clock: OrgClock;
  readonly runtime: ApexRuntime;
  readonly program: LoadedProgram;
  /** executions by unit and line; null when nobody counts */
  readonly coverage: Int32Array[] | null;
  /** set while a test method runs */
  test: TestState | null = null;
  /** work that starts when the answer of the running job is out */
  readonly pending: AsyncWork[] = [];
  /** told of every platform event that leaves a transaction */
  onEvent: (event: PublishedEvent) => void = () => undefined;
  #current: Transaction | null = null;
  #flows: readonly Flow[] | null = null;
  #inactiveTriggers: ReadonlySet<string> | null = null;
  readonly #rights: UserRights;
  readonly #settings = new Map<string, UserSettings>();

  constructor(options: EngineOptions) {
    this.org = options.org;
    this.db = options.db;
    this.#rights = new UserRights(options.db);
    this.callouts = options.callouts;
    this.clock = options.clock ?? new OrgClock();
    this.coverage = options.withCoverage
      ? options.program.units.map((unit) => new Int32Array((unit.executableLines.at(-1) ?? 0) + 1))
      : null;
    this.db.onPublish = (events) => takeOver(this, events);
    this.runtime = createRuntime(this);
    this.program = new LoadedProgram(options.program, this.runtime);
  }

  /** flows that records or callers start */
  get flows(): readonly Flow[] {
    return (this.#flows ??= loadFlows(this.db, this.program.program));
  }

  /** names of triggers, in small letters, that are deployed and do not run (Metadata API Developer Guide, "ApexTrigger", status) */
  get inactiveTriggers(): ReadonlySet<string> {
    return (this.#inactiveTriggers ??= inactiveTriggersOf(this.db));
  }

  get transaction(): Transaction {
    if (this.#current === null) throw new Error('No transaction is running.');
    return this.#current;
  }

  get transactionOrNull(): Transaction | null {
    return this.#current;
  }

  /**
   * Runs `body` as one transaction: commits when it returns, rolls back when it throws. What is left to do after commit
   * is added to `pending`.
   */
  run<T>(start: TransactionStart, body: (transaction: Transaction) => T): T {
    const nested = this.db.inTransaction;
    const trace = nested ? null : traceOf(this, start);
    const logged = trace === null ? start : { ...start, log: trace.log };
    const transaction = new Transaction(logged, () => this.#rights.of(start.userId));
    return this.within(transaction, () => {
      if (!nested) this.db.begin();
      try {
        const value = body(transaction);
        if (!nested) this.db.commit();
        trace?.finish(transaction.limits);
        deliverAfterCommit(this, transaction);
        this.pending.push(...transaction.afterCommit);
        return value;
      } catch (error) {
        if (!nested) this.db.rollback();
        trace?.finish(transaction.limits, error);
        throw error;
      }
    });
  }

  /** Makes the transaction the running one for the time of `body`; its statics are gone afterwards. */
  within<T>(transaction: Transaction, body: () => T): T {
    const before = this.#current;
    this.#current = transaction;
    this.#settings.clear();
    setActiveEngine(this);
    setFrameMapper(this.program.frame);
    const hooks = enterTransaction(this.hooks);
    const traceLimit = Error.stackTraceLimit;
    Error.stackTraceLimit = 200;
    try {
      return body();
    } finally {
      for (const reset of transaction.resets.splice(0)) reset();
      Error.stackTraceLimit = traceLimit;
      enterTransaction(hooks);
      this.#current = before;
    }
  }

  /** Runs `body` with the hooks that names and stack traces of a finished transaction need. */
  describing<T>(body: () => T): T {
    const hooks = enterTransaction(this.hooks);
    try {
      return body();
    } finally {
      enterTransaction(hooks);
    }
  }

  /** As whom a statement or a call of the running class reads and writes; `mode` when it says so itself. */
  access(mode: AccessMode = null): Access {
    const { transaction } = this;
    if (mode !== null && typeof mode === 'object')
      return { mode: 'user', user: this.#rights.withSet(transaction.user.userId, mode.permissionSetId), sharing: true };
    const caller = callerAccess(this.program, transaction.quiddity);
    return { mode: mode ?? caller.mode, user: transaction.user, sharing: mode === 'user' || caller.sharing };
  }

  /** a user was changed: what is known of users is read anew */
  forgetSettings(): void {
    this.#settings.clear();
  }

  settings(userId = this.transaction.userId): UserSettings {
    let settings = this.#settings.get(userId);
    if (settings === undefined) this.#settings.set(userId, (settings = UserSettings.load(this.db, userId)));
    return settings;
  }

  readonly hooks: TransactionHooks = {
    now: () => (this.test?.now() ?? this.clock.now()) + (this.#current?.clockAheadMs ?? 0),
    userTimeZone: () => this.settings().timeZone,
    userLocale: () => this.settings().locale,
    debug: (level, line, message) => this.#current?.log?.debug(level, line(), message),
    classForName: (name) => {
      const emitted = this.program.find(name);
      return emitted === null ? null : userClassInfo(emitted);
    },
    describeUserClass: (instance) => {
      const emitted = emittedClassOf(instance);
      if (emitted === null) return null;
      const info = userClassInfo(emitted);
      const name = nameOfInstance(instance, info.name);
      return name === info.name ? info : (Object.create(info, { name: { value: name } }) as typeof info);
    },
    sObjectName: (name) => this.sObjectName(name),
    newSObject: (type) => newRecord(this, type),
    sObjectToJson: (record: ApexValue, suppressNulls: boolean) => recordToJson(record, suppressNulls),
    sObjectFromJson: (json, type: ApexType, strict: boolean) => recordFromJson(this, json, type.name, strict),
    randomBytes: (count) => randomBytes(count),
    label: (_namespace, name) => labelText(this.db, name),
    certificateKey: (developerName) => certificateKey(this.db, developerName),
    sObjectTypeOf: (type) => sObjectServices().typeToken(objectDef(this, type)),
    sObjectTypeOfId: (id) => {
      const def = this.db.schema.objectByPrefix(id.slice(0, 3));
      if (def === undefined) throw new SObjectException(`Cannot locate Apex Type for ID: ${id}`);
      return sObjectServices().typeToken(def);
    },
    orgDomainUrl: () => this.org.url,
    requestUrl: () => requestUrl(this.org, this.transaction),
    heap: (bytes) => this.#current?.limits.use('heapSize', bytes),
    cpu: () => this.#current?.limits.used('cpuTime') ?? 0,
  };

  sObjectName(name: string): string | null {
    return this.db.schema.object(name)?.name ?? null;
  }
}

let activeEngine: Engine | null = null;

function setActiveEngine(next: Engine): void {
  activeEngine = next;
}

/** The engine whose transaction runs in this thread; the library asks for it. */
export function engine(): Engine {
  if (activeEngine === null) throw new Error('No engine runs in this thread.');
  return activeEngine;
}
