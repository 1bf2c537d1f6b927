import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One file of `force-app/main` that can use another: an Apex class or a module of a component. */
export interface Unit {
  readonly name: string;
  /** folder under `main/`, or `partners/<name>` */
  readonly feature: string;
  readonly file: string;
  /** without comments and text */
  readonly code: string;
}

const COMMENTS_AND_TEXT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'/g;

function featureOf(file: string): string {
  const parts = file.split(path.sep);
  const index = parts.indexOf('main') + 1;
  return parts[index] === 'partners' ? `partners/${parts[index + 1]}` : (parts[index] ?? '');
}

/** The Apex classes of the features, tests left out. */
export function apexClasses(root: string): Unit[] {
  return globSync('force-app/main/**/*.cls', { cwd: root }).map((file) => ({
    name: path.basename(file, '.cls'),
    feature: featureOf(file),
    file,
    code: readFileSync(path.join(root, file), 'utf8').replace(COMMENTS_AND_TEXT, ''),
  }));
}

/** The modules of the components; text stays, because imports are text. */
export function componentModules(root: string): Unit[] {
  const files = globSync('force-app/main/**/lwc/*/*.ts', { cwd: root });
  return files.map((file) => ({
    name: path.basename(path.dirname(file)),
    feature: featureOf(file),
    file,
    code: readFileSync(path.join(root, file), 'utf8'),
  }));
}

/** Names of the given units that the code mentions. */
export function mentions(code: string, names: ReadonlySet<string>): Set<string> {
  return new Set([...code.matchAll(/\b[A-Za-z]\w*\b/g)].map(([word]) => word).filter((word) => names.has(word)));
}
