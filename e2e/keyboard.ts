import type { Locator, Page } from 'playwright-core';

const TAB_STOPS = 60;

/** Whether somebody who sees the page sees where the focus is, and that it is there. */
export const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.matches(':focus-visible')).catch(() => false);

/** Presses Tab until the target has a visible focus; answers how often. */
export async function tabTo(page: Page, target: Locator): Promise<number> {
  for (let stops = 1; stops <= TAB_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(target)) return stops;
  }
  throw new Error(`${TAB_STOPS} times Tab did not reach ${String(target)}`);
}
