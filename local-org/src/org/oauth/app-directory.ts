import type { LocalOrgServer } from '../server.ts';
import type { LocalOrg } from '../server-types.ts';
import { CLI_CONSUMER_KEY, cliApp, type OAuthApp } from './apps.ts';
import { deployedApp } from './deployed-apps.ts';

/** The app of a consumer key in an org: the CLI's own, which every org has, or a deployed one. */
export function orgApps(server: LocalOrgServer, org: LocalOrg, consumerKey: string): OAuthApp | undefined {
  if (consumerKey === CLI_CONSUMER_KEY) return cliApp(server.cliKey.publicKey);
  return deployedApp(org, consumerKey);
}
