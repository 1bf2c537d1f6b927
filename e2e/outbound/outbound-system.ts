import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { queryAll } from '../../scripts/src/org/rest.ts';
import { sf } from '../../scripts/src/salesforce-cli/sf.ts';
import { run } from '../../scripts/src/process/run.ts';
import { ROOT, startSystem, type System } from '../../scripts/src/start/system.ts';
import { deployOrderDesk, ORDERS } from './order-desk.ts';

export const DESK = 'order-desk';
const ALIAS = 'hub-outbound';

/** The whole system with the order desk as a partner of the outbox. */
export interface OutboundSystem extends System {
  readonly folder: string;
  /** runs the Salesforce CLI in another project against this org */
  sfIn(project: string, args: readonly string[]): Promise<unknown>;
  /** runs a command of `hub` against this org; answers its result */
  hub(args: readonly string[]): Promise<unknown>;
  /** statuses of the messages that the outbox holds, each with its number */
  readonly statuses: () => Promise<Record<string, number>>;
}

export async function startOutboundSystem(): Promise<OutboundSystem> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-outbound-'));
  const home = path.join(folder, 'home');
  const system = await startSystem({
    state: path.join(folder, 'state'),
    notes: path.join(folder, 'notes'),
    home,
    alias: ALIAS,
    port: 0,
    shape: 'enterprise',
  });
  const stop = async (): Promise<void> => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await system.deploy();
    await system.connect();
    await deployOrderDesk(system.session, system.simulators, system.org.username, [ORDERS]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...system,
    folder,
    stop,
    sfIn: (project, args) => sf([...args, '--target-org', ALIAS], { cwd: project, env: { HOME: home } }),
    hub: async (args) => {
      const finished = await run([process.execPath, 'scripts/bin/hub.js', ...args, '--target-org', ALIAS, '--json'], {
        cwd: ROOT,
        env: { ...process.env, HOME: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' },
      });
      if (finished.code !== 0)
        throw new Error(`hub ${args.join(' ')} ended with ${finished.code}:\n${finished.stdout}${finished.stderr}`);
      return (JSON.parse(finished.stdout) as { result: unknown }).result;
    },
    statuses: async () => {
      const rows = await queryAll<{ Status__c: string; n: number }>(
        system.session,
        'SELECT Status__c, COUNT(Id) n FROM Hub_Message__c GROUP BY Status__c',
      );
      return Object.fromEntries(rows.map(({ Status__c, n }) => [Status__c, n]));
    },
  };
}

/** Asks again until the answer is as wanted. @throws with the last answer after the seconds given */
export async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`after ${seconds} s still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
