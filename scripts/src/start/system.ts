import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startSimulators, type RunningSimulators } from 'simulators';
import { syncApps } from '../apps/sync.ts';
import { compileBundles } from '../lwc/compile.ts';
import { assignHubPermissionSets } from '../org/permission-sets.ts';
import type { RestSession } from '../org/rest.ts';
import { connectionOf } from '../org/session.ts';
import { connectOwnOrg } from '../own-org/connect.ts';
import { sf } from '../salesforce-cli/sf.ts';
import { installSweeper } from '../sweeper/sweeper.ts';
import { syncSetup } from '../setup/sync.ts';
import { DeployRecord, readSourceState } from './changed-components.ts';
import { connectDemoPartners } from './demo-connections.ts';
import { writeSeedFile } from './demo-seed.ts';
import type { Shape } from './flags.ts';
import { startLocalOrg, type RunningOrg } from './local-org-process.ts';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
export const API_VERSION = '67.0';

/** Runs one step and tells of it; the identity for who needs no telling. */
export type Step = <T>(title: string, work: () => Promise<T>, detail?: (result: T) => string) => Promise<T>;

export interface SystemOptions {
  readonly state: string;
  /** hosts file, seed file, record of what was deployed */
  readonly notes: string;
  readonly port: number;
  readonly shape: Shape;
  /** under which the Salesforce CLI knows the org */
  readonly alias: string;
  /** of the Salesforce CLI; the user's own for a demo, another for tests */
  readonly home?: string;
  /** loopback addresses of hosts beyond those of the simulated partners, which are given with theirs */
  readonly hosts?: (partners: RunningSimulators['hosts']) => Readonly<Record<string, string>>;
  /** opens the door by which tests let the org's time pass */
  readonly movableClock?: boolean;
  readonly step?: Step;
}

/** Simulated partners and a local org with the demo org's data, as `npm start` and the tests use them. */
export interface System {
  readonly org: RunningOrg;
  readonly simulators: RunningSimulators;
  readonly session: RestSession;
  /** makes the org known to the Salesforce CLI under the alias */
  signIn(): Promise<void>;
  /** deploys by the Salesforce CLI what this org does not have yet; answers how many components */
  deploy(): Promise<number>;
  /** deploys all of force-app whatever the org has */
  deployAll(): Promise<void>;
  /** fills the principals of the demo partners, assigns permission sets, and connects the org to itself */
  connect(): Promise<void>;
  sf(args: readonly string[]): Promise<unknown>;
  stop(): Promise<void>;
}

const quietly: Step = (_title, work) => work();

/** Starts everything; the caller must `stop` it. Nothing runs on when it throws. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const step = options.step ?? quietly;
  mkdirSync(options.notes, { recursive: true });
  const simulators = await step('Simulated partners', () => startSimulators());
  try {
    const org = await step(
      'Local org',
      () => startOrg(options, simulators),
      ({ url }) => url,
    );
    return systemOf(options, step, org, simulators);
  } catch (error) {
    await simulators.close();
    throw error;
  }
}

async function startOrg(options: SystemOptions, simulators: RunningSimulators): Promise<RunningOrg> {
  const hostsFile = path.join(options.notes, 'hosts.json');
  writeFileSync(hostsFile, JSON.stringify({ ...simulators.hosts, ...options.hosts?.(simulators.hosts) }, null, 2));
  const seedFile = path.join(options.notes, 'demo-org.ndjson');
  if (!existsSync(seedFile)) await writeSeedFile(seedFile, Date.now());
  return startLocalOrg({
    root: ROOT,
    state: options.state,
    port: options.port,
    shape: options.shape,
    hostsFile,
    seedFile,
    movableClock: options.movableClock ?? false,
  });
}

function systemOf(options: SystemOptions, step: Step, org: RunningOrg, simulators: RunningSimulators): System {
  const session: RestSession = { url: org.url, accessToken: org.accessToken, apiVersion: API_VERSION };
  const environment: Readonly<Record<string, string>> = options.home === undefined ? {} : { HOME: options.home };
  const call = (args: readonly string[]): Promise<unknown> => sf(args, { cwd: ROOT, env: environment });
  const record = new DeployRecord(path.join(options.notes, 'deployed.json'), org.orgId);
  const send = async (sources: readonly string[]): Promise<void> => {
    await call([
      'project',
      'deploy',
      'start',
      '--target-org',
      options.alias,
      '--wait',
      '10',
      ...sources.flatMap((source) => ['--source-dir', source]),
    ]);
  };
  const deployAll = async (): Promise<void> => {
    const state = readSourceState(path.join(ROOT, 'force-app'));
    await send(['force-app']);
    record.save(state);
  };
  const deployChanged = async (): Promise<number> => {
    const state = readSourceState(path.join(ROOT, 'force-app'));
    const changed = record.changed(state);
    if (changed.length === 0) return 0;
    await send(changed.length === Object.keys(state.hashes).length ? ['force-app'] : changed);
    record.save(state);
    return changed.length;
  };
  const signIn = async (): Promise<void> => {
    await sf(['org', 'login', 'access-token', '--instance-url', org.url, '--alias', options.alias, '--no-prompt'], {
      cwd: ROOT,
      env: { ...environment, SF_ACCESS_TOKEN: org.accessToken },
    });
  };
  return {
    org,
    simulators,
    session,
    sf: call,
    signIn,
    deployAll,
    deploy: async () => {
      await step(
        'Components to JavaScript',
        async () => compileBundles(ROOT),
        (files) => `${files.length} written`,
      );
      await step('Salesforce CLI signs in', signIn, () => `alias ${options.alias}`);
      return step('Deploy force-app', deployChanged, (count) =>
        count === 0 ? 'nothing changed' : `${count} components`,
      );
    },
    connect: async () => {
      await step('Credentials of the demo partners', () => connectDemoPartners(session, simulators));
      await step('Permission sets', () => assignHubPermissionSets(session, org.username));
      await step(
        'Policies of connected apps',
        async () => syncApps(session, await connectionOf(session), () => undefined),
        ({ stored }) => `${stored} stored`,
      );
      await step(
        'Certificates and remote sites',
        () => syncSetup(session),
        (kinds) => `${kinds.reduce((sum, { stored }) => sum + stored, 0)} stored`,
      );
      await step('What the sweeper schedules', () => installSweeper(session));
      await step('The org calls itself', () =>
        connectOwnOrg(session, { username: org.username, timeoutMinutes: 1, onStep: () => undefined }),
      );
    },
    stop: async () => {
      await org.stop();
      await simulators.close();
    },
  };
}
