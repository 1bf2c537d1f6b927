import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

export const RESULTS = path.resolve(import.meta.dirname, '../../../bench/conformance.md');

export const USAGE = `npm run conformance -- DIR [--resume] [--only NAME]... [--time-limit SECONDS] [--results FILE] [--through-cli]

  DIR            a folder of git clones, each named as its repository
  --resume       goes on where an interrupted run has ended
  --only         runs the named clones alone; nothing is written unless --results says where
  --time-limit   seconds that a suite may take, 900 unless given
  --results      where the page goes instead of bench/conformance.md
  --through-cli  deploys fflib-apex-mocks and apex-recipes with the Salesforce CLI too, and compares what their tests do`;

export interface Flags {
  readonly root: string;
  readonly resume: boolean;
  /** null for all */
  readonly only: readonly string[] | null;
  readonly limitMs: number;
  /** null when nothing is written */
  readonly results: string | null;
  readonly throughCli: boolean;
}

/** A wrong use; the message says what and what to do. */
export class UsageError extends Error {}

export function readFlags(argv: readonly string[]): Flags {
  const { values, positionals } = parsed(argv);
  const [dir, ...others] = positionals;
  if (dir === undefined) throw new UsageError('Name the folder of clones.');
  if (others.length > 0) throw new UsageError(`Name one folder of clones, not ${positionals.join(', ')}.`);
  const root = path.resolve(dir);
  if (!isDirectory(root)) throw new UsageError(`${dir} is not a folder.`);
  const only = values.only ?? null;
  const unknown = (only ?? []).filter((name) => !isDirectory(path.join(root, name)));
  if (unknown.length > 0) throw new UsageError(`${dir} has no folder ${unknown.join(', ')}.`);
  const results = values.results === undefined ? null : path.resolve(values.results);
  return {
    root,
    resume: values.resume,
    only,
    limitMs: secondsOf(values['time-limit']) * 1_000,
    results: results ?? (only === null ? RESULTS : null),
    throughCli: values['through-cli'],
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        resume: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true },
        'time-limit': { type: 'string', default: '900' },
        results: { type: 'string' },
        'through-cli': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0)) throw new UsageError(`--time-limit is a number of seconds, not "${text}".`);
  return seconds;
}

function isDirectory(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
