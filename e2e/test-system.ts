import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { rest, type RestSession } from '../scripts/src/org/rest.ts';
import type { Shape } from '../scripts/src/start/flags.ts';
import { startSystem, type System } from '../scripts/src/start/system.ts';
import { launchBrowser } from './browser.ts';

export const TAB = '/lightning/n/Hub_Integration_Health';

/** The whole system on free ports, with a home and a state of its own, and a browser. */
export interface TestSystem extends System {
  readonly browser: Browser;
  /** a page that is signed in as the admin or as whom the session belongs to, at the console unless another path is asked */
  signedInPage(path?: string, session?: RestSession): Promise<Page>;
}

/** @param options.movableClock whether a test may let the org's time pass, see OrgTime */
export async function startTestSystem(
  shape: Shape = 'enterprise',
  { movableClock = false }: { readonly movableClock?: boolean } = {},
): Promise<TestSystem> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-e2e-'));
  const system = await startSystem({
    state: path.join(folder, 'state'),
    notes: path.join(folder, 'notes'),
    home: path.join(folder, 'home'),
    alias: 'hub-e2e',
    port: 0,
    shape,
    movableClock,
  });
  try {
    await system.deploy();
    await system.connect();
    const browser = await launchBrowser();
    return {
      ...system,
      browser,
      signedInPage: (target, session) => signedInPage(session ?? system.session, browser, target ?? TAB),
      stop: () => stop(system, browser, folder),
    };
  } catch (error) {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function signedInPage(session: RestSession, browser: Browser, target: string): Promise<Page> {
  const answer = (await rest(
    session,
    'GET',
    `/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent(target)}`,
  )) as { frontdoor_uri: string };
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(answer.frontdoor_uri);
  return page;
}

async function stop(system: System, browser: Browser, folder: string): Promise<void> {
  await browser.close();
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
}
