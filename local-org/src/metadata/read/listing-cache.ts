import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

/** Raise it when what is kept of a component changes. */
const FORMAT = 1;
const MOST_FOLDERS = 100;
/** Files above a folder that decide which of its files are components. */
const DECIDING = ['.forceignore', 'sfdx-project.json'];

interface Kept<T> {
  readonly key: string;
  readonly listing: T;
}

/**
 * What components a folder has follows from the names of its files alone. It is kept until one of them, or an ignore
 * file above, changes: loading source-deploy-retrieve to find out takes half a second and 70 MB.
 */
export async function keptListing<T>(path: string, list: () => Promise<T>): Promise<T> {
  const key = keyOf(path);
  if (key === null) return list();
  const folder = cacheFolder();
  const file = join(folder, `${sha(path).slice(0, 16)}.json`);
  const kept = readKept<T>(file);
  if (kept?.key === key) return kept.listing;
  const listing = await list();
  keep(folder, file, { key, listing });
  return listing;
}

/** null when names do not tell everything: a link leads to files elsewhere. */
function keyOf(path: string): string | null {
  if (!statSync(path).isDirectory()) return null;
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  if (entries.some((entry) => entry.isSymbolicLink())) return null;
  const names = entries.map((entry) => `${join(entry.parentPath, entry.name)}${entry.isDirectory() ? sep : ''}`);
  const { version } = JSON.parse(readFileSync(resolverPackage(), 'utf8')) as { version: string };
  return sha([FORMAT, version, ...deciding(path), ...names.sort()].join('\0'));
}

function deciding(path: string): string[] {
  const texts: string[] = [];
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder))
    for (const name of DECIDING) {
      const file = join(folder, name);
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) texts.push(file, readFileSync(file, 'utf8'));
    }
  return texts;
}

function readKept<T>(file: string): Kept<T> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept<T>;
  } catch {
    return null;
  }
}

/** A folder that cannot be written costs time and nothing else. */
function keep(folder: string, file: string, kept: Kept<unknown>): void {
  const partial = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(partial, JSON.stringify(kept));
    renameSync(partial, file);
    dropOldest(folder);
  } catch {
    rmSync(partial, { force: true });
  }
}

function dropOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  if (files.length <= MOST_FOLDERS) return;
  const age = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const oldest = files.map((file) => ({ file, at: age(file) })).sort((a, b) => a.at - b.at);
  for (const { file } of oldest.slice(0, files.length - MOST_FOLDERS)) rmSync(file, { force: true });
}

function resolverPackage(): string {
  const entry = createRequire(import.meta.url).resolve('@salesforce/source-deploy-retrieve');
  return join(entry.slice(0, entry.lastIndexOf(join('lib', 'src'))), 'package.json');
}

function cacheFolder(): string {
  const file = resolverPackage();
  const modules = file.slice(0, file.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length);
  return join(modules, '.cache', 'local-org', 'source');
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
