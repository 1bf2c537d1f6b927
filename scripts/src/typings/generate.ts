import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { auraSignatures, compile } from '../../../local-org/src/apex/index.ts';
import { openSchema } from '../../../local-org/src/schema/index.ts';
import { renderTypings } from './render.ts';

const API_VERSION = 67;
export const TYPINGS = 'typings/apex.d.ts';

/** The typings that the project's Apex source asks for now. */
export function generateTypings(root: string): string {
  const sources = globSync('force-app/**/*.cls', { cwd: root }).toSorted();
  const files = sources.map((file) => ({
    path: file,
    text: readFileSync(path.join(root, file), 'utf8'),
    apiVersion: API_VERSION,
  }));
  const { model } = compile({ files, schema: openSchema({ shape: 'enterprise' }) });
  return renderTypings(auraSignatures(model));
}
