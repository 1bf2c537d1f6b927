import { rest, type RestSession } from './rest.ts';

interface Outcome {
  readonly compiled: boolean;
  readonly success: boolean;
  readonly line: number;
  readonly compileProblem: string | null;
  readonly exceptionMessage: string | null;
}

/** Anonymous Apex that the org did not run to its end. */
export class ApexError extends Error {
  constructor(what: string, problem: string) {
    super(`${what} failed in the org: ${problem}`);
    this.name = 'ApexError';
  }
}

/** Runs anonymous Apex, which needs Author Apex. @param what it does, for the error. Throws ApexError. */
export async function executeApex(session: RestSession, what: string, code: string): Promise<void> {
  const path = `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`;
  const outcome = (await rest(session, 'GET', path)) as Outcome;
  if (!outcome.compiled) throw new ApexError(what, `line ${outcome.line}: ${outcome.compileProblem}`);
  if (!outcome.success) throw new ApexError(what, outcome.exceptionMessage ?? 'no reason was given');
}
