import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Namespaces of the projects in which the folders lie (Salesforce DX Developer Guide, sfdx-project.json, `namespace`). */
export function projectNamespaces(dirs: readonly string[]): string[] {
  const found = dirs.flatMap((dir) => {
    const folder = projectFolder(resolve(dir));
    return folder === undefined ? [] : namespaceOf(folder);
  });
  return [...new Set(found)];
}

/** The nearest folder at or above a path that has a project file. */
export function projectFolder(path: string): string | undefined {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'sfdx-project.json'))) return folder;
  return undefined;
}

/** A project file that cannot be read is reported where its folders are read. */
function namespaceOf(folder: string): string[] {
  try {
    const project = JSON.parse(readFileSync(join(folder, 'sfdx-project.json'), 'utf8')) as { namespace?: unknown };
    return typeof project.namespace === 'string' && project.namespace !== '' ? [project.namespace] : [];
  } catch {
    return [];
  }
}
