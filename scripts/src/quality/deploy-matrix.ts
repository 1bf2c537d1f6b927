import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { assignHubPermissionSets } from '../org/permission-sets.ts';
import { executeApex } from '../org/anonymous-apex.ts';
import { queryAll, type RestSession } from '../org/rest.ts';
import { connectOwnOrg } from '../own-org/connect.ts';
import { startSweeper } from '../sweeper/sweeper.ts';
import { connectDemoPartners } from '../start/demo-connections.ts';
import { SHAPES, type Shape } from '../start/flags.ts';
import { startSystem, type System } from '../start/system.ts';
import { step } from '../start/steps.ts';

const WORKING = ['BPAYCRNGeneratorDEV', 'MSGraphAPI', 'Mass_Action'];

/** One class each of the console, of apps and of what calls in. */
const OTHER_CAPABILITIES = ['HubConsoleController', 'HubAppReader', 'HubHealthResource'];
const ALIAS = 'hub-matrix';

/**
 * `npm run deploy-matrix`: to each shape of org, force-app is deployed twice, everything is connected, force-app is deployed a
 * third time while the sweeper is scheduled, and every connection that worked before must still say Connected. The same for the outbound capability alone.
 */
async function main(): Promise<void> {
  const wanted = SHAPES.filter((shape) => process.argv.length < 3 || process.argv.includes(shape));
  for (const shape of wanted) {
    console.log(`\n${shape}`);
    await inFreshOrg(shape, deployThrice);
    console.log(`\n${shape}, manifest/outbound.xml alone`);
    await inFreshOrg(shape, deployOutboundThrice);
  }
  console.log('\nEvery connection is still Connected on every shape, with all of force-app and with outbound alone.');
}

async function inFreshOrg(shape: Shape, journey: (system: System) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-matrix-'));
  const system = await startSystem({
    state: path.join(folder, 'state'),
    notes: path.join(folder, 'notes'),
    home: path.join(folder, 'home'),
    alias: ALIAS,
    port: 0,
    shape,
    step,
  });
  try {
    await journey(system);
  } finally {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deployThrice(system: System): Promise<void> {
  await system.deploy();
  await step('Deploy again', () => system.deployAll());
  await system.connect();
  await step('All connected', () => expectConnected(system.session));
  await step('The sweeper is scheduled', () => startSweeper(system.session));
  await step('Deploy a third time', () => system.deployAll());
  await step('All still connected', () => expectConnected(system.session));
}

async function deployOutboundThrice(system: System): Promise<void> {
  const deploy = (): Promise<unknown> =>
    system.sf([
      'project',
      'deploy',
      'start',
      '--manifest',
      'manifest/outbound.xml',
      '--target-org',
      ALIAS,
      '--wait',
      '10',
    ]);
  await system.signIn();
  await step('Deploy', deploy);
  await step('Deploy again', deploy);
  await step('Nothing else is there', () => expectNoneOf(system.session, OTHER_CAPABILITIES));
  await step('Credentials of the demo partners', () => connectDemoPartners(system.session, system.simulators));
  await step('Permission sets', () => assignHubPermissionSets(system.session, system.org.username));
  await step('The org calls itself', () =>
    connectOwnOrg(system.session, { username: system.org.username, timeoutMinutes: 1, onStep: () => undefined }),
  );
  await step('All connected', () => expectConnected(system.session));
  await step('The sweeper is scheduled', () => startSweeper(system.session));
  await step('Deploy a third time', deploy);
  await step('All still connected', () => expectConnected(system.session));
}

/** The capability must not bring these along, nor any test. */
async function expectNoneOf(session: RestSession, names: readonly string[]): Promise<void> {
  const classes = await queryAll<{ Name: string }>(session, 'SELECT Name FROM ApexClass', 'tooling');
  const found = classes.map((row) => row.Name).filter((name) => names.includes(name) || name.endsWith('Test'));
  if (classes.length === 0) throw new Error('The deploy left no class in the org.');
  if (found.length > 0) throw new Error(`The deploy brought what it does not need: ${found.join(', ')}`);
}

/** Tests each connection as the console does, by anonymous Apex, and reads what was kept. */
async function expectConnected(session: RestSession): Promise<void> {
  const calls = WORKING.map((name) => `results.add(HubConnectionController.testConnection('${name}'));`).join(' ');
  const code = `List<HubConnectionTestResult> results = new List<HubConnectionTestResult>(); ${calls} HubConnectionController.saveResults(results);`;
  const since = new Date(Date.now() - 1_000).toISOString();
  await executeApex(session, 'Testing the connections', code);
  const kept = await queryAll<{ Connection__c: string; State__c: string; Platform_Text__c: string | null }>(
    session,
    `SELECT Connection__c, State__c, Platform_Text__c FROM Hub_Connection_Test__c WHERE Tested_At__c >= ${since} ORDER BY Tested_At__c`,
  );
  const broken = WORKING.filter((name) => kept.findLast((row) => row.Connection__c === name)?.State__c !== 'Connected');
  if (broken.length === 0) return;
  const reasons = broken
    .map((name) => kept.findLast((row) => row.Connection__c === name))
    .map((row) => `${row?.Connection__c}: ${row?.State__c} ${row?.Platform_Text__c}`);
  throw new Error(`Not connected any more:\n${reasons.join('\n')}`);
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
