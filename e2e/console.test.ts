import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { deployFiles, packageXml } from '../scripts/src/org/deploy-files.ts';
import { queryAll, rest } from '../scripts/src/org/rest.ts';
import { countPartners } from '../scripts/src/partners/registered.ts';
import { ROOT } from '../scripts/src/start/system.ts';
import { picture } from './picture.ts';
import { startTestSystem, TAB, type TestSystem } from './test-system.ts';
import { signInNewUser } from './users.ts';

const SLOW = 20_000;
const CONNECTIONS = countPartners(ROOT);
/** all but Box, which nobody signed in, and bronID, whose key is withdrawn */
const WORKING = CONNECTIONS - 2;

let system: TestSystem;

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const sentence = (page: Page) => page.getByRole('heading', { level: 1 });

async function openApps(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Apps' }).click();
  await page
    .getByRole('heading', { name: /apps can be used by anyone/ })
    .last()
    .waitFor({ timeout: SLOW });
}

/** Deploys the policy of a connected app, as an admin's package would. */
function setAdminApproved(name: string, isAdminApproved: boolean): Promise<void> {
  const app =
    `<?xml version="1.0" encoding="UTF-8"?>\n<ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata">\n    <contactEmail>owner@demo.example</contactEmail>\n` +
    `    <label>${name.replace('_', ' ')}</label>\n    <oauthConfig>\n        <callbackUrl>https://demo.example/callback</callbackUrl>\n        <isAdminApproved>${isAdminApproved}</isAdminApproved>\n` +
    `        <scopes>Api</scopes>\n    </oauthConfig>\n</ConnectedApp>\n`;
  return deployFiles(system.session, name, {
    [`connectedApps/${name}.connectedApp`]: app,
    'package.xml': packageXml({ ConnectedApp: [name] }, '67.0'),
  });
}

