import { OrgServerError } from '../org/errors.ts';
import { runningServer } from '../org/lock.ts';
import { statePaths } from '../org/state.ts';
import { parseFlags, stateDirectory } from './options.ts';

const PATIENCE_MS = 10_000;

/** Stops the server of a state directory; that none runs is no failure. */
export async function stopCommand(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { state: { type: 'string' }, json: { type: 'boolean', default: false } });
  const paths = statePaths(stateDirectory(flags.state));
  const stopped = await stopServer(paths.lock);
  const text = stopped === null ? `No local org serves ${paths.directory}.` : `Stopped process ${stopped}.`;
  process.stdout.write(`${flags.json ? JSON.stringify({ stopped: stopped !== null, pid: stopped }) : text}\n`);
  return 0;
}

/** Asks the server to shut down and waits for it; its process id, or null when none ran. */
export async function stopServer(lockFile: string): Promise<number | null> {
  const server = runningServer(lockFile);
  if (!server) return null;
  process.kill(server.pid, 'SIGTERM');
  const end = Date.now() + PATIENCE_MS;
  while (runningServer(lockFile)) {
    if (Date.now() > end) {
      throw new OrgServerError(
        'STATE_LOCKED',
        `Process ${server.pid} was asked to stop and is still running after ${PATIENCE_MS / 1000} seconds.`,
        `End it with \`kill -9 ${server.pid}\`; what was committed is kept.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return server.pid;
}
