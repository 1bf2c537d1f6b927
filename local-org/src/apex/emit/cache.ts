import { mkdirSync, readFileSync, renameSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compilerVersion } from './compiler-version.ts';

/** Texts by key. A key says all that its text depends on, so that a text never has to be taken back. */
export interface CompileCache {
  get(key: string): string | null;
  set(key: string, text: string): void;
}

/** null for what is not there or was damaged, as when the machine stopped in the middle. */
export function readKept<T>(cache: CompileCache, key: string, read: (text: string) => T): T | null {
  const text = cache.get(key);
  if (text === null) return null;
  try {
    return read(text);
  } catch {
    return null;
  }
}

/** For one process, or for tests. */
export function memoryCache(): CompileCache {
  const texts = new Map<string, string>();
  return { get: (key) => texts.get(key) ?? null, set: (key, text) => void texts.set(key, text) };
}

const MOST_FILES = 8000;
const MOST_VERSIONS = 3;

/**
 * One file per text, so that processes and threads share it without locks: each text is written beside its place and
 * moved there. A folder that cannot be written, as one on a full disk, costs time and nothing else.
 */
export function folderCache(folder: string): CompileCache {
  const path = (key: string): string => join(folder, key);
  let isReady = false;
  const prepare = (): void => {
    if (isReady) return;
    mkdirSync(folder, { recursive: true });
    dropOldest(folder);
    isReady = true;
  };
  return {
    get(key) {
      try {
        return readFileSync(path(key), 'utf8');
      } catch {
        return null;
      }
    },
    set(key, text) {
      const partial = `${path(key)}.${process.pid}.${performance.now()}`;
      try {
        prepare();
        writeFileSync(partial, text);
        renameSync(partial, path(key));
      } catch {
        rmSync(partial, { force: true });
      }
    },
  };
}

/** Half of the files, the oldest ones, when there are too many. */
function dropOldest(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= MOST_FILES) return;
  for (const name of byAge(folder, names).slice(0, names.length - MOST_FILES / 2))
    rmSync(join(folder, name), { force: true });
}

function byAge(folder: string, names: readonly string[]): string[] {
  const age = (name: string): number => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return names
    .map((name) => ({ name, at: age(name) }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

let shared: CompileCache | null = null;

/** What all compiles of this checkout share, whatever org or project they are for. */
export function sharedCache(): CompileCache {
  if (shared) return shared;
  const packages = dirname(dirname(createRequire(import.meta.url).resolve('fflate/package.json')));
  const root = join(packages, '.cache', 'local-org', 'apex');
  const folder = join(root, compilerVersion());
  dropOldVersions(root, folder);
  return (shared = folderCache(folder));
}

function dropOldVersions(root: string, current: string): void {
  try {
    mkdirSync(current, { recursive: true });
    const versions = byAge(root, readdirSync(root)).filter((name) => join(root, name) !== current);
    for (const name of versions.slice(0, -MOST_VERSIONS)) rmSync(join(root, name), { recursive: true, force: true });
  } catch {
    // As above: without a folder nothing is kept.
  }
}
