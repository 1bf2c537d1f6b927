import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { deployFiles, packageXml } from '../../scripts/src/org/deploy-files.ts';
import { assignHubPermissionSets } from '../../scripts/src/org/permission-sets.ts';
import { queryAll } from '../../scripts/src/org/rest.ts';
import { run } from '../../scripts/src/process/run.ts';
import type { CertificateItem } from '../../scripts/src/setup/certificates.ts';
import type { Shape } from '../../scripts/src/start/flags.ts';
import { ROOT, startSystem, type System } from '../../scripts/src/start/system.ts';
import { runApex } from '../anonymous-apex.ts';
import { runChecks, type CheckResults } from './check-results.ts';
import { namedCredential, PLANTED } from './planted-components.ts';
import { PLANT_HELPER_RIGHTS, PLANT_ROWS } from './planted-rows.ts';

const ALIAS = 'hub-checks';
/** What a transaction may ask is 100 queries; the console asks other things as well. */
const MOST_QUERIES = 60;
const OPEN_APPS = 44;

/** What the checks say of the demo org before anything was tested; a check that is not named here passes. */
const DEMO: CheckResults = {
  'certificate-near-expiry': ['Document_Signing'],
  'connection-not-configured': ['Box'],
  'connection-not-working': 'unreadable: No connection was tested yet. Press Test all.',
  'credential-runs-as-person': ['Warehouse Desktop'],
  'development-host-in-production': ['BPAY CRN generator (DEV)'],
  'remote-site-open': ['Exchange_Rates'],
  'remote-site-unused': ['Exchange_Rates'],
};

/** The same with everything planted. */
const WITH_PLANTED: CheckResults = {
  ...DEMO,
  'breaker-open': ['Box'],
  'callout-time-near-limit': ['Box'],
  'connection-not-configured': ['Box', 'Planted nowhere'],
  'connection-not-granted': ['Planted per user', 'Planted plain http', 'Planted signed'],
  'connection-not-working': ['bronID'],
  'credential-runs-as-person': ['Planted per user', 'Planted signed', 'Warehouse Desktop'],
  'endpoint-not-https': ['Planted plain http'],
  'integration-register-drift': ['Planted nowhere', 'Planted plain http', 'Planted signed'],
  'outbox-dead-messages': ['Box'],
  'outbox-not-moving': ['Sweeper', 'bronID'],
  'outbox-unknown-messages': ['BPAY'],
  'own-org-helper-rights-left': ['Left over'],
  'remote-site-open': ['Exchange_Rates', 'Planted_Mentioned'],
  'remote-site-unused': ['Exchange_Rates', 'Planted_Near_Miss'],
  'trusted-url-open': ['Planted_Whole_Domain'],
};

/** Without the passes and without the many apps, of which the number counts. */
function found(results: CheckResults): CheckResults {
  const { 'app-open-to-all-users': apps, ...others } = results;
  assert.equal(apps?.length, OPEN_APPS, 'open apps are found, too');
  return Object.fromEntries(Object.entries(others).filter(([, result]) => result !== 'pass'));
}

describe('checks', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-checks-'));
  let system: System;

  const start = (shape: Shape, name: string): Promise<System> =>
    startSystem({
      state: path.join(folder, name, 'state'),
      notes: path.join(folder, name, 'notes'),
      home: path.join(folder, 'home'),
      alias: ALIAS,
      port: 0,
      shape,
    });

  after(() => rmSync(folder, { recursive: true, force: true }));

  describe('in a production org', () => {
    before(async () => {
      system = await start('enterprise', 'production');
      await system.deploy();
    });
    after(() => system.stop());

    it('cannot judge what only the Tooling API tells until it was asked', async () => {
      await assignHubPermissionSets(system.session, system.org.username);
      const { results } = await runChecks(system.session);
      assert.match(String(results['certificate-near-expiry']), /^unreadable: .*hub setup sync/, 'and say what to do');
    });

    it('find what the demo org has, and nothing else', async (t) => {
      await system.connect();
      const { results, queries, queryRows, cpuMs } = await runChecks(system.session);
      t.diagnostic(`${Object.keys(results).length} checks: ${queries} queries, ${queryRows} rows, ${cpuMs} ms of CPU`);
      assert.deepEqual(found(results), DEMO, 'the findings of the demo org');
      assert.ok(queries <= MOST_QUERIES, `${queries} queries leave room in a transaction`);
    });

    it('find every planted case, and nothing else', async () => {
      await deployFiles(system.session, 'planted components', PLANTED);
      await runApex(system.session, PLANT_ROWS);
      await runApex(system.session, PLANT_HELPER_RIGHTS);
      const synced = await run([process.execPath, 'scripts/bin/hub.js', 'setup', 'sync', '-o', ALIAS, '--json'], {
        cwd: ROOT,
        env: { ...process.env, HOME: path.join(folder, 'home'), SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' },
      });
      assert.equal(synced.code, 0, synced.stderr + synced.stdout);
      assert.deepEqual(
        (JSON.parse(synced.stdout) as { result: unknown }).result,
        [
          { kind: 'Certificate', stored: 2, problem: null },
          { kind: 'RemoteProxy', stored: 3, problem: null },
        ],
        'the command tells what it stored',
      );
      const [stored] = await queryAll<{ Items__c: string }>(
        system.session,
        "SELECT Items__c FROM Hub_Setup_Snapshot__c WHERE Kind__c = 'Certificate'",
      );
      const users = (JSON.parse(stored?.Items__c ?? '[]') as CertificateItem[]).map(({ name, usedBy }) => [
        name,
        usedBy,
      ]);
      assert.deepEqual(
        users,
        [
          ['Document_Signing', []],
          ['Planted_Fresh', ['Planted_Signed']],
        ],
        'and who uses what',
      );
      const { results } = await runChecks(system.session);
      assert.deepEqual(found(results), WITH_PLANTED, 'each planted case by its own check');
    });
  });

  describe('in an org for tests', () => {
    before(async () => {
      system = await start('developer', 'tests');
      await system.deploy();
      await system.connect();
    });
    after(() => system.stop());

    it('find production systems instead of test systems', async () => {
      const name = 'Planted_Production';
      await deployFiles(system.session, 'a credential of production', {
        'package.xml': packageXml({ NamedCredential: [name] }, '67.0'),
        [`namedCredentials/${name}.namedCredential`]: namedCredential(
          'Hub_Bpay',
          'Planted production',
          'https://demo-company.my.salesforce.com',
        ),
      });
      const { results } = await runChecks(system.session);
      assert.deepEqual(
        results['production-host-in-sandbox'],
        ['Planted production', 'bronID'],
        'a production org of Salesforce, and what the register calls the production host of a partner',
      );
      assert.equal(results['development-host-in-production'], 'pass', 'a test system is right here');
    });
  });
});
