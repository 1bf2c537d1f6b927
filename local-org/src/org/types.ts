import type { Schema, Shape } from '../schema/types.ts';
import type { RecordInput, WriteResult } from '../data/types.ts';

/** What identifies an org and is enough to open it in another thread. */
export interface OrgIdentity {
  /** 18 characters, starts with 00D */
  readonly id: string;
  /** the SQLite file */
  readonly file: string;
  readonly shape: Shape;
  /** the org's My Domain, e.g. `http://127.0.0.1:8080` */
  readonly url: string;
  /** hosts of named credentials and where they are on this machine: `api.box.com` to `http://127.0.0.1:9001/box` */
  readonly hosts: Readonly<Record<string, string>>;
  readonly isDevHub: boolean;
  readonly isScratch: boolean;
}

/** What a worker thread is asked to do; answered with the `JobResults` entry of its kind. All values can be cloned. */
export type Job =
  | {
      readonly kind: 'aura';
      readonly userId: string;
      readonly className: string;
      readonly method: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly cacheable: boolean;
    }
  /** several Aura calls in one transaction, as the platform's boxcar */
  | {
      readonly kind: 'boxcar';
      readonly userId: string;
      readonly calls: readonly {
        className: string;
        method: string;
        parameters: Readonly<Record<string, unknown>>;
        cacheable: boolean;
      }[];
    }
  | {
      readonly kind: 'rest';
      readonly userId: string;
      readonly verb: string;
      readonly path: string;
      readonly query: Readonly<Record<string, string>>;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly depth: number;
    }
  /** an invocable action over REST, one interview for each input */
  | {
      readonly kind: 'action';
      readonly userId: string;
      readonly type: 'apex' | 'flow';
      /** of the class or the flow */
      readonly name: string;
      readonly inputs: readonly Readonly<Record<string, unknown>>[];
      readonly depth: number;
    }
  | { readonly kind: 'anonymous'; readonly userId: string; readonly code: string; readonly logLevel: string }
  /** single records, all of them or none; `@{name.id}` in a later step is the id that an earlier one gave */
  | { readonly kind: 'writes'; readonly userId: string; readonly steps: readonly WriteStep[] }
  | {
      readonly kind: 'write';
      readonly userId: string;
      readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
      readonly records: readonly RecordInput[];
      readonly externalIdField?: string;
      readonly allOrNone: boolean;
      readonly api?: 'data' | 'tooling';
    }
  | {
      readonly kind: 'tests';
      readonly userId: string;
      readonly classNames: readonly string[] | null;
      readonly methods?: Readonly<Record<string, readonly string[]>>;
      readonly codeCoverage: boolean;
    }
  | { readonly kind: 'deploy'; readonly userId: string; readonly deployId: string }
  | { readonly kind: 'retrieve'; readonly userId: string; readonly retrieveId: string };

export type AuraOutcome =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly error: {
        readonly message: string;
        readonly exceptionType: string;
        readonly stackTrace: string;
        readonly isUserDefinedException: boolean;
      };
    };
export interface RestOutcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
/** What became of one input of an invocable action. */
export interface ActionResult {
  readonly actionName: string;
  readonly errors: readonly { statusCode: string; message: string; fields: readonly string[] }[] | null;
  readonly isSuccess: boolean;
  readonly outputValues: Readonly<Record<string, unknown>> | null;
}
export interface AnonymousOutcome {
  readonly compiled: boolean;
  readonly compileProblem: string | null;
  readonly line: number;
  readonly column: number;
  readonly success: boolean;
  readonly exceptionMessage: string | null;
  readonly exceptionStackTrace: string | null;
  readonly log: string;
}
/** The `result` of `sf apex run test --json`, plus `summary.compileProblems`. */
export interface TestRunOutcome {
  readonly summary: Readonly<Record<string, unknown>>;
  readonly tests: readonly Readonly<Record<string, unknown>>[];
  readonly coverage?: unknown;
}

export interface WriteStep {
  readonly name: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly record: RecordInput;
  readonly api: 'data' | 'tooling';
}

export interface JobResults {
  aura: AuraOutcome;
  boxcar: readonly AuraOutcome[];
  rest: RestOutcome;
  action: readonly ActionResult[];
  anonymous: AnonymousOutcome;
  write: readonly WriteResult[];
  /** ends with the first failure, which has taken back the others */
  writes: readonly WriteResult[];
  tests: TestRunOutcome;
  deploy: { readonly succeeded: boolean };
  retrieve: { readonly succeeded: boolean };
}
export type JobProgress = {
  readonly kind: 'deploy' | 'tests';
  readonly done: number;
  readonly errors: number;
  readonly total: number;
  readonly detail: string | null;
};

/** A callout that a worker asks the main thread to make. Bodies are base64. */
export interface CalloutRequest {
  readonly userId: string;
  readonly endpoint: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bodyBase64: string;
  readonly timeoutMs: number;
  readonly depth: number;
  /** of the answer's body; 12,000,000 unless given */
  readonly maxResponseBytes?: number;
}
export type CalloutResult =
  | {
      readonly ok: true;
      readonly status: number;
      readonly statusText: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly bodyBase64: string;
      /** milliseconds that the transaction takes for passed although nobody waited: `takes` in the hosts file */
      readonly unwaitedMs?: number;
    }
  /** `message` is the text of the System.CalloutException */
  | { readonly ok: false; readonly message: string; readonly unwaitedMs?: number };

/** The jobs of one org. */
export interface Workers {
  run<J extends Job>(job: J, onProgress?: (progress: JobProgress) => void): Promise<JobResults[J['kind']]>;
  /** runs scheduled Apex that is due, and queued Apex that an earlier process left */
  wake(): Promise<void>;
  /** whether anything runs or is about to; what waits for its hour does not */
  readonly active: boolean;
  /** lets milliseconds pass at once for Apex, its jobs and its data */
  passTime(milliseconds: number): void;
  close(): Promise<void>;
}

export interface Org extends OrgIdentity {
  schema(): Schema;
  readonly workers: Workers;
}
