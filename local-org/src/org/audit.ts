import type { Scalar } from '../data/types.ts';
import type { LocalOrg } from './server-types.ts';
import { whenFree } from './when-free.ts';

export interface LoginFacts {
  readonly userId: string;
  readonly loginType: string;
  readonly application: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  /** `Success` unless the sign-in failed */
  readonly status?: string;
}

export interface SystemRow {
  readonly object: string;
  readonly values: Readonly<Record<string, Scalar>>;
}

/**
 * The rows that the platform itself writes: LoginHistory and OauthToken. A transaction of Apex may hold the org's
 * file just then, so that each write waits its turn without stopping the server.
 */
export class AuditTrail {
  readonly #now: () => number;
  readonly #onProblem: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(now: () => number, onProblem: (error: unknown) => void) {
    this.#now = now;
    this.#onProblem = onProblem;
  }

  login(org: LocalOrg, facts: LoginFacts): void {
    const row = loginRow(facts, this.#now());
    this.#enqueue(() => org.writeSystemRows([row]));
  }

  tokenIssued(org: LocalOrg, facts: LoginFacts & { readonly appName: string }): void {
    const now = this.#now();
    this.login(org, facts);
    this.#enqueue(() => org.tokenUsed(facts.userId, facts.appName, now));
  }

  tokenRevoked(org: LocalOrg, userId: string, appName: string): void {
    this.#enqueue(() => org.tokenRevoked(userId, appName));
  }

  /** Resolves when everything that was recorded has been written. */
  drain(): Promise<void> {
    return this.#last;
  }

  #enqueue(work: () => void): void {
    this.#last = this.#last.then(() => whenFree(work)).catch(this.#onProblem);
  }
}

function loginRow(facts: LoginFacts, now: number): SystemRow {
  const time = new Date(now).toISOString();
  return {
    object: 'LoginHistory',
    values: {
      UserId: facts.userId,
      LoginTime: time,
      LoginType: facts.loginType,
      SourceIp: facts.sourceIp,
      LoginUrl: '127.0.0.1',
      Status: facts.status ?? 'Success',
      Application: facts.application,
      Browser: facts.userAgent.slice(0, 64),
      Platform: process.platform === 'linux' ? 'Linux' : process.platform,
      ApiType: facts.loginType === 'Application' ? 'N/A' : 'REST API',
      CountryIso: null,
    },
  };
}
