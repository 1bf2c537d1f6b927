import { setTimeout as sleep } from 'node:timers/promises';
import { deployOrgBound } from '../org-bound/render.ts';
import { fillPrincipal } from '../org/credentials.ts';
import { assignPermissionSets } from '../org/permission-sets.ts';
import { queryAll, rest, soqlText, type RestSession } from '../org/rest.ts';
import { grantEventLogs } from './event-logs.ts';
import { ensureRunAsUser } from './run-as-user.ts';
import { withSecretReading } from './secret-reading.ts';

const APP = 'Hub_Own_Org';
const CREDENTIAL = 'Mass_Action';
const PRINCIPAL = 'OwnOrgService';
const RUN_AS_SET = 'Hub_Own_Org_Run_As';
const PRINCIPAL_SET = 'Hub_Own_Org_Principal';
const RETRY_MS = 5_000;

export interface ConnectOptions {
  /** who runs this and will use the credential in the console */
  readonly username: string;
  /** a new app may take 30 minutes until it can be used */
  readonly timeoutMinutes: number;
  readonly onStep: (text: string) => void;
}
export interface OwnOrgConnection {
  readonly runAsUser: string;
  readonly namedCredential: string;
  readonly app: string;
  /** false where the org has no right for them */
  readonly eventLogs: boolean;
}

/** Sets up everything by which the org calls itself, and proves it by a token request and a call. Can be run again at any time. */
export async function connectOwnOrg(session: RestSession, options: ConnectOptions): Promise<OwnOrgConnection> {
  const runAs = await ensureRunAsUser(session);
  options.onStep(`Run-as user ${runAs.username}`);
  await deployOrgBound(session, 'own-org', { MY_DOMAIN: session.url.replace(/\/$/, ''), RUN_AS_USER: runAs.username });
  options.onStep(`External client app ${APP} and named credential ${CREDENTIAL} deployed`);
  await assignPermissionSets(session, runAs.username, [RUN_AS_SET]);
  const eventLogs = await grantEventLogs(session, runAs.username);
  options.onStep(
    eventLogs ? 'Event logs can be read' : 'This org has no permission View Event Log Files: no event logs',
  );
  await assignPermissionSets(session, options.username, [PRINCIPAL_SET]);
  const consumer = await withSecretReading(session, options.username, () => readConsumer(session));
  options.onStep('Consumer key and secret read; the right and the switch for it are taken back');
  await proveToken(session, consumer, options.timeoutMinutes);
  await fillPrincipal(session, {
    externalCredential: APP,
    principal: PRINCIPAL,
    protocol: 'OAuth',
    parameters: { clientId: consumer.key, clientSecret: consumer.secret },
  });
  options.onStep('Principal filled');
  return { runAsUser: runAs.username, namedCredential: CREDENTIAL, app: APP, eventLogs };
}

interface IdRow {
  readonly Id: string;
}
interface Consumer {
  readonly id: string;
  readonly key: string;
  readonly secret: string;
}
interface OauthCredentials {
  readonly consumers: readonly Consumer[];
}

async function readConsumer(session: RestSession): Promise<Consumer> {
  const [app] = await queryAll<IdRow>(
    session,
    `SELECT Id FROM ExternalClientApplication WHERE DeveloperName = ${soqlText(APP)}`,
  );
  const { consumers } = (await rest(session, 'GET', `/apps/oauth/credentials/${app.Id}`)) as OauthCredentials;
  return (await rest(
    session,
    'GET',
    `/apps/oauth/credentials/${app.Id}/${consumers[0].id}?part=keyandsecret`,
  )) as Consumer;
}

/** Asks for a token as the org itself will, until the new app is known everywhere. Throws with the org's last words. */
async function proveToken(session: RestSession, consumer: Consumer, timeoutMinutes: number): Promise<void> {
  const end = Date.now() + timeoutMinutes * 60_000;
  const form = { grant_type: 'client_credentials', client_id: consumer.key, client_secret: consumer.secret };
  for (;;) {
    const answer = await fetch(`${session.url.replace(/\/$/, '')}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    if (answer.ok) return proveCall(session, ((await answer.json()) as { access_token: string }).access_token);
    const { error, error_description: description } = (await answer.json()) as {
      error: string;
      error_description: string;
    };
    if (Date.now() > end)
      throw new Error(
        `The org gives no token to the new app: ${error}, ${description}. It may take 30 minutes after the first deploy; run the command again.`,
      );
    await sleep(RETRY_MS);
  }
}

async function proveCall(session: RestSession, accessToken: string): Promise<void> {
  await rest({ ...session, accessToken }, 'GET', '/limits');
}
