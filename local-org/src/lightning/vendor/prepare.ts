import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OutputChunk } from 'rollup';
import type { PrepareProgress } from '../types.ts';
import { baseComponentsRoot, exposedBaseComponents } from './base-components.ts';

const require = createRequire(import.meta.url);
/** How many modules the base build reads; only the progress depends on it. */
const expectedModules = 2980;

/** One built part: where its files are, which bare specifier is which file, and what each file imports. */
export interface BuiltPart {
  readonly folder: string;
  readonly hash: string;
  readonly modules: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, readonly string[]>>;
}
export interface LightningAssets {
  readonly base: BuiltPart;
  readonly page: BuiltPart;
}
export interface PrepareOptions {
  readonly onProgress?: (progress: PrepareProgress) => void;
  /** default: `node_modules/.cache/local-org` beside the packages */
  readonly cache?: string;
}

/**
 * Builds LWC, the base components and the client side of the page into the cache, or finds them there.
 * A build interrupted half way leaves nothing that a later one would take for finished.
 */
export async function prepareLightning(options: PrepareOptions = {}): Promise<LightningAssets> {
  const cache = options.cache ?? join(dirname(baseComponentsRoot()), '.cache', 'local-org');
  const base = await cached(join(cache, `lightning-${baseHash()}`), (folder) =>
    buildBasePart(folder, options.onProgress),
  );
  const page = await cached(join(cache, `lightning-page-${pageHash()}`), async (folder) => {
    const { buildPage } = await import('./rollup-build.ts');
    return buildPage(folder);
  });
  return { base, page };
}

/** Whether `prepareLightning` would find everything built. */
export function isLightningPrepared(
  cache: string = join(dirname(baseComponentsRoot()), '.cache', 'local-org'),
): boolean {
  return [`lightning-${baseHash()}`, `lightning-page-${pageHash()}`].every((name) =>
    existsSync(join(cache, name, 'manifest.json')),
  );
}

async function buildBasePart(folder: string, onProgress: PrepareOptions['onProgress']): Promise<OutputChunk[]> {
  const { buildBase } = await import('./rollup-build.ts');
  let done = 0;
  const report = (): void => {
    done += 1;
    if (done % 100 === 0) {
      onProgress?.({
        done: Math.min(done, expectedModules),
        total: expectedModules,
        message: 'Building base components',
      });
    }
  };
  return buildBase(exposedBaseComponents(), folder, report);
}

async function cached(folder: string, build: (folder: string) => Promise<OutputChunk[]>): Promise<BuiltPart> {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) {
    const draft = `${folder}.${randomUUID()}`;
    await mkdir(draft, { recursive: true });
    try {
      await writeManifest(draft, await build(draft));
      await rename(draft, folder);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      // another process has finished the same build meanwhile
      if (!existsSync(manifest)) throw error;
    }
  }
  const { modules, imports } = JSON.parse(await readFile(manifest, 'utf8')) as Pick<BuiltPart, 'modules' | 'imports'>;
  return { folder, hash: folder.slice(folder.lastIndexOf('-') + 1), modules, imports };
}

async function writeManifest(folder: string, chunks: readonly OutputChunk[]): Promise<void> {
  const modules = Object.fromEntries(
    chunks.filter((chunk) => chunk.isEntry).map((chunk) => [chunk.name, chunk.fileName]),
  );
  const imports = Object.fromEntries(chunks.map((chunk) => [chunk.fileName, chunk.imports]));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ modules, imports }));
}

function baseHash(): string {
  const packages = ['lwc', '@lwc/rollup-plugin', 'lightning-base-components'].map((name) => versionOf(name));
  return hashOf([...packages, ...sourcesOf(import.meta.dirname)]);
}

function pageHash(): string {
  return hashOf([...sourcesOf(import.meta.dirname), ...sourcesOf(join(import.meta.dirname, '..', 'client'))]);
}

function versionOf(name: string): string {
  const manifest = join(dirname(baseComponentsRoot()), name, 'package.json');
  return `${name}@${(require(manifest) as { version: string }).version}`;
}

function sourcesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => name + readFileSync(join(folder, name), 'utf8'));
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}
