import { spawn } from 'node:child_process';
import { BIN, type Workplace } from './workplace.ts';

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export function execute(command: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Finished> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 128, ...output }));
  });
}

/** Runs `local-org …` in the workplace. */
export function localOrg(place: Workplace, ...args: readonly string[]): Promise<Finished> {
  return execute([process.execPath, BIN, ...args], place.env, place.folder);
}
