import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface ProjectCopy {
  readonly root: string;
  remove(): void;
}

/** A copy of the project that a test may write into. Its packages are those of the project, its workspaces its own. */
export function copyProject(root: string): ProjectCopy {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'hub-project-'));
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(path.join(root, name))))
    cpSync(path.join(root, file), path.join(copy, file));
  linkPackages(root, copy);
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

function linkPackages(root: string, copy: string): void {
  const { workspaces } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { workspaces: string[] };
  const own = new Map(workspaces.map((folder) => [packageName(path.join(root, folder)), path.join(copy, folder)]));
  mkdirSync(path.join(copy, 'node_modules'));
  for (const name of readdirSync(path.join(root, 'node_modules')))
    symlinkSync(own.get(name) ?? path.join(root, 'node_modules', name), path.join(copy, 'node_modules', name));
}

function packageName(folder: string): string {
  return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name: string }).name;
}
