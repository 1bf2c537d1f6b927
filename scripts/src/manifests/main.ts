import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CAPABILITIES } from './capabilities.ts';
import { manifestFile, renderManifest } from './render.ts';

/** `npm run build:manifests`: manifests name what their folders hold, no more and no less. */
const root = path.resolve(import.meta.dirname, '../../..');
for (const capability of CAPABILITIES)
  writeFileSync(path.join(root, manifestFile(capability)), await renderManifest(root, capability));
