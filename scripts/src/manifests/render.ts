import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import type { Capability } from './capabilities.ts';

/** The package.xml of a capability, from the folders of force-app. */
export async function renderManifest(root: string, { folders, without = [] }: Capability): Promise<string> {
  const found = ComponentSet.fromSource(folders.map((folder) => path.join(root, 'force-app', folder)));
  // children (fields, labels) come with their parents, so they need no entry of their own
  const whole = found
    .getSourceComponents()
    .filter(({ parent, type, fullName }) => parent === undefined && !without.includes(`${type.name}:${fullName}`))
    .map(({ type, fullName }) => ({ type, fullName }));
  const manifest = new ComponentSet(whole);
  manifest.sourceApiVersion = sourceApiVersion(root);
  return manifest.getPackageXml();
}

function sourceApiVersion(root: string): string {
  const text = readFileSync(path.join(root, 'sfdx-project.json'), 'utf8');
  return (JSON.parse(text) as { sourceApiVersion: string }).sourceApiVersion;
}

/** Where a capability's manifest is, from the root. */
export function manifestFile({ name }: Capability): string {
  return `manifest/${name}.xml`;
}
