import AppsSync from './apps/sync.ts';
import CredentialAuthenticate from './credential/authenticate.ts';
import CredentialFill from './credential/fill.ts';
import OwnOrgConnect from './own-org/connect.ts';
import PartnerNew from './partner/new.ts';
import SetupSync from './setup/sync.ts';
import SweeperStart from './sweeper/start.ts';
import SweeperStop from './sweeper/stop.ts';

/** Every command of `hub`; a command is one file in the folder of its topic. */
export const COMMANDS = {
  'apps:sync': AppsSync,
  'credential:authenticate': CredentialAuthenticate,
  'credential:fill': CredentialFill,
  'own-org:connect': OwnOrgConnect,
  'partner:new': PartnerNew,
  'setup:sync': SetupSync,
  'sweeper:start': SweeperStart,
  'sweeper:stop': SweeperStop,
};
