import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../scripts/src/start/system.ts';
import { launchBrowser } from './browser.ts';

/** The main job as a newcomer runs it: `npm start` up to its last line, one real click, Ctrl-C. Exit code 0 when all of it worked. */
const START_MS = 120_000;
const CLICK_MS = 30_000;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-start-'));
  const env = { ...process.env, HOME: path.join(folder, 'home'), HUB_STATE: path.join(folder, 'state') };
  const npm = spawn('npm', ['start', '--', '--no-open', '--port', '0'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => npm.once('exit', (code) => resolve(code)));
  try {
    const signInLink = await readSignInLink(npm.stdout, ended);
    await clickOnce(signInLink);
    // as a terminal does: the signal goes to the whole group
    process.kill(-npm.pid!, 'SIGINT');
    await within(CLICK_MS, 'npm start did not end after Ctrl-C', ended);
  } finally {
    if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid!, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readSignInLink(output: NodeJS.ReadableStream, ended: Promise<number | null>): Promise<string> {
  const last = new Promise<string>((resolve) => {
    let link = '';
    createInterface({ input: output }).on('line', (line) => {
      console.log(line.replace(/otp=\S+/, 'otp=…'));
      link = /^Sign in {2}(\S+)$/.exec(line)?.[1] ?? link;
      if (line.startsWith('Integration Health  ')) resolve(link);
    });
  });
  const early = ended.then((code) =>
    Promise.reject(new Error(`npm start ended with code ${code} before it was ready`)),
  );
  return within(START_MS, 'npm start did not come to its last line', Promise.race([last, early]));
}

async function clickOnce(signInLink: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(signInLink);
    await page.getByRole('button', { name: 'Test This org', exact: true }).click({ timeout: CLICK_MS });
    await page
      .getByRole('row')
      .filter({ hasText: 'Mass_Action' })
      .getByText('Connected')
      .waitFor({ timeout: CLICK_MS });
    console.log('A click on "Test This org" answered Connected.');
  } finally {
    await browser.close();
  }
}

function within<T>(milliseconds: number, message: string, work: Promise<T>): Promise<T> {
  const timer = Promise.withResolvers<never>();
  const handle = setTimeout(() => timer.reject(new Error(`${message} within ${milliseconds / 1_000} s`)), milliseconds);
  return Promise.race([work, timer.promise]).finally(() => clearTimeout(handle));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
