import { spawn } from 'node:child_process';

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** called with each piece of output as it comes */
  readonly onOutput?: (text: string) => void;
}

/** A command that could not be started or ended with another code than 0. */
export class CommandError extends Error {
  readonly finished: Finished;
  constructor(command: readonly string[], finished: Finished) {
    const reason = (finished.stderr.trim() || finished.stdout.trim()).split('\n').slice(-15).join('\n');
    super(`${command.join(' ')} ended with code ${finished.code}:\n${reason}`);
    this.name = 'CommandError';
    this.finished = finished;
  }
}

/** Runs a command to its end, whatever its exit code; rejects only when it cannot be started. */
export function run(command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { promise, resolve, reject } = Promise.withResolvers<Finished>();
  const child = spawn(command[0], command.slice(1), {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
      options.onOutput?.(text);
    });
  }
  child.on('error', reject);
  child.on('close', (code, signal) => resolve({ code: code ?? (signal === null ? 1 : 128), ...output }));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return promise;
}

/** As `run`, but a failing command throws CommandError. */
export async function runOrThrow(command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const finished = await run(command, options);
  if (finished.code !== 0) throw new CommandError(command, finished);
  return finished;
}
