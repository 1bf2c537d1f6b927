import { ExecuteService } from '@salesforce/apex-node';
import { connectionOf } from '../scripts/src/org/session.ts';
import type { RestSession } from '../scripts/src/org/rest.ts';

/**
 * Runs anonymous Apex as `sf apex run` does.
 * @returns the texts of its `System.debug` lines
 * @throws with the compile problem, or the exception and its stack trace
 */
export async function runApex(session: RestSession, apexCode: string): Promise<string[]> {
  const answer = await new ExecuteService(await connectionOf(session)).executeAnonymous({ apexCode });
  const diagnostic = answer.diagnostic?.[0];
  if (!answer.compiled) throw new Error(`line ${diagnostic?.lineNumber}: ${diagnostic?.compileProblem}\n${apexCode}`);
  if (!answer.success) throw new Error(`${diagnostic?.exceptionMessage}\n${diagnostic?.exceptionStackTrace}`);
  return [...(answer.logs ?? '').matchAll(/\|USER_DEBUG\|\[\d+\]\|\w+\|(.*)/g)].map(([, text]) => text ?? '');
}

/** The value that the Apex printed last, as JSON: `System.debug(JSON.serialize(…))`. */
export async function apexValue<T>(session: RestSession, apexCode: string): Promise<T> {
  const printed = (await runApex(session, apexCode)).at(-1);
  if (printed === undefined) throw new Error(`nothing was printed by System.debug:\n${apexCode}`);
  return JSON.parse(printed) as T;
}
