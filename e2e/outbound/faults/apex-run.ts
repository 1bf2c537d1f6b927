import { ExecuteService } from '@salesforce/apex-node';
import type { Connection } from '@salesforce/core';
import { connectionOf } from '../../../scripts/src/org/session.ts';
import type { RestSession } from '../../../scripts/src/org/rest.ts';

/** What anonymous Apex printed last, as JSON, and the whole debug log. */
export interface ApexRun {
  readonly printed: unknown;
  readonly log: string;
}

const connections = new Map<string, Promise<Connection>>();

/** Made once for each session: to make one takes longer than most calls. */
function connectionFor(session: RestSession): Promise<Connection> {
  const key = `${session.url} ${session.accessToken}`;
  const known = connections.get(key) ?? connectionOf(session);
  connections.set(key, known);
  return known;
}

/** @throws with the compile problem, or the exception and its stack trace */
export async function apexRun(session: RestSession, apexCode: string): Promise<ApexRun> {
  const answer = await new ExecuteService(await connectionFor(session)).executeAnonymous({ apexCode });
  const diagnostic = answer.diagnostic?.[0];
  const log = answer.logs ?? '';
  if (!answer.compiled) throw new Error(`line ${diagnostic?.lineNumber}: ${diagnostic?.compileProblem}\n${apexCode}`);
  if (!answer.success) throw new Error(`${diagnostic?.exceptionMessage}\n${diagnostic?.exceptionStackTrace}`);
  const last = [...log.matchAll(/\|USER_DEBUG\|\[\d+\]\|\w+\|(.*)/g)].at(-1)?.[1];
  return { printed: last === undefined ? null : (JSON.parse(last) as unknown), log };
}
