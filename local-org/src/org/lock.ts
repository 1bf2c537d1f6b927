import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { OrgServerError } from './errors.ts';
import { writeWhole } from './state.ts';

/** What the lock file says about the process that serves a state directory. */
export interface RunningServer {
  readonly pid: number;
  readonly processStart: string | null;
  readonly url: string | null;
}

/** Field 22 of /proc/<pid>/stat: tells a process from a later one with the same id; null where there is no /proc. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(server: RunningServer): boolean {
  try {
    process.kill(server.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return server.processStart === null || server.processStart === processStart(server.pid);
}

function readLock(file: string): RunningServer | undefined {
  try {
    const lock = JSON.parse(readFileSync(file, 'utf8')) as RunningServer;
    return Number.isInteger(lock.pid) ? lock : undefined;
  } catch {
    return undefined;
  }
}

/** The server that holds the state directory now; a lock that a killed process left behind does not count. */
export function runningServer(lockFile: string): RunningServer | undefined {
  const lock = readLock(lockFile);
  return lock && isAlive(lock) ? lock : undefined;
}

export interface Lock {
  announce(url: string): void;
  release(): void;
}

/** Takes the state directory for this process. */
export function acquireLock(lockFile: string): Lock {
  const mine = { pid: process.pid, processStart: processStart(process.pid), url: null };
  if (!tryCreate(lockFile, mine)) {
    const holder = runningServer(lockFile);
    if (holder) throw locked(lockFile, holder);
    rmSync(lockFile, { force: true });
    if (!tryCreate(lockFile, mine)) throw locked(lockFile, runningServer(lockFile) ?? mine);
  }
  return {
    announce: (url) => writeWhole(lockFile, JSON.stringify({ ...mine, url })),
    release: () => rmSync(lockFile, { force: true }),
  };
}

function tryCreate(file: string, content: RunningServer): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeSync(handle, JSON.stringify(content));
  closeSync(handle);
  return true;
}

function locked(file: string, holder: RunningServer): OrgServerError {
  const where = holder.url ? ` at ${holder.url}` : '';
  return new OrgServerError(
    'STATE_LOCKED',
    `A local org already serves this state${where} (process ${holder.pid}, ${file}).`,
    'Use the running one, stop it with `local-org stop`, or choose another directory with --state.',
  );
}
