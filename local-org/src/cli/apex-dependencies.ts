import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const APEX = /\.(cls|trigger)$/;
/** Components are not part of what Apex tests run. */
const IGNORED = ['node_modules', '.git', '.sfdx', '.sf', 'lwc', 'aura'].map((name) => `**/${name}/**`);

interface SourceFile {
  /** class or trigger in lower case; null for other metadata */
  readonly name: string | null;
  /** the platform runs it without being asked by name, or finds names in it */
  readonly isRoot: boolean;
  readonly isTest: boolean;
  readonly hash: string;
  readonly words: ReadonlySet<string>;
}

/**
 * What tests depend on, by names: a class depends on the classes that its text names, and on what those name. What triggers
 * and custom metadata records name concerns every test, and so does a change of any other metadata.
 */
export class ApexDependencies {
  readonly #files: ReadonlyMap<string, SourceFile>;

  /** Reads folders that need not exist; unreadable files are none. */
  static read(dirs: readonly string[]): ApexDependencies {
    const files = dirs.flatMap((dir) => sourceFiles(dir).map((file) => [file, readSource(file)] as const));
    return new ApexDependencies(new Map(files.flatMap(([file, read]) => (read ? [[file, read]] : []))));
  }

  private constructor(files: ReadonlyMap<string, SourceFile>) {
    this.#files = files;
  }

  get hasApex(): boolean {
    return [...this.#files.values()].some(({ name }) => name !== null);
  }

  equals(other: ApexDependencies): boolean {
    return this.#changedSince(other).length === 0;
  }

  /** Test classes that a change since `before` can have an effect on; null when it can on all. */
  affectedSince(before: ApexDependencies): string[] | null {
    const changed = this.#changedSince(before);
    if (changed.some(({ name, isRoot }) => name === null || isRoot)) return null;
    const names = new Set(changed.map(({ name }) => name ?? ''));
    for (const graph of [before, this]) if (graph.#everyTestReaches(names)) return null;
    const tests = [...this.#files.values()].filter(({ isTest }) => isTest);
    return tests.filter((test) => intersects(this.#reachedFrom([test]), names)).map(({ name }) => name ?? '');
  }

  #changedSince(before: ApexDependencies): SourceFile[] {
    const now = [...this.#files].filter(([path, { hash }]) => before.#files.get(path)?.hash !== hash);
    const gone = [...before.#files].filter(([path]) => !this.#files.has(path));
    return [...now, ...gone].map(([, file]) => file);
  }

  #everyTestReaches(names: ReadonlySet<string>): boolean {
    const roots = [...this.#files.values()].filter(({ isRoot }) => isRoot);
    return intersects(this.#reachedFrom(roots), names);
  }

  #reachedFrom(start: readonly SourceFile[]): ReadonlySet<string> {
    const byName = new Map([...this.#files.values()].map((file) => [file.name ?? '', file]));
    const reached = new Set(start.flatMap(({ name }) => name ?? []));
    const waiting = [...start];
    for (let next = waiting.pop(); next; next = waiting.pop())
      for (const word of next.words) {
        const found = byName.get(word);
        if (reached.has(word) || word === '') continue;
        if (found) waiting.push(found);
        reached.add(word);
      }
    return reached;
  }
}

function sourceFiles(dir: string): string[] {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return globSync('**/*', { cwd: dir, exclude: IGNORED })
    .map((name) => join(dir, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false);
}

function readSource(file: string): SourceFile | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null; // it went away in this moment
  }
  const isApex = APEX.test(file);
  return {
    name: isApex ? basename(file).replace(APEX, '').toLowerCase() : null,
    isRoot: /\.trigger$|\.md(-meta\.xml)?$/.test(file),
    isTest: isApex && /@\s*istest\b|\btestmethod\b/i.test(text),
    hash: createHash('sha256').update(text).digest('hex'),
    words: new Set(Array.from(text.matchAll(/[a-z_]\w*/gi), ([word]) => word.toLowerCase())),
  };
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...b].some((name) => a.has(name));
}
