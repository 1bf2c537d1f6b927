import { existsSync, readdirSync, rmSync } from 'node:fs';
import { OrgServerError } from '../org/errors.ts';
import { statePaths } from '../org/state.ts';
import { parseFlags, stateDirectory } from './options.ts';
import { stopServer } from './stop.ts';

const OWN_FILES = /^(state\.json|server\.(lock|sqlite(-wal|-shm)?)|orgs|keys|.*\.tmp)$/;

/** Stops the server and removes its state; a directory that holds anything else is not touched. */
export async function resetCommand(argv: string[]): Promise<number> {
  const flags = parseFlags(argv, { state: { type: 'string' }, json: { type: 'boolean', default: false } });
  const paths = statePaths(stateDirectory(flags.state));
  const existed = existsSync(paths.directory);
  if (existed) {
    const strangers = readdirSync(paths.directory).filter((name) => !OWN_FILES.test(name));
    if (strangers.length > 0) {
      throw new OrgServerError(
        'STATE_UNREADABLE',
        `${paths.directory} also holds ${strangers.slice(0, 3).join(', ')}, which is not of the local org; nothing was removed.`,
        'Remove the directory yourself if you are sure.',
      );
    }
    await stopServer(paths.lock);
    rmSync(paths.directory, { recursive: true, force: true });
  }
  const text = existed ? `Removed ${paths.directory}.` : `There is no state in ${paths.directory}.`;
  process.stdout.write(`${flags.json ? JSON.stringify({ removed: existed }) : text}\n`);
  return 0;
}
