import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { deployFiles, packageXml } from '../scripts/src/org/deploy-files.ts';
import { countPartners } from '../scripts/src/partners/registered.ts';
import { ROOT } from '../scripts/src/start/system.ts';
import { startTestSystem, TAB, type TestSystem } from './test-system.ts';
import { signInNewUser } from './users.ts';

const SLOW = 20_000;
const VIEW_SETUP = 'View Setup and Configuration';

let system: TestSystem;

interface Visit {
  readonly page: Page;
  /** what the page threw or wrote as an error */
  readonly errors: string[];
}

/** The console as a new user with these permission sets sees it. */
async function visit(name: string, permissionSets: readonly string[]): Promise<Visit> {
  const session = await signInNewUser(system.session, name, permissionSets);
  const page = await system.signedInPage('/lightning/page/home', session);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(system.org.url + TAB);
  return { page, errors };
}

const panel = (page: Page, title: string | RegExp) => page.locator('c-hub-error-panel').filter({ hasText: title });
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** A permission set of somebody else that shows the tab and opens nothing behind it. */
function deployTabOnly(): Promise<void> {
  const tab =
    '<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">\n    <hasActivationRequired>false</hasActivationRequired>\n' +
    '    <label>Tab only</label>\n    <tabSettings>\n        <tab>Hub_Integration_Health</tab>\n        <visibility>Visible</visibility>\n    </tabSettings>\n</PermissionSet>\n';
  return deployFiles(system.session, 'Tab_Only', {
    'permissionsets/Tab_Only.permissionset': tab,
    'package.xml': packageXml({ PermissionSet: ['Tab_Only'] }, '67.0'),
  });
}

describe('the console of somebody with fewer rights', { timeout: 300_000 }, () => {
  before(async () => {
    system = await startTestSystem();
  });
  after(() => system.stop());

  it('is closed to a user without a permission set of the hub', async () => {
    const { page, errors } = await visit('outsider', []);
    await page.getByText('Insufficient Privileges').first().waitFor({ timeout: SLOW });
    assert.deepEqual(errors, [], 'refused, not broken');
    await page.context().close();
  });

  it('names the class that is closed and the permission set that opens it', async () => {
    await deployTabOnly();
    const { page, errors } = await visit('tabonly', ['Tab_Only']);
    for (const name of ['HubConsoleController', 'HubConnectionController']) {
      await panel(page, `You do not have access to the Apex class named '${name}'.`).first().waitFor({ timeout: SLOW });
    }
    await panel(page, 'Ask an administrator for the permission set Integration Hub console.').first().waitFor();
    await page.getByRole('tab', { name: 'Apps' }).click();
    await panel(page, "You do not have access to the Apex class named 'HubAppController'.")
      .first()
      .waitFor({ timeout: SLOW });
    assert.deepEqual(errors, [], 'every panel says what it cannot read, and none breaks');
    await page.context().close();
  });

  it('shows without View Setup what is unreadable, by name, and the rest as far as it goes', async () => {
    const { page, errors } = await visit('viewer', ['Hub_Console']);
    await page.getByText(`You do not have: ${VIEW_SETUP}`).waitFor({ timeout: SLOW });
    await panel(page, `Configured, Granted: Unreadable: ${VIEW_SETUP}`).waitFor({ timeout: SLOW });
    assert.equal(await row(page, 'BoxNamedCreds').getByText('Unreadable').count(), 5, 'no state is made up');
    assert.match(
      await page.getByRole('heading', { level: 1 }).innerText(),
      new RegExp(`0 of ${countPartners(ROOT)} connections work`),
      'still counted',
    );
    await page.getByRole('button', { name: 'Show the checks' }).click();
    for (const hidden of [
      'No app is open to every user',
      'Every connection uses https',
      'Production calls no test system',
      'No integration acts as a person',
    ]) {
      await page.getByRole('heading', { name: `Unreadable: ${VIEW_SETUP} ${hidden}` }).waitFor({ timeout: SLOW });
    }
    for (const judged of ['Findings: 1 Certificates last another 30 days', 'Passed Nothing was given up']) {
      await page.getByRole('heading', { name: judged }).waitFor({ timeout: SLOW });
    }
    await page.getByRole('heading', { name: 'Every tested connection works' }).waitFor();
    await page.getByText('No connection was tested yet. Press Test all.').waitFor();
    await page.getByRole('tab', { name: 'Apps' }).click();
    await panel(page, `ConnectedApplication: Unreadable: ${VIEW_SETUP}`).waitFor({ timeout: SLOW });
    assert.equal(await page.getByText('This org has no connected app').count(), 0, 'hidden is not the same as none');
    assert.deepEqual(errors, [], 'nothing breaks');
    await page.context().close();
  });

  it('never takes the own tokens for all: without Customize Application they are unreadable', async () => {
    const { page, errors } = await visit('reader', ['Hub_Console', 'Hub_Setup_Reader']);
    await page.getByRole('tab', { name: 'Apps' }).click();
    await panel(page, 'Tokens: Unreadable: Customize Application').waitFor({ timeout: SLOW });
    await page.getByRole('heading', { name: '44 of 48 apps can be used by anyone' }).last().waitFor({ timeout: SLOW });
    const unreadable = row(page, 'Ledger Sync').getByRole('cell', { name: 'unreadable' });
    await unreadable.nth(2).waitFor({ timeout: SLOW });
    assert.equal(await unreadable.count(), 3, 'users, tokens and last attempt');
    assert.equal(await page.getByText(/tokens read/).count(), 0, 'never complete');
    assert.deepEqual(errors, [], 'nothing breaks');
    await page.context().close();
  });
});
