import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { System } from '../../scripts/src/start/system.ts';

/** Declares the tests of one partner; the system is there when they run. */
export type PartnerStory = (system: () => System) => void;

const OURS = new Set([path.basename(import.meta.filename), 'partners.test.ts']);

/** The stories of this folder by partner: every other file here, `<partner>.ts`, exports one as `story`. What helps them is in a folder. */
export async function findStories(): Promise<ReadonlyMap<string, PartnerStory>> {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !OURS.has(file))
    .sort();
  const found = await Promise.all(files.map(async (file) => [path.basename(file, '.ts'), await load(file)] as const));
  return new Map(found);
}

async function load(file: string): Promise<PartnerStory> {
  const { story } = (await import(`./${file}`)) as { readonly story?: PartnerStory };
  if (typeof story !== 'function') throw new Error(`e2e/partners/${file} must export a function named story.`);
  return story;
}