describe('the Integration Health console', { timeout: 300_000 }, () => {
  before(async () => {
    system = await startTestSystem();
  });
  after(() => system.stop());

  it('says in one sentence how many connections work and how many apps are open', async () => {
    const page = await system.signedInPage();
    await sentence(page).waitFor({ timeout: SLOW });
    assert.match(
      await sentence(page).innerText(),
      new RegExp(`0 of ${CONNECTIONS} connections work\\. 44 of 48 apps can be used by anyone\\.`),
      'nothing was tested yet',
    );
    await page.context().close();
  });

  it('leads who sees it for the first time, and says what it never reads', async () => {
    const page = await system.signedInPage(
      '/lightning/page/home',
      await signInNewUser(system.session, 'first', ['Hub_Console', 'Hub_Setup_Reader']),
    );
    await page.goto(system.org.url + TAB);
    await page.getByRole('heading', { name: 'Three steps to begin with' }).waitFor({ timeout: SLOW });
    await page.getByText('What the hub reads, stores and never reads').click();
    await page.getByText(/^Never reads: secrets/).waitFor({ timeout: SLOW });
    await page.getByText(/^Checked .* as first/).waitFor({ timeout: SLOW });
    await page.reload();
    await page.getByText('0 new since you last looked').waitFor({ timeout: SLOW });
    assert.equal(await page.getByRole('heading', { name: 'Three steps to begin with' }).count(), 0, 'only once');
    await page.context().close();
  });

  it('tests one connection at a click, by a real call to the partner', async () => {
    const page = await system.signedInPage();
    await page.getByRole('button', { name: 'Test Microsoft Graph', exact: true }).click({ timeout: SLOW });
    await row(page, 'MSGraphAPI').getByText('Connected').waitFor({ timeout: SLOW });
    // the sentence is read again when the history has been written
    await sentence(page).getByText(`1 of ${CONNECTIONS} connections work`).waitFor({ timeout: SLOW });
    const [kept] = await queryAll<{ State__c: string }>(
      system.session,
      "SELECT State__c FROM Hub_Connection_Test__c WHERE Connection__c = 'MSGraphAPI'",
    );
    assert.equal(kept?.State__c, 'Connected', 'the result is kept in the org');
    await page.context().close();
  });

  it('tests all connections and explains why some fail', async () => {
    const page = await system.signedInPage();
    await page.getByRole('button', { name: 'Test all' }).click({ timeout: SLOW });
    await row(page, 'BoxNamedCreds').getByText('Not configured').waitFor({ timeout: SLOW });
    await row(page, 'bronID').getByText('Unauthorized').waitFor({ timeout: SLOW });
    for (const name of ['BPAYCRNGeneratorDEV', 'MSGraphAPI', 'Mass_Action']) {
      await row(page, name).getByText('Connected').waitFor({ timeout: SLOW });
    }
    await sentence(page).getByText(`${WORKING} of ${CONNECTIONS} connections work`).waitFor({ timeout: SLOW });
    await page.reload();
    await page.getByRole('listitem').filter({ hasText: 'bronID: Unauthorized' }).waitFor({ timeout: SLOW });
    await row(page, 'bronID').getByText('Unauthorized').waitFor({ timeout: SLOW });
    await page.getByText(/checks passed/).waitFor({ timeout: SLOW });
    await picture(page, 'connections');
    await page.getByRole('button', { name: 'Details of Box' }).click();
    await page.getByText('The external credential Hub_Box').waitFor({ timeout: SLOW });
    await page.getByRole('table', { name: 'Last tests of Box' }).waitFor({ timeout: SLOW });
    await page.getByRole('button', { name: 'Details of Box' }).scrollIntoViewIfNeeded();
    await picture(page, 'connection-detail');
    await page.context().close();
  });

  it('tells what the checks found, why it matters, what to do, and where', async () => {
    const page = await system.signedInPage();
    await page.getByText('11 of 19 checks passed, 8 found something, 0 could not be read').waitFor({ timeout: SLOW });
    await page.getByRole('button', { name: 'Show the checks' }).click();
    const check = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
    const failing = check('Findings: 2 Every tested connection works');
    for (const part of [
      'bronID Unauthorized: HTTP 401',
      'The partner does not accept the credential.',
      'docs/runbooks/connection-not-working.md',
    ]) {
      await failing.getByText(part).waitFor({ timeout: SLOW });
    }
    assert.equal(
      await failing.getByRole('link', { name: 'Open in Setup' }).first().getAttribute('href'),
      '/lightning/setup/NamedCredential/home',
      'to where it can be repaired',
    );
    const open = check('Findings: 44 No app is open to every user');
    assert.equal(await open.getByText('Ledger Sync').count(), 0, 'of many findings five are shown');
    await picture(page, 'findings');
    await open.getByRole('button', { name: 'Show all 44' }).click();
    await open.getByText('Ledger Sync').waitFor({ timeout: SLOW });
    await page.context().close();
  });

  it('shows what a partner did wrong: throttled with its Retry-After', async () => {
    system.simulators.setFault('bpay', { kind: 'throttle', retryAfter: 17, times: 1 });
    const page = await system.signedInPage();
    await page.getByRole('button', { name: 'Test BPAY CRN generator (DEV)', exact: true }).click({ timeout: SLOW });
    await row(page, 'BPAYCRNGeneratorDEV').getByText('Throttled').waitFor({ timeout: SLOW });
    await page.context().close();
  });

  it('waits five seconds for a partner that hangs, not longer', async () => {
    system.simulators.setFault('bpay', { kind: 'hang', times: 1 });
    const page = await system.signedInPage();
    await page.getByRole('button', { name: 'Test BPAY CRN generator (DEV)', exact: true }).click({ timeout: SLOW });
    await row(page, 'BPAYCRNGeneratorDEV').getByText('Timed out').waitFor({ timeout: SLOW });
    await page.context().close();
  });

  it('lists 48 apps with their tokens, the riskiest first', async () => {
    const page = await system.signedInPage();
    await openApps(page);
    await page.getByText('44 of 48 apps can be used by anyone').last().waitFor({ timeout: SLOW });
    const [{ expr0: users }] = await queryAll<{ expr0: number }>(
      system.session,
      "SELECT COUNT_DISTINCT(UserId) FROM OauthToken WHERE AppName = 'Ledger Sync'",
    );
    await row(page, 'Ledger Sync')
      .getByRole('cell', { name: String(users), exact: true })
      .first()
      .waitFor({ timeout: SLOW });
    await picture(page, 'apps');
    await page.getByLabel('Search apps', { exact: true }).fill('Ledger');
    await page.getByRole('button', { name: 'Evidence and remedy for Ledger Sync' }).click();
    await page.getByRole('heading', { name: 'Ledger Sync' }).waitFor({ timeout: SLOW });
    await page.getByText('188 users gave it 594 tokens.').waitFor({ timeout: SLOW });
    await picture(page, 'app-detail');
    await page.context().close();
  });

  it('computes its numbers from the rows: one policy changed is one number changed', async () => {
    await setAdminApproved('Ledger_Sync', true);
    const page = await system.signedInPage();
    await page.getByText('43 of 48 apps can be used by anyone').first().waitFor({ timeout: SLOW });
    await setAdminApproved('Ledger_Sync', false);
    await page.reload();
    await page.getByText('44 of 48 apps can be used by anyone').first().waitFor({ timeout: SLOW });
    await page.context().close();
  });

  it('finds an app by its name and exports what is shown as CSV', async () => {
    const page = await system.signedInPage();
    await openApps(page);
    await page.getByLabel('Search apps', { exact: true }).fill('Ledger');
    await row(page, 'Dialler Desktop').waitFor({ state: 'detached', timeout: SLOW });
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: SLOW }),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    assert.ok(
      lines.length > 1 && lines.slice(1).every((line) => line.includes('Ledger')),
      'the export holds the rows that are shown and no other',
    );
    await page.context().close();
  });

  it('still opens for the user when all was connected a second time, as a later start does', async () => {
    await system.connect();
    const page = await system.signedInPage();
    await sentence(page).waitFor({ timeout: SLOW });
    assert.match(await sentence(page).innerText(), /connections work/, 'no permission set has closed the pages');
    await page.context().close();
  });

  it('asks for a sign-in without a session and returns to the tab', async () => {
    const context = await system.browser.newContext();
    const page = await context.newPage();
    await page.goto(system.org.url + TAB);
    await page.getByLabel(/Username/).fill(system.org.username);
    await page.getByLabel(/Password/).fill(system.org.password ?? '');
    await page.getByRole('button', { name: /Log In|Sign in/i }).click();
    await page.waitForURL(`**${TAB}`, { timeout: SLOW });
    await sentence(page).waitFor({ timeout: SLOW });
    await context.close();
  });

  it('uses a sign-in link once only', async () => {
    const answer = (await rest(
      system.session,
      'GET',
      `/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent(TAB)}`,
    )) as { frontdoor_uri: string };
    const first = await system.browser.newContext();
    await (await first.newPage()).goto(answer.frontdoor_uri);
    const second = await system.browser.newContext();
    const page = await second.newPage();
    await page.goto(answer.frontdoor_uri);
    await page.getByText('This sign-in link was used already').waitFor({ timeout: SLOW });
    await first.close();
    await second.close();
  });
});
