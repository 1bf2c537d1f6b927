import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunningSimulators } from 'simulators';
import { deployFiles, packageXml } from '../../../scripts/src/org/deploy-files.ts';
import { assignHubPermissionSets } from '../../../scripts/src/org/permission-sets.ts';
import { rest, type RestSession } from '../../../scripts/src/org/rest.ts';
import { startLocalOrg, type RunningOrg } from '../../../scripts/src/start/local-org-process.ts';
import { API_VERSION, ROOT, startSystem } from '../../../scripts/src/start/system.ts';
import type { OrderDeskControl } from '../../../simulators/src/partners/order-desk/index.ts';
import { deployOrderDesk, ORDERS, type OrderDeskEntry } from '../order-desk.ts';
import { keepDebugLogs } from './debug-logs.ts';
import { openFailingHosts, type FailingHosts } from './hosts.ts';

export const DESK = 'order-desk';

const CLASSES = ['OrderProbe', 'OrderForget', 'OrderIdleJob'];

/** Milliseconds after which calls of `Orders_Impatient` time out: long enough for the desk when it is well. */
const IMPATIENT_MS = 500;

const ENTRIES: readonly OrderDeskEntry[] = [
  ORDERS,
  { name: 'Orders_Impatient', url: 'https://orders.example', timeoutMs: IMPATIENT_MS },
  { name: 'Orders_Fresh', url: 'https://orders.example', credential: 'fresh' },
  { name: 'Orders_Far', url: 'https://far.example', timeoutMs: 60_000 },
  { name: 'Orders_Gone', url: 'https://gone.example' },
  { name: 'Orders_Gone_Direct', url: 'https://gone-direct.example' },
  { name: 'Orders_Closed', url: 'https://closed.example' },
  { name: 'Orders_Closed_Direct', url: 'https://closed-direct.example' },
  { name: 'Orders_Untrusted', url: 'https://untrusted.example' },
  { name: 'Orders_No_Cipher', url: 'https://no-cipher.example' },
  { name: 'Orders_Not_Granted', url: 'https://orders.example', credential: 'not granted' },
  { name: 'Orders_Without_Secret', url: 'https://orders.example', credential: 'empty' },
  { name: 'Orders_Without_Credential', url: null },
];

/** A local org that calls the simulated order desk over real sockets, and that may be killed and started again. */
export class FaultsSystem {
  readonly simulators: RunningSimulators;
  readonly failing: FailingHosts;
  readonly #folder: string;
  readonly #stopSimulators: () => Promise<void>;
  #org: RunningOrg;
  #calls = 0;
  #passedSeconds = 0;

  private constructor(folder: string, failing: FailingHosts, org: RunningOrg, simulators: RunningSimulators) {
    this.#folder = folder;
    this.failing = failing;
    this.#org = org;
    this.simulators = simulators;
    this.#stopSimulators = () => simulators.close();
  }

  static async start(): Promise<FaultsSystem> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-faults-'));
    const failing = await openFailingHosts();
    const system = await startSystem({
      state: path.join(folder, 'state'),
      notes: path.join(folder, 'notes'),
      home: path.join(folder, 'home'),
      alias: 'hub-faults',
      port: 0,
      shape: 'enterprise',
      movableClock: true,
      hosts: (partners) => ({ ...failing.hosts, 'far.example': `${partners['orders.example']}#takes=50000` }),
    });
    const started = new FaultsSystem(folder, failing, system.org, system.simulators);
    try {
      await system.deploy();
      await assignHubPermissionSets(system.session, system.org.username);
      await deployOrderDesk(system.session, system.simulators, system.org.username, ENTRIES);
      await deployProbe(system.session);
      await keepDebugLogs(system.session, system.org.username);
      return started;
    } catch (error) {
      await started.stop();
      throw error;
    }
  }

  /** an id that no call had before */
  nextId(): string {
    this.#calls += 1;
    return `call-${this.#calls}`;
  }

  /** Log, breakers and queue are as on the first day. */
  async forget(): Promise<void> {
    await rest(this.session, 'DELETE', '/services/apexrest/faults');
  }

  get session(): RestSession {
    return { url: this.#org.url, accessToken: this.#org.accessToken, apiVersion: API_VERSION };
  }

  get desk(): OrderDeskControl {
    return this.simulators.control<OrderDeskControl>(DESK);
  }

  /** Ends the org's process as a power cut would, by its id. */
  async kill(): Promise<void> {
    process.kill(this.#org.pid, 'SIGKILL');
    await this.#org.exited;
  }

  /** Starts an org on the state that the killed one left. */
  async restart(): Promise<void> {
    this.#org = await startLocalOrg({
      root: ROOT,
      state: path.join(this.#folder, 'state'),
      port: Number(new URL(this.#org.url).port),
      shape: 'enterprise',
      hostsFile: path.join(this.#folder, 'notes', 'hosts.json'),
      movableClock: true,
    });
    // its clock begins anew: it goes on where that of the killed one was
    if (this.#passedSeconds > 0) await this.#move(this.#passedSeconds);
  }

  /** Lets time pass at once: what is due by then runs. */
  async pass(seconds: number): Promise<void> {
    this.#passedSeconds += seconds;
    await this.#move(seconds);
  }

  async #move(advanceSeconds: number): Promise<void> {
    const answer = await fetch(`${this.#org.url}/_local/clock`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.#org.accessToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ advanceSeconds }),
    });
    if (!answer.ok) throw new Error(`the clock did not move: ${await answer.text()}`);
  }

  async stop(): Promise<void> {
    await this.#org.stop();
    await this.#stopSimulators();
    this.failing.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function deployProbe(session: RestSession): Promise<void> {
  const meta = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>${API_VERSION}</apiVersion>
    <status>Active</status>
</ApexClass>
`;
  const classes = CLASSES.flatMap((name): (readonly [string, string])[] => [
    [`classes/${name}.cls`, readFileSync(path.join(import.meta.dirname, `${name}.cls`), 'utf8')],
    [`classes/${name}.cls-meta.xml`, meta],
  ]);
  await deployFiles(session, 'the Apex of the tests of faults', {
    ...Object.fromEntries<string>(classes),
    'package.xml': packageXml({ ApexClass: CLASSES }, API_VERSION),
  });
}
