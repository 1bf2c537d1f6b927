import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** What `local-org start --json` prints when it is ready. */
export interface ReadyOrg {
  readonly url: string;
  readonly username: string;
  readonly orgId: string;
  readonly accessToken: string;
  readonly loginUrl: string;
  readonly pid: number;
  /** only on the first start of a state */
  readonly password?: string;
}

export class LocalOrgError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LocalOrgError';
  }
}

export interface LocalOrgOptions {
  readonly root: string;
  readonly state: string;
  readonly port: number;
  readonly shape: string;
  readonly hostsFile: string;
  readonly seedFile?: string;
  /** opens the door `/_local/clock`, by which tests let time pass */
  readonly movableClock?: boolean;
}

export interface RunningOrg extends ReadyOrg {
  /** ends the server and waits until it is gone */
  stop(): Promise<void>;
  readonly exited: Promise<number>;
}

/** Starts the local org as a child process and waits until it serves. Throws LocalOrgError with the server's own words. */
export async function startLocalOrg(options: LocalOrgOptions): Promise<RunningOrg> {
  const bin = path.join(options.root, 'local-org/bin/local-org.js');
  const seed = options.seedFile === undefined ? [] : ['--seed', options.seedFile];
  const args = [
    'start',
    '--json',
    '--state',
    options.state,
    '--port',
    String(options.port),
    '--shape',
    options.shape,
    '--hosts',
    options.hostsFile,
    ...seed,
    ...(options.movableClock === true ? ['--movable-clock'] : []),
  ];
  const child = spawn(process.execPath, [bin, ...args], { cwd: options.root, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const ready = await firstLine(child, exited);
  return { ...ready, exited, stop: () => end(child, exited) };
}

async function firstLine(child: ChildProcess, exited: Promise<number>): Promise<ReadyOrg> {
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout! }).once('line', resolve));
  const first = await Promise.race([line, exited]);
  if (typeof first === 'number')
    throw new LocalOrgError(errors.trim() || `The local org ended with code ${first} before it was ready.`);
  const answer = JSON.parse(first) as
    ReadyOrg | { readonly error: { readonly message: string; readonly remedy: string } };
  if ('error' in answer) throw new LocalOrgError(`${answer.error.message}\n${answer.error.remedy}`);
  child.stderr?.on('data', (text: string) => process.stderr.write(text));
  return answer;
}

async function end(child: ChildProcess, exited: Promise<number>): Promise<void> {
  if (child.exitCode === null) child.kill('SIGTERM');
  await exited;
}
