import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Rooms whose code decides what a compile gives: the compiler, what the library has, and the data room's queries. */
const ROOMS = ['apex', 'data', 'schema', 'stubs'];
const PACKAGES = [
  '@apexdevtools/apex-parser',
  '@salesforce/code-analyzer-pmd-engine',
  '@salesforce/types',
  '@jridgewell/gen-mapping',
];

/** Hash of the compiler itself: a result of another version is never used. */
export function compilerVersion(): string {
  const source = join(import.meta.dirname, '..', '..');
  const hash = createHash('sha256');
  for (const room of ROOMS) {
    const files = readdirSync(join(source, room), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.test)\.(?:ts|js|json)$/.test(name),
    );
    for (const file of files.sort()) hash.update(`${room}/${file}\0`).update(readFileSync(join(source, room, file)));
  }
  for (const name of PACKAGES) hash.update(`${name} ${versionOf(name)}\0`);
  return hash.digest('hex').slice(0, 16);
}

function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return (JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {
      // The next folder of the search path may have it.
    }
  }
  return '';
}
