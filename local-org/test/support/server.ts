import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BIN, type Workplace } from './workplace.ts';
import { restClient, type RestClient } from './rest-client.ts';

/** The line that `local-org start --json` prints. */
export interface Ready {
  readonly url: string;
  readonly username: string;
  readonly orgId: string;
  readonly accessToken: string;
  readonly loginUrl: string;
  readonly pid: number;
  readonly password?: string;
}

export interface Server extends Ready {
  readonly rest: RestClient;
  /** of bin/local-org.js, whose child the server is */
  readonly launcherPid: number;
  /** what it has written to standard error until now */
  readonly log: () => string;
  /** exit code, once it has ended */
  readonly exited: Promise<number>;
  /** asks it to stop and waits; answers the exit code */
  stop(): Promise<number>;
  /** kill -9, as a power cut would */
  kill(): Promise<void>;
}

/** `local-org start` as a process of its own, on a free port. */
export async function startServer(place: Workplace, ...args: readonly string[]): Promise<Server> {
  const command = [BIN, 'start', '--json', '--state', join(place.folder, 'state'), ...args];
  const child = spawn(process.execPath, command, {
    cwd: place.folder,
    env: place.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 128)));
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const first = await Promise.race([line, exited]);
  if (typeof first === 'number') throw new Error(`local-org start ended with ${first}: ${log}`);
  const ready = JSON.parse(first) as Ready & { error?: unknown };
  if (ready.error !== undefined) throw new Error(`local-org start failed: ${first}`);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const kill = async (): Promise<void> => {
    if (isRunning()) process.kill(ready.pid, 'SIGKILL');
    await exited;
  };
  place.onRemove(kill);
  return {
    ...ready,
    launcherPid: child.pid!,
    rest: restClient(ready.url, ready.accessToken),
    log: () => log,
    exited,
    stop: () => {
      if (isRunning()) process.kill(ready.pid, 'SIGTERM');
      return exited;
    },
    kill,
  };
}
