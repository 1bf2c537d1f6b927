import type { Browser, BrowserContext, Page } from 'playwright-core';
import { rest } from '../../scripts/src/org/rest.ts';
import type { System } from '../../scripts/src/start/system.ts';

export const TAB = '/lightning/n/Hub_Integration_Health';
const SLOWEST_MS = 60_000;

/** A browser without a cache that is signed in; the page it leaves open shows the org's home. */
export async function signedIn(system: System, browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const answer = (await rest(
    system.session,
    'GET',
    `/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent('/lightning/page/home')}`,
  )) as { frontdoor_uri: string };
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  await page.goto(answer.frontdoor_uri);
  return { context, page };
}

/** Milliseconds since the navigation began until the page painted something. */
export function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    `new Promise((resolve) => new PerformanceObserver((list) => {
      const paint = list.getEntries().find(({ name }) => name === 'first-contentful-paint');
      if (paint) resolve(paint.startTime);
    }).observe({ type: 'paint', buffered: true }))`,
  );
}

/** Milliseconds since the navigation began (or since `since`, an expression of the page) until an element is shown. */
export async function untilShown(page: Page, selector: string, since = '0'): Promise<number> {
  await page.locator(selector).first().waitFor({ timeout: SLOWEST_MS });
  return page.evaluate(`performance.now() - (${since})`);
}
