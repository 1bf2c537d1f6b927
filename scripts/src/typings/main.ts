import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateTypings, TYPINGS } from './generate.ts';

/** `npm run build:typings`: a changed Apex signature then fails the type check of the components that use it. */
const root = path.resolve(import.meta.dirname, '../../..');
writeFileSync(path.join(root, TYPINGS), generateTypings(root));
