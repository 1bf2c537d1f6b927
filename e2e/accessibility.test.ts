import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { runApex } from './anonymous-apex.ts';
import { isFocused, tabTo } from './keyboard.ts';
import { startTestSystem, type TestSystem } from './test-system.ts';

const SLOW = 20_000;
/** the engine that @sa11y brings */
const AXE = createRequire(createRequire(import.meta.url).resolve('@sa11y/jest')).resolve('axe-core/axe.min.js');

let system: TestSystem;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** Serious and critical violations of the whole page, with where they are. */
async function seriousViolations(page: Page): Promise<string[]> {
  // not as a script of the page, which its content security policy would refuse
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const violations = await page.evaluate<readonly Violation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`);
}

/** Messages that were given up or wait, so that the queue has something to show. */
const fillQueue = (): Promise<string[]> =>
  runApex(
    system.session,
    `List<Hub_Message__c> rows = new List<Hub_Message__c>();
     for (String status : new List<String>{ 'Dead', 'Unknown', 'Retry', 'Pending' }) {
       Hub_Message__c row = HubMessage.to('Box').post('/a-path-that-is-long-enough-to-need-more-than-one-line').content('{}', 'application/json')
         .about(UserInfo.getUserId()).orderedBy('customer 7').toRow();
       HubMessageStatus.settled(row, status, 'The partner may have acted on the call, but no proof came back.');
       rows.add(row);
     }
     insert rows;`,
  );

describe('the console without a mouse', { timeout: 300_000 }, () => {
  before(async () => {
    system = await startTestSystem();
    await fillQueue();
  });
  after(() => system.stop());

  it('tests all connections from the keyboard, and says the result', async () => {
    const page = await system.signedInPage();
    const testAll = page.getByRole('button', { name: 'Test all' });
    await testAll.waitFor({ timeout: SLOW });
    const checks = await tabTo(page, page.getByRole('button', { name: 'Show the checks' }));
    assert.ok(checks > 0, 'the checks come before the tabs');
    await tabTo(page, page.getByRole('tab', { name: 'Connections' }));
    await tabTo(page, testAll);
    await page.keyboard.press('Enter');
    const spoken = page.locator('[aria-live=polite]').filter({ hasText: /^3 of 5 connections work\.$/ });
    await spoken.waitFor({ state: 'attached', timeout: SLOW });
    assert.ok(await isFocused(testAll), 'the focus stays where it was');
    await page.context().close();
  });

  it('opens and closes the details of an app, and gives the focus back', async () => {
    const page = await system.signedInPage();
    await page.getByRole('tab', { name: 'Apps' }).click();
    const app = page.getByRole('button', { name: 'Evidence and remedy for Ledger Sync' });
    await app.waitFor({ timeout: SLOW });
    await app.focus();
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: 'Ledger Sync' });
    await heading.waitFor({ timeout: SLOW });
    assert.ok(await heading.evaluate((element) => element.matches(':focus')), 'the heading is read first');
    await tabTo(page, page.getByRole('button', { name: 'Close' }));
    await page.keyboard.press('Enter');
    await heading.waitFor({ state: 'detached', timeout: SLOW });
    assert.ok(await app.evaluate((element) => element.matches(':focus')), 'back to where it came from');
    await page.context().close();
  });

  it('has no serious violation, with everything opened', async () => {
    const page = await system.signedInPage();
    await page.getByRole('button', { name: 'Details of Box' }).click({ timeout: SLOW });
    await page.getByRole('button', { name: 'Show the checks' }).click();
    await page.getByRole('heading', { name: 'Last 20 tests' }).waitFor({ timeout: SLOW });
    assert.deepEqual(await seriousViolations(page), [], 'connections and findings');
    await page.getByRole('tab', { name: 'Apps' }).click();
    await page.getByRole('button', { name: 'Evidence and remedy for Ledger Sync' }).click({ timeout: SLOW });
    await page.getByText(/All .* tokens read/).waitFor({ timeout: SLOW });
    assert.deepEqual(await seriousViolations(page), [], 'apps and the panel of one');
    await page.getByRole('tab', { name: 'Queue' }).click();
    await page
      .getByRole('button', { name: /^Details of HM-/ })
      .first()
      .click({ timeout: SLOW });
    await page.getByRole('button', { name: 'Show the content, masked' }).click({ timeout: SLOW });
    await page.getByText('The last hour as a table').click();
    await page.getByRole('button', { name: 'Show the storage' }).click();
    await page.getByRole('table', { name: 'Rows kept per integration' }).waitFor({ timeout: SLOW });
    assert.deepEqual(await seriousViolations(page), [], 'the queue, a message and the storage');
    await page.getByRole('button', { name: 'Discard' }).last().click();
    await page.getByRole('dialog').waitFor({ timeout: SLOW });
    assert.deepEqual(await seriousViolations(page), [], 'the question why');
    await page.context().close();
  });

  it('needs no horizontal scrolling on a laptop, a tablet and a phone', async () => {
    const page = await system.signedInPage();
    for (const width of [1366, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const tab of ['Connections', 'Apps', 'Queue']) {
        await page.getByRole('tab', { name: tab }).click({ timeout: SLOW });
        await page.getByRole('table').last().waitFor({ timeout: SLOW });
        const tables = await page.getByRole('table').all();
        const each = await Promise.all(
          tables.map((table) =>
            table.evaluate((element) => {
              const page = element.ownerDocument.documentElement;
              return element.getBoundingClientRect().right > page.clientWidth || page.scrollWidth > page.clientWidth;
            }),
          ),
        );
        const tooWide = each.includes(true);
        assert.equal(tooWide, false, `${tab} at ${width} px`);
      }
    }
    await page.context().close();
  });

  it('shows ages that grow', async () => {
    const page = await system.signedInPage('/lightning/page/home');
    await page.clock.install();
    await page.goto(`${system.org.url}/lightning/n/Hub_Integration_Health`);
    const checked = page.locator('.checked');
    await checked.getByText('a few seconds ago').waitFor({ timeout: SLOW });
    await page.clock.fastForward('05:00');
    await checked.getByText('5 minutes ago').waitFor({ timeout: SLOW });
    await page.context().close();
  });
});
