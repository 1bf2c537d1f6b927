import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { realpathSync } from 'node:fs';

export interface Clone {
  readonly commit: string;
  /** `owner/name` of where it was cloned from; null when that is not on the web */
  readonly repository: string | null;
}

/** What git knows of a folder; null when the folder is not itself a clone. */
export function readClone(folder: string): Clone | null {
  const top = git(folder, 'rev-parse', '--show-toplevel');
  if (top === null || realpathSync(top) !== realpathSync(folder)) return null;
  const commit = git(folder, 'rev-parse', '--short=7', 'HEAD');
  if (commit === null) return null;
  const origin = git(folder, 'config', '--get', 'remote.origin.url') ?? '';
  const [, repository] = /^(?:https?:\/\/|git@|ssh:\/\/)[^/:]+[/:](.+?)(?:\.git)?\/?$/.exec(origin) ?? [];
  return { commit, repository: repository ?? null };
}

function git(folder: string, ...args: readonly string[]): string | null {
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    };
    return execFileSync('git', [...args], options).trim();
  } catch {
    return null;
  }
}
