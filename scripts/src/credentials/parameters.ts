import { SfError } from '@salesforce/core';
import { PLAIN_PARAMETERS } from '../org/credentials.ts';

export interface ParameterSources {
  /** `name=value`, for names that are no secret */
  readonly plain: readonly string[];
  /** `name=VARIABLE` of the environment */
  readonly env: readonly string[];
  /** name whose value is all of standard input */
  readonly stdin?: string;
}
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly readInput: () => Promise<string>;
}

/** A parameter that cannot be had as asked; never names a value. Exit code 2, as for a wrong flag. */
export class ParameterError extends SfError {
  constructor(message: string, ...actions: readonly string[]) {
    super(message, 'ParameterError', [...actions], 2);
  }
}

/** The parameters of a principal with their values. A line break at the end of standard input is not part of the secret. */
export async function readParameters(
  { plain, env, stdin }: ParameterSources,
  { environment, readInput }: Surroundings,
): Promise<Record<string, string>> {
  const found = new Map<string, string>();
  const take = (name: string, value: string): void => {
    if (value === '') throw new ParameterError(`${name} has no value.`);
    if (found.has(name)) throw new ParameterError(`${name} is given twice.`);
    found.set(name, value);
  };
  for (const [name, value] of plain.map(pair)) {
    if (!PLAIN_PARAMETERS.has(name))
      throw new ParameterError(
        `${name} is a secret: what is an argument can be read by everybody on this machine, and stays in the history of the shell.`,
        `Give it by --stdin ${name} or --env ${name}=VARIABLE.`,
      );
    take(name, value);
  }
  for (const [name, variable] of env.map(pair)) {
    const value = environment[variable];
    if (value === undefined) throw new ParameterError(`The environment has no variable ${variable}, for ${name}.`);
    take(name, value);
  }
  if (stdin !== undefined) take(stdin, (await readInput()).replace(/\r?\n$/, ''));
  if (found.size === 0)
    throw new ParameterError('There is nothing to fill in.', 'Name the parameters by --stdin, --env or --plain.');
  return Object.fromEntries(found);
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw new ParameterError('A parameter is given as name=value, and one is not.');
  return [text.slice(0, at), text.slice(at + 1)];
}
