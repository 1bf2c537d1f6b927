import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../scripts/src/start/system.ts';

/** set by `npm run pictures`: the pictures of the README are taken by the tests */
const PICTURES = process.env.HUB_PICTURES;

/** Takes a picture of what the page shows, when pictures are wanted. */
export async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(path.join(ROOT, PICTURES), { recursive: true });
  await page.screenshot({ path: path.join(ROOT, PICTURES, `${name}.png`) });
}
