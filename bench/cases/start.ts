import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { ROOT } from '../../scripts/src/start/system.ts';
import type { BenchCase } from '../measurement.ts';
import { untilShown } from '../support/pages.ts';

const ROUNDS = 2;
const LATER_STARTS = 2;

/** `npm start` to a page with its rows: a fresh state and home, then again with what that start has left. */
export const start: BenchCase = {
  name: 'start',
  async run(context) {
    const browser = await context.browser();
    const first: number[] = [];
    const later: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = path.join(context.folder, `start-${round}`);
      first.push(await startOnce(folder, browser));
      for (let again = 0; again < LATER_STARTS; again += 1) later.push(await startOnce(folder, browser));
    }
    return [
      { what: 'npm start to the page usable, first time, warm caches', target: 30_000, samples: first },
      {
        what: 'npm start to the page usable, later',
        target: 10_000,
        samples: later,
        beside: { what: 'the first', samples: first },
      },
    ];
  },
};

async function startOnce(folder: string, browser: Browser): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start', '--', '--no-open', '--port', '0'], {
    cwd: ROOT,
    env: { ...process.env, HOME: path.join(folder, 'home'), HUB_STATE: path.join(folder, 'state') },
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own gets Ctrl-C as from a terminal
    detached: true,
  });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  try {
    const link = await signInLink(child, ended);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(link);
    await untilShown(page, 'c-hub-connection-table tbody tr');
    const took = performance.now() - started;
    await context.close();
    return took;
  } finally {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGINT');
    await ended;
  }
}

/** The address after `Sign in`, once the last line has been printed. */
async function signInLink(child: ChildProcess, ended: Promise<number>): Promise<string> {
  let errors = '';
  let link = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('✓')) console.log(`    ${line}`);
      link = /^Sign in\s+(\S+)/.exec(line)?.[1] ?? link;
      if (line.startsWith('Integration Health')) resolve(link);
    });
  });
  const answer = await Promise.race([ready, ended]);
  if (typeof answer === 'number') throw new Error(`npm start ended with code ${answer}: ${errors.slice(-2_000)}`);
  return answer;
}
