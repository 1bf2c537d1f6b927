import type { ApexValue, PlatformClass } from '../../abi.ts';
import { unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { plainText } from '../plain-text.ts';
import { rowsOf } from '../user-settings.ts';
import { refuseInSilo } from './connect-silo.ts';
import { listOf } from './helpers.ts';
import { platformValue } from './platform-value.ts';

/** What this org has of the features that ConnectApi.Features tells. */
const FEATURES: Readonly<Record<string, ApexValue>> = {
  chatter: false,
  chatterActivity: false,
  chatterMessages: false,
  chatterTopics: false,
  communitiesEnabled: false,
  files: true,
  multiCurrency: false,
  wave: false,
};

/** ConnectApi.Organization.getSettings() */
function settings(): ApexValue {
  const running = engine();
  refuseInSilo(running);
  const row = rowsOf(running.db, 'Organization', 'Id', running.org.id)[0] ?? {};
  return platformValue('ConnectApi.OrganizationSettings', {
    orgId: running.org.id,
    name: plainText(row['name']),
    accessTimeout: 120,
    features: platformValue('ConnectApi.Features', FEATURES),
    userSettings: platformValue('ConnectApi.UserSettings', { userId: running.transaction.userId }),
  });
}

/** ConnectApi.ChatterUsers.getFollowings(community, user, …): nobody follows anything, or the page is not built. */
function followings(_community: ApexValue, userId: ApexValue): ApexValue {
  const running = engine();
  refuseInSilo(running);
  if (rowsOf(running.db, 'EntitySubscription', 'SubscriberId', plainText(userId)).length > 0)
    return unsupported('ConnectApi.ChatterUsers.getFollowings of a user who follows');
  const following = listOf('ConnectApi.Subscription', []);
  return platformValue('ConnectApi.FollowingPage', { following, total: 0 });
}

export const CONNECT_ORG_CLASSES: readonly PlatformClass[] = [
  { name: 'ConnectApi.Organization', statics: { getsettings: settings } },
  { name: 'ConnectApi.ChatterUsers', statics: { getfollowings: followings } },
];
