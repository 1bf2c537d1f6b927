import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { FieldLists } from './field-lists.ts';
import type { FirstSeen } from './merge.ts';
import type { FieldListData } from './types.ts';

const PACKAGES = { v66: 'salesforce-types-66', v67: 'salesforce-types-67', v68: '@salesforce/types' } as const;
const FORMAT = '1';

let loaded: FieldLists | undefined;

/** Reads the field lists, from the cache where it has them. Parsing the packages takes about two seconds, once. */
export async function prepareMetadataTypes(): Promise<FieldLists> {
  if (loaded) return loaded;
  const file = cacheFile();
  if (!existsSync(file)) await writeCache(file);
  loaded = new FieldLists(JSON.parse(readFileSync(file, 'utf8')) as FieldListData);
  return loaded;
}

async function writeCache(file: string): Promise<void> {
  const { parseDeclarations } = await import('./parse-declarations.ts');
  const { mergeReleases } = await import('./merge.ts');
  const read = (name: string): ReturnType<typeof parseDeclarations> =>
    parseDeclarations(readFileSync(join(packageFolder(name), 'lib', 'metadata.d.ts'), 'utf8'));
  const data = mergeReleases(
    { v66: read(PACKAGES.v66), v67: read(PACKAGES.v67), v68: read(PACKAGES.v68) },
    firstSeen(),
  );
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(data));
  renameSync(temporary, file);
}

/** Versions identify published packages; this folder's own files are hashed by content. */
function cacheFile(): string {
  const hash = createHash('sha256').update(FORMAT);
  for (const name of Object.values(PACKAGES)) hash.update(readFileSync(join(packageFolder(name), 'package.json')));
  for (const own of ['first-seen.json', 'merge.ts', 'parse-declarations.ts'])
    hash.update(readFileSync(join(import.meta.dirname, own)));
  const name = `metadata-types-${hash.digest('hex').slice(0, 16)}.json`;
  return join(modulesFolder(), '.cache', 'local-org', name);
}

function packageFolder(name: string): string {
  const entry = createRequire(import.meta.url).resolve(`${name}/metadata`);
  return dirname(dirname(entry));
}

function modulesFolder(): string {
  const folder = packageFolder(PACKAGES.v68);
  return folder.slice(0, folder.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length);
}

function firstSeen(): FirstSeen {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'first-seen.json'), 'utf8')) as FirstSeen;
}
