import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { LIST, renderList } from './render.ts';

/** The list of runbooks follows the records. */
export async function writeRunbookList(root: string): Promise<void> {
  const file = path.join(root, LIST);
  writeFileSync(file, await format(renderList(root), { ...(await resolveConfig(file)), parser: 'markdown' }));
}
