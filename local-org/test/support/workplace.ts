import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');
export const BIN = join(ROOT, 'local-org/bin/local-org.js');

/** A temporary folder with a home of its own, so that no test sees the user's. */
export interface Workplace {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** writes a file below the folder and answers its path */
  write(path: string, content: string): string;
  /** to be done before the folder goes, whatever happened: nothing may outlive its test */
  onRemove(end: () => Promise<void>): void;
  remove(): Promise<void>;
}

export function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  const ends: (() => Promise<void>)[] = [];
  return {
    folder,
    env: { ...process.env, HOME: home, FORCE_COLOR: '0', NODE_TEST_CONTEXT: undefined },
    write: (path, content) => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    onRemove: (end) => ends.push(end),
    remove: async () => {
      for (const end of ends.toReversed()) await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
