import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** The launcher of the command `local-org`. */
export const LOCAL_ORG = path.resolve(import.meta.dirname, '../../../local-org/bin/local-org.js');
const isWindows = process.platform === 'win32';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly millis: number;
  readonly isOverTime: boolean;
}

/** The one child that runs at a time; ends with all that it has started. */
export class Children {
  #current: ChildProcess | null = null;
  #isStopped = false;

  /** true since `stop` was called: nothing starts any more */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Runs `local-org …` to its end, or until `limitMs` have passed. */
  localOrg(args: readonly string[], limitMs: number): Promise<Ended> {
    return this.run([process.execPath, LOCAL_ORG, ...args], limitMs);
  }

  run(
    command: readonly string[],
    limitMs: number,
    options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
  ): Promise<Ended> {
    const started = performance.now();
    const child = spawn(command[0], command.slice(1), {
      ...options,
      detached: !isWindows, // a group of its own, which ends as one
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#current = child;
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text));
    let isOverTime = false;
    const limit = setTimeout(() => {
      isOverTime = true;
      end(child);
    }, limitMs);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        clearTimeout(limit);
        this.#current = null;
        resolve({ code, signal, ...output, millis: performance.now() - started, isOverTime });
      });
    });
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#current) end(this.#current);
  }
}

function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has ended in this moment
  }
}
