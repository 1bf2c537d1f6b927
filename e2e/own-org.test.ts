import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { queryAll, rest, RestError } from '../scripts/src/org/rest.ts';
import { withSecretReading } from '../scripts/src/own-org/secret-reading.ts';
import { run } from '../scripts/src/process/run.ts';
import { ROOT, startSystem, type System } from '../scripts/src/start/system.ts';

const ALIAS = 'hub-own-org';
const HELPER_SET = "SELECT Id FROM PermissionSet WHERE Name = 'Hub_Temporary_Secret_Reading'";

describe('the org that calls itself', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-own-org-'));
  const home = path.join(folder, 'home');
  let system: System;

  const connect = () =>
    run([process.execPath, 'scripts/bin/hub.js', 'own-org', 'connect', '--target-org', ALIAS, '--json'], {
      cwd: ROOT,
      env: { ...process.env, HOME: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' },
    });

  async function secretIsReadable(): Promise<boolean> {
    const [app] = await queryAll<{ Id: string }>(
      system.session,
      "SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Hub_Own_Org'",
    );
    try {
      await rest(system.session, 'GET', `/apps/oauth/credentials/${app?.Id}?part=keyandsecret`);
      return true;
    } catch (error) {
      assert.ok(error instanceof RestError && error.status === 403, `the secret is refused, not ${String(error)}`);
      return false;
    }
  }

  before(async () => {
    system = await startSystem({
      state: path.join(folder, 'state'),
      notes: path.join(folder, 'notes'),
      home,
      alias: ALIAS,
      port: 0,
      shape: 'enterprise',
    });
    await system.deploy();
  });
  after(async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is connected by one command, as an API-only user with no more than the calls need', async () => {
    const finished = await connect();
    assert.equal(finished.code, 0, finished.stderr + finished.stdout);
    const { result } = JSON.parse(finished.stdout) as { result: { runAsUser: string; namedCredential: string } };
    assert.equal(result.namedCredential, 'Mass_Action', 'the named credential of the documents');
    const sets = await queryAll<{ PermissionSet: { Name: string } }>(
      system.session,
      `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE Assignee.Username = '${result.runAsUser}' AND PermissionSet.IsOwnedByProfile = false ORDER BY PermissionSet.Name`,
    );
    assert.deepEqual(
      sets.map((row) => row.PermissionSet.Name),
      ['Hub_Own_Org_Event_Logs', 'Hub_Own_Org_Run_As'],
      'the run-as user may call, and read event logs',
    );
  });

  it('leaves neither the right nor the switch behind', async () => {
    assert.deepEqual(await queryAll(system.session, HELPER_SET), [], 'the temporary permission set is gone');
    assert.equal(await secretIsReadable(), false, 'the secret cannot be read any more');
  });

  it('can be connected again', async () => {
    const finished = await connect();
    assert.equal(finished.code, 0, finished.stderr + finished.stdout);
  });

  it('puts the right and the switch back when the work fails', async () => {
    await assert.rejects(
      withSecretReading(system.session, system.org.username, async () => {
        assert.equal((await queryAll(system.session, HELPER_SET)).length, 1, 'the right is there while it is needed');
        throw new Error('the work failed');
      }),
      /the work failed/,
      'the failure is told as it is',
    );
    assert.deepEqual(await queryAll(system.session, HELPER_SET), [], 'the temporary permission set is gone');
    assert.equal(await secretIsReadable(), false, 'the secret cannot be read any more');
  });

  it('cleans up what a killed run left, and the check of the console finds it before', async () => {
    const set = (await rest(system.session, 'POST', '/sobjects/PermissionSet', {
      Name: 'Hub_Temporary_Secret_Reading',
      Label: 'left behind',
      PermissionsViewClientSecret: true,
    })) as { id: string };
    const [user] = await queryAll<{ Id: string }>(
      system.session,
      `SELECT Id FROM User WHERE Username = '${system.org.username}'`,
    );
    await rest(system.session, 'POST', '/sobjects/PermissionSetAssignment', {
      AssigneeId: user?.Id,
      PermissionSetId: set.id,
    });
    const code =
      "HubCheckResult found = new HubOwnOrgHelperRightsCheck().run(); if (found.status != 'fail') { throw new IllegalArgumentException(found.status); }";
    const outcome = (await rest(
      system.session,
      'GET',
      `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`,
    )) as { success: boolean; exceptionMessage: string | null };
    assert.ok(outcome.success, `the check finds the right that stayed: ${outcome.exceptionMessage}`);
    assert.equal((await connect()).code, 0, 'the next run works');
    assert.deepEqual(await queryAll(system.session, HELPER_SET), [], 'and removes what was left');
  });

  it('answers its health over Apex REST from stored results, with their age', async () => {
    const health = (await rest(system.session, 'GET', '/services/apexrest/hub/v1/health')) as Record<string, unknown>;
    assert.ok(Object.keys(health).length > 0, 'the resource answers');
  });
});
