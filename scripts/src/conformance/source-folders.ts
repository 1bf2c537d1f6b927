import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** One deploy: its folders, and which test classes count; null for all of them. */
export interface SourceRun {
  readonly folders: readonly string[];
  readonly testClasses: readonly string[] | null;
}

const TEST_CLASS = /@\s*istest\b|\btestmethod\b/i;

/**
 * The deploys that test a project: one for its package directories, or several when some of them define the same class
 * and so are alternatives. `beside` are folders of other projects that are deployed with each. Empty when there is no Apex.
 */
export function sourceRuns(project: string, beside: readonly string[] = [], also: readonly string[] = []): SourceRun[] {
  const folders = [...packageFolders(project), ...also.map((name) => path.join(project, name)).filter(existsSync)];
  const [first = [], ...others] = withoutClashes(folders);
  if (folders.every((folder) => apexFiles(folder).length === 0)) return [];
  const common = first.filter((folder) => !others.flat().some((other) => clash(folder, other)));
  const main: SourceRun = {
    folders: [...beside, ...first],
    testClasses: beside.length > 0 ? testClassesIn(first) : null,
  };
  const alternatives = others.map((group) => ({
    folders: [...beside, ...common, ...group],
    testClasses: common.length + beside.length > 0 ? testClassesIn(group) : null,
  }));
  return [main, ...alternatives].filter((run) => run.folders.some((folder) => apexFiles(folder).length > 0));
}

/** The package directories that exist, none inside another; the project itself when it names none. */
export function packageFolders(project: string): string[] {
  const named = packageDirectories(path.join(project, 'sfdx-project.json'))
    .map((name) => path.join(project, ...name.split(/[\\/]+/)))
    .filter((folder) => existsSync(folder) && statSync(folder).isDirectory());
  const folders = [...new Set(named)];
  const outer = folders.filter((folder) => !folders.some((other) => isInside(folder, other)));
  return outer.length > 0 ? outer : [project];
}

function packageDirectories(file: string): string[] {
  if (!existsSync(file)) return [];
  const { packageDirectories: found } = JSON.parse(readFileSync(file, 'utf8')) as {
    packageDirectories?: readonly { path?: unknown }[];
  };
  return (found ?? []).flatMap((entry) => (typeof entry.path === 'string' ? [entry.path] : []));
}

function isInside(folder: string, other: string): boolean {
  return folder !== other && folder.startsWith(other.endsWith(path.sep) ? other : other + path.sep);
}

/** Groups in order; each folder goes into the first group where no other defines a class of it. */
function withoutClashes(folders: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const folder of folders) {
    const group = groups.find((members) => !members.some((member) => clash(member, folder)));
    if (group) group.push(folder);
    else groups.push([folder]);
  }
  return groups;
}

function clash(a: string, b: string): boolean {
  const names = new Set(apexFiles(a).map(nameOf));
  return a !== b && apexFiles(b).some((file) => names.has(nameOf(file)));
}

function nameOf(file: string): string {
  return path.basename(file).toLowerCase();
}

function testClassesIn(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => apexFiles(folder))
    .filter((file) => file.endsWith('.cls') && TEST_CLASS.test(readFileSync(file, 'utf8')))
    .map((file) => path.basename(file, '.cls'));
}

const known = new Map<string, string[]>();

function apexFiles(folder: string): string[] {
  let files = known.get(folder);
  if (files === undefined) {
    files = globSync('**/*.{cls,trigger}', { cwd: folder, exclude: ['**/node_modules/**', '**/.git/**'] });
    known.set(folder, (files = files.map((file) => path.join(folder, file)).sort()));
  }
  return files;
}
