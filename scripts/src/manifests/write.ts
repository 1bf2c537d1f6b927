import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CAPABILITIES } from './capabilities.ts';
import { manifestFile, renderManifest } from './render.ts';

/** Manifests name what their folders hold, no more and no less. */
export async function writeManifests(root: string): Promise<void> {
  for (const capability of CAPABILITIES)
    writeFileSync(path.join(root, manifestFile(capability)), await renderManifest(root, capability));
}
