import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../e2e/browser.ts';
import { startBenchSystem, type BenchSystem } from './system.ts';

/** What the cases share: one folder, one browser, one system with the demo org and 10,000 tokens; each made at its first use. */
export class BenchContext {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'hub-bench-'));
  #browser: Promise<Browser> | null = null;
  #system: Promise<BenchSystem> | null = null;

  browser(): Promise<Browser> {
    return (this.#browser ??= launchBrowser());
  }

  system(): Promise<BenchSystem> {
    return (this.#system ??= startBenchSystem(path.join(this.folder, 'system')));
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
    await (await this.#system)?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
