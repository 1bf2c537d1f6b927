import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { SuiteResult } from './result.ts';

const CACHE = path.resolve(import.meta.dirname, '../../../node_modules/.cache/conformance');

/** Results of a run that was interrupted, by the folder of clones. */
export class KeptResults {
  readonly #file: string;
  readonly #results = new Map<string, SuiteResult>();

  constructor(root: string) {
    this.#file = path.join(CACHE, `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.json`);
  }

  /** Takes up what an earlier run has left; damaged or missing results are none. */
  load(): void {
    try {
      const kept = JSON.parse(readFileSync(this.#file, 'utf8')) as SuiteResult[];
      for (const result of kept) this.#results.set(result.name, result);
    } catch {
      this.#results.clear();
    }
  }

  /** undefined when the suite has not been run at this commit */
  of(name: string, commit: string | null): SuiteResult | undefined {
    const kept = this.#results.get(name);
    return kept?.commit === commit ? kept : undefined;
  }

  add(result: SuiteResult): void {
    this.#results.set(result.name, result);
    mkdirSync(CACHE, { recursive: true });
    const partial = `${this.#file}.${process.pid}`;
    writeFileSync(partial, JSON.stringify([...this.#results.values()]));
    renameSync(partial, this.#file);
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }
}
