import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One Lightning web component of the project, authored in TypeScript. */
export interface Bundle {
  readonly name: string;
  readonly folder: string;
  /** the modules that are deployed, tests left out */
  readonly sources: readonly string[];
}

interface Project {
  readonly packageDirectories: readonly { readonly path: string }[];
}

/** All bundles of the package directories that hold TypeScript. */
export function findBundles(root: string): Bundle[] {
  const project = JSON.parse(readFileSync(path.join(root, 'sfdx-project.json'), 'utf8')) as Project;
  const metas = project.packageDirectories.flatMap((directory) =>
    globSync(`${directory.path}/**/lwc/*/*.js-meta.xml`, { cwd: root }),
  );
  return metas
    .map((meta) => path.join(root, path.dirname(meta)))
    .map((folder) => ({ name: path.basename(folder), folder, sources: sourcesOf(folder) }))
    .filter((bundle) => bundle.sources.length > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function sourcesOf(folder: string): string[] {
  return globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.d.ts') && !/(^|\/)__(tests|mocks)__\//.test(file))
    .map((file) => path.join(folder, file))
    .toSorted();
}
