import { existsSync, watch, type FSWatcher } from 'node:fs';
import { resolve } from 'node:path';
import { ApexDependencies } from './apex-dependencies.ts';
import { printTestRun } from './print-test-run.ts';
import { runSourceTests, type RunOptions, type SourceTests } from './run-source-tests.ts';

/** Editors write a file in several steps, and a checkout many files at once. */
const QUIET_MS = 200;
/** A folder that is not there yet, or no more, is looked for. */
const LOOK_MS = 2_000;
const CLEAR = '\u001b[2J\u001b[H';

/** `local-org test --watch`: runs tests, and those that a change concerns again after it, until q or Ctrl-C. Answers 0. */
export async function watchTests(request: SourceTests, options: RunOptions): Promise<number> {
  const changes = new Changes(request.dirs);
  try {
    for (let known: ApexDependencies | undefined; ;) {
      const now = ApexDependencies.read(request.dirs);
      const runsAll = changes.takeAll();
      if (runsAll || !known?.equals(now)) {
        const affected = runsAll || !known ? null : now.affectedSince(known);
        await runOnce(now, { ...request, ...chosen(request, affected) }, { ...options, signal: changes.stopped });
      }
      known = now;
      if ((await changes.next()) === 'stop') return 0;
    }
  } finally {
    changes.close();
  }
}

/** Of the tests that were asked for, those that are concerned. */
function chosen({ classNames }: SourceTests, affected: readonly string[] | null): Pick<SourceTests, 'classNames'> {
  if (affected === null || classNames === null) return { classNames: classNames ?? affected };
  const asked = new Set(classNames.map((name) => name.toLowerCase()));
  return { classNames: affected.filter((name) => asked.has(name)) };
}

async function runOnce(source: ApexDependencies, request: SourceTests, options: RunOptions): Promise<void> {
  const out = process.stdout;
  if (out.isTTY) out.write(CLEAR);
  if (!source.hasApex) {
    out.write(`There is no Apex in ${request.dirs.join(', ')} yet.\n`);
  } else {
    const dirs = request.dirs.filter((dir) => existsSync(dir));
    try {
      printTestRun(await runSourceTests({ ...request, dirs }, options));
    } catch (error) {
      if (options.signal?.aborted) return;
      out.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  out.write('Waiting for a change. Enter runs all tests, q or Ctrl-C ends.\n');
}

/** Waits until files change or a key is pressed. */
class Changes {
  readonly #dirs: readonly string[];
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #timer: NodeJS.Timeout;
  #quiet: NodeJS.Timeout | null = null;
  #resolve: ((what: 'change' | 'stop') => void) | null = null;
  #pending: 'change' | 'stop' | null = null;
  #all = false;
  readonly #abort = new AbortController();

  constructor(dirs: readonly string[]) {
    this.#dirs = dirs.map((dir) => resolve(dir));
    this.#watchAll();
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    process.stdin.setEncoding('utf8').on('data', this.#onKey);
    if (process.stdin.isTTY) process.stdin.setRawMode(true);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, this.#stop);
  }

  /** Whether all tests were asked for since the last look. */
  takeAll(): boolean {
    const all = this.#all;
    this.#all = false;
    return all;
  }

  get stopped(): AbortSignal {
    return this.#abort.signal;
  }

  next(): Promise<'change' | 'stop'> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (this.#pending !== null) this.#tell(this.#pending);
    });
  }

  close(): void {
    clearInterval(this.#timer);
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    for (const watcher of this.#watchers.values()) watcher.close();
    process.stdin.off('data', this.#onKey).pause();
    if (process.stdin.isTTY) process.stdin.setRawMode(false);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, this.#stop);
  }

  readonly #stop = (): void => {
    this.#abort.abort();
    this.#tell('stop');
  };

  readonly #onKey = (keys: string | Buffer): void => {
    const text = String(keys);
    if (text.includes('q') || text.includes('\u0003')) this.#stop();
    else if (/[\r\n]/.test(text)) {
      this.#all = true;
      this.#tell('change');
    }
  };

  #tell(what: 'change' | 'stop'): void {
    if (this.#pending !== 'stop') this.#pending = what;
    const resolve = this.#resolve;
    if (resolve === null) return;
    this.#resolve = null;
    const told = this.#pending ?? what;
    this.#pending = null;
    resolve(told);
  }

  #look(): void {
    const gone = [...this.#watchers].filter(([dir]) => !existsSync(dir));
    for (const [dir, watcher] of gone) {
      this.#watchers.delete(dir);
      watcher.close();
    }
    if (this.#watchAll() || gone.length > 0) this.#tell('change');
  }

  /** Watches the folders that are there and were not watched; whether there was one. */
  #watchAll(): boolean {
    const before = this.#watchers.size;
    for (const dir of this.#dirs) {
      if (this.#watchers.has(dir) || !existsSync(dir)) continue;
      const watcher = watch(dir, { recursive: true, persistent: false }, () => this.#changed());
      watcher.on('error', () => this.#watchers.delete(dir));
      this.#watchers.set(dir, watcher);
    }
    return this.#watchers.size > before;
  }

  #changed(): void {
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#tell('change'), QUIET_MS);
  }
}
