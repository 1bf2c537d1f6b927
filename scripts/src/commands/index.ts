import AppsSync from './apps/sync.ts';
import OwnOrgConnect from './own-org/connect.ts';
import SetupSync from './setup/sync.ts';

/** Every command of `hub`; a command is one file in the folder of its topic. */
export const COMMANDS = {
  'apps:sync': AppsSync,
  'own-org:connect': OwnOrgConnect,
  'setup:sync': SetupSync,
};
