import { randomUUID } from 'node:crypto';

export const STATUSES = ['new', 'pending', 'info', 'verified', 'rejected', 'error', 'locked'] as const;
export type Status = (typeof STATUSES)[number];

export interface Verification {
  readonly trace: string;
  readonly userId: string | null;
  readonly status: Status;
  /** milliseconds since 1970 */
  readonly changedAt: number;
}

/** Who is to be verified, as far as it is looked at here. */
export interface Submission {
  readonly userId?: string;
  readonly country?: string;
  readonly type?: string;
  readonly subType?: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly lastName?: string;
  readonly dateOfBirth?: string;
}

/** What is wrong with a field: https://v5.docs.bronid.com/kyb-api/errors */
export interface Detail {
  readonly message: string;
  readonly code: string;
  readonly path: readonly string[];
}

const REQUIRED = ['country', 'firstName', 'lastName', 'dateOfBirth'] as const;
const DATE = /^(\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4})$/;

/** The verifications of one service. */
export class Verifications {
  readonly #byTrace = new Map<string, Verification>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  all(): Verification[] {
    return [...this.#byTrace.values()];
  }

  find(trace: string): Verification | undefined {
    return this.#byTrace.get(trace);
  }

  problemsOf(submission: Submission): Detail[] {
    const problems: Detail[] = [];
    const expect = (isRight: boolean, name: keyof Submission, message: string): void => {
      if (!isRight) problems.push({ message, code: 'invalid_value', path: [name] });
    };
    for (const name of REQUIRED) expect(Boolean(submission[name]), name, `${name} is required.`);
    expect(submission.type === 'individual', 'type', 'type must be "individual".');
    expect(submission.subType === 'data', 'subType', 'subType must be "data".');
    expect(
      DATE.test(submission.dateOfBirth ?? '2000-01-01'),
      'dateOfBirth',
      'dateOfBirth must be YYYY-MM-DD or DD/MM/YYYY.',
    );
    const isTaken = this.all().some(({ userId }) => userId !== null && userId === submission.userId);
    expect(!isTaken, 'userId', 'userId must be unique per verification.');
    return problems;
  }

  /** The middle name `ok` is verified at once, as in bronID's test environment (https://docs.bronid.com/quickstart). */
  add(submission: Submission): Verification {
    const status = submission.middleName === 'ok' ? 'verified' : 'pending';
    return this.#put({ trace: randomUUID(), userId: submission.userId ?? null, status, changedAt: this.#now() });
  }

  /** What the partner's people or registers decide. */
  settle(trace: string, status: Status): Verification {
    const known = this.#byTrace.get(trace);
    if (known === undefined) throw new Error(`There is no verification ${trace}.`);
    return this.#put({ ...known, status, changedAt: this.#now() });
  }

  #put(verification: Verification): Verification {
    this.#byTrace.set(verification.trace, verification);
    return verification;
  }
}
