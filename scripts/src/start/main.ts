import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startSimulators, type RunningSimulators } from 'simulators';
import { compileBundles } from '../lwc/compile.ts';
import { assignPermissionSets } from '../org/permission-sets.ts';
import { rest, type RestSession } from '../org/rest.ts';
import { connectOwnOrg } from '../own-org/connect.ts';
import { sf } from '../salesforce-cli/sf.ts';
import { DeployRecord, readSourceState } from './changed-components.ts';
import { connectDemoPartners } from './demo-connections.ts';
import { writeSeedFile } from './demo-seed.ts';
import { readFlags, type StartFlags } from './flags.ts';
import { startLocalOrg, type RunningOrg } from './local-org-process.ts';
import { openBrowser } from './open-browser.ts';
import { step } from './steps.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const STATE = path.join(ROOT, '.local-org');
/** what the start itself remembers: the local org owns its state directory */
const NOTES = path.join(ROOT, '.cache/start');
const ALIAS = 'hub-local';
const TAB = '/lightning/n/Hub_Integration_Health';
const API_VERSION = '67.0';

/** `npm start`: local org, deploy by the Salesforce CLI, demo data, console. Serves until Ctrl-C. */
async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env);
  if (flags.reset) for (const folder of [STATE, NOTES]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(NOTES, { recursive: true });
  const simulators = await step('Simulated partners', () => startSimulators());
  try {
    await serve(flags, simulators);
  } finally {
    await simulators.close();
  }
}

async function serve(flags: StartFlags, simulators: RunningSimulators): Promise<void> {
  const org = await step(
    'Local org',
    () => startOrg(flags, simulators),
    ({ url }) => url,
  );
  try {
    await fill(org, simulators);
    await announce(org, flags);
    await untilInterrupted(org);
  } finally {
    await org.stop();
  }
}

async function startOrg(flags: StartFlags, simulators: RunningSimulators): Promise<RunningOrg> {
  const hostsFile = path.join(NOTES, 'hosts.json');
  writeFileSync(hostsFile, JSON.stringify(simulators.hosts, null, 2));
  const seedFile = path.join(NOTES, 'demo-org.ndjson');
  if (!existsSync(seedFile)) await writeSeedFile(seedFile, Date.now());
  return startLocalOrg({ root: ROOT, state: STATE, port: flags.port, shape: flags.shape, hostsFile, seedFile });
}

async function fill(org: RunningOrg, simulators: RunningSimulators): Promise<void> {
  const session: RestSession = { url: org.url, accessToken: org.accessToken, apiVersion: API_VERSION };
  const written = await step(
    'Components to JavaScript',
    async () => compileBundles(ROOT),
    (files) => `${files.length} written`,
  );
  void written;
  await step(
    'Salesforce CLI signs in',
    () => signIn(org),
    () => `alias ${ALIAS}`,
  );
  await step(
    'Deploy force-app',
    () => deployChanges(org),
    (count) => (count === 0 ? 'nothing changed' : `${count} components`),
  );
  await step('Credentials of the demo partners', () => connectDemoPartners(session, simulators));
  await step('Permission sets', () => assignPermissionSets(session, org.username, ['Hub_%']));
  await step('The org calls itself', () =>
    connectOwnOrg(session, { username: org.username, timeoutMinutes: 1, onStep: () => undefined }),
  );
}

async function signIn(org: RunningOrg): Promise<void> {
  await sf(['org', 'login', 'access-token', '--instance-url', org.url, '--alias', ALIAS, '--no-prompt'], {
    cwd: ROOT,
    env: { SF_ACCESS_TOKEN: org.accessToken },
  });
}

/** Everything at first, later the components whose content changed. */
async function deployChanges(org: RunningOrg): Promise<number> {
  const state = readSourceState(path.join(ROOT, 'force-app'));
  const record = new DeployRecord(path.join(NOTES, 'deployed.json'), org.orgId);
  const changed = record.changed(state);
  if (changed.length === 0) return 0;
  const whole = changed.length === Object.keys(state.hashes).length;
  const sources = whole ? ['force-app'] : changed;
  await sf(
    [
      'project',
      'deploy',
      'start',
      '--target-org',
      ALIAS,
      '--wait',
      '10',
      ...sources.flatMap((source) => ['--source-dir', source]),
    ],
    { cwd: ROOT },
  );
  record.save(state);
  return changed.length;
}

interface SingleAccess {
  readonly frontdoor_uri: string;
}

async function announce(org: RunningOrg, flags: StartFlags): Promise<void> {
  const session: RestSession = { url: org.url, accessToken: org.accessToken, apiVersion: API_VERSION };
  const { frontdoor_uri: signInLink } = (await rest(
    session,
    'GET',
    `/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent(TAB)}`,
  )) as SingleAccess;
  const opened = flags.open && (await openBrowser(signInLink));
  if (opened)
    console.log('\nThe console opens in your browser. Ctrl-C ends everything; the next start goes on from here.');
  if (org.password !== undefined) console.log(`\nUser  ${org.username}\nPassword  ${org.password}`);
  console.log(`\nSign in  ${signInLink}`);
  console.log(`Integration Health  ${org.url}${TAB}`);
}

async function untilInterrupted(org: RunningOrg): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const ended = org.exited.then((code) => {
    throw new Error(`The local org ended by itself with code ${code}; what it wrote is above.`);
  });
  await Promise.race([interrupted, ended]);
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
