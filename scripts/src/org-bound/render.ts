import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { deployZip } from '../org/deploy-files.ts';
import type { RestSession } from '../org/rest.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PLACEHOLDER = /\{\{([A-Z_]+)\}\}/g;

/** A template names a value that was not given. */
export class MissingValueError extends Error {
  constructor(file: string, name: string) {
    super(`${file} needs a value for {{${name}}}.`);
    this.name = 'MissingValueError';
  }
}

/** Fills the templates of `org-bound/<name>` with this org's values and deploys them. Values are escaped for XML. */
export async function deployOrgBound(
  session: RestSession,
  name: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'org-bound-'));
  try {
    cpSync(path.join(ROOT, 'org-bound', name), folder, { recursive: true });
    for (const file of globSync('**/*-meta.xml', { cwd: folder })) fill(path.join(folder, file), file, values);
    const set = ComponentSet.fromSource(folder);
    set.apiVersion = session.apiVersion;
    set.sourceApiVersion = session.apiVersion;
    const { zipBuffer } = await new MetadataConverter().convert(set, 'metadata', { type: 'zip' });
    if (zipBuffer === undefined) throw new Error(`org-bound/${name} could not be converted.`);
    await deployZip(session, `org-bound/${name}`, zipBuffer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(file: string, shown: string, values: Readonly<Record<string, string>>): void {
  const text = readFileSync(file, 'utf8').replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new MissingValueError(shown, name);
    return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  });
  writeFileSync(file, text);
}
