import path from 'node:path';
import { compileBundles } from './compile.ts';

/** `npm run build:lwc`: writes the JavaScript that an org takes beside the TypeScript of the components. */
const root = path.resolve(import.meta.dirname, '../../..');
for (const file of compileBundles(root)) console.log(path.relative(root, file));
