import { rmSync } from 'node:fs';
import path from 'node:path';
import { rest } from '../org/rest.ts';
import { readFlags, type StartFlags } from './flags.ts';
import { openBrowser } from './open-browser.ts';
import { step } from './steps.ts';
import { ROOT, startSystem, type System } from './system.ts';

/** CI and tests name a folder of their own, so that they never touch a running demo. */
const FOLDER = process.env.HUB_STATE;
const STATE = FOLDER === undefined ? path.join(ROOT, '.local-org') : path.join(FOLDER, 'org');
/** what the start itself remembers: the local org owns its state directory */
const NOTES = FOLDER === undefined ? path.join(ROOT, '.cache/start') : path.join(FOLDER, 'start');
const TAB = '/lightning/n/Hub_Integration_Health';

/** `npm start`: local org, deploy by the Salesforce CLI, demo data, console. Serves until Ctrl-C. */
async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env);
  if (flags.reset) for (const folder of [STATE, NOTES]) rmSync(folder, { recursive: true, force: true });
  const system = await startSystem({
    state: STATE,
    notes: NOTES,
    port: flags.port,
    shape: flags.shape,
    alias: 'hub-local',
    step,
  });
  try {
    await system.deploy();
    await system.connect();
    await announce(system, flags);
    await untilInterrupted(system);
  } finally {
    await system.stop();
  }
}

interface SingleAccess {
  readonly frontdoor_uri: string;
}

async function announce({ org, session }: System, flags: StartFlags): Promise<void> {
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

async function untilInterrupted({ org }: System): Promise<void> {
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
