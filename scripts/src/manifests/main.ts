import path from 'node:path';
import { writeManifests } from './write.ts';

/** `npm run build:manifests` */
await writeManifests(path.resolve(import.meta.dirname, '../../..'));
