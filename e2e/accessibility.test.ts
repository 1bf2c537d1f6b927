import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startTestSystem, type TestSystem } from './test-system.ts';

const SLOW = 20_000;
/** the engine that @sa11y brings */
const AXE = createRequire(createRequire(import.meta.url).resolve('@sa11y/jest')).resolve('axe-core/axe.min.js');
const TAB_STOPS = 40;

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

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.matches(':focus-visible')).catch(() => false);

/** Presses Tab until the target has a visible focus; answers how often. */
async function tabTo(page: Page, target: Locator): Promise<number> {
  for (let stops = 1; stops <= TAB_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(target)) return stops;
  }
  throw new Error(`${TAB_STOPS} times Tab did not reach ${String(target)}`);
}

describe('the console without a mouse', { timeout: 300_000 }, () => {
  before(async () => {
    system = await startTestSystem();
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
    await page.context().close();
  });

  it('needs no horizontal scrolling on a laptop, a tablet and a phone', async () => {
    const page = await system.signedInPage();
    for (const width of [1366, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const tab of ['Connections', 'Apps']) {
        await page.getByRole('tab', { name: tab }).click({ timeout: SLOW });
        await page.getByRole('table').first().waitFor({ timeout: SLOW });
        const tooWide = await page
          .getByRole('table')
          .first()
          .evaluate((table) => {
            const { right } = table.getBoundingClientRect();
            const page = document.documentElement;
            return right > page.clientWidth || page.scrollWidth > page.clientWidth;
          });
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
