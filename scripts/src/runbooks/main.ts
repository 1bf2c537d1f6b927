import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { LIST, renderList } from './render.ts';

/** `npm run build:runbooks`: the list of runbooks follows the records. */
const root = path.resolve(import.meta.dirname, '../../..');
const file = path.join(root, LIST);
writeFileSync(file, await format(renderList(root), { ...(await resolveConfig(file)), parser: 'markdown' }));
