import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { parseClassFile } from './class-file.ts';
import type { ClassFile } from './class-file.ts';
import { STUB_ROOT, stubJarPath } from './jar.ts';
import type { StubJar } from './jar.ts';

/** The classes of a jar by name; each is read when it is first asked for. */
export interface StubArchive {
  /** `database.saveresult` to `Database/SaveResult` */
  readonly paths: ReadonlyMap<string, string>;
  read(path: string): ClassFile;
}

const archives = new Map<StubJar, StubArchive>();

export function stubArchive(jar: StubJar): StubArchive {
  let archive = archives.get(jar);
  if (!archive) archives.set(jar, (archive = openArchive(jar)));
  return archive;
}

/** The stubs end a name with `$` where Java would not allow it plain. */
export function apexName(path: string): string {
  return path.replace(/\$$/, '').replaceAll('/', '.').replaceAll('$', '.');
}

function openArchive(jar: StubJar): StubArchive {
  const data = readFileSync(stubJarPath(jar));
  const files = new Map<string, ClassFile>();
  const paths = new Map<string, string>();
  unzipSync(data, {
    filter: ({ name }) => {
      if (name.startsWith(STUB_ROOT) && name.endsWith('.class')) {
        const path = name.slice(STUB_ROOT.length, -'.class'.length);
        paths.set(apexName(path).toLowerCase(), path);
      }
      return false;
    },
  });
  return {
    paths,
    read(path) {
      let file = files.get(path);
      if (!file) files.set(path, (file = readOne(data, path, jar)));
      return file;
    },
  };
}

function readOne(data: Uint8Array, path: string, jar: StubJar): ClassFile {
  const name = `${STUB_ROOT}${path}.class`;
  const content = unzipSync(data, { filter: (file) => file.name === name })[name];
  if (!content) throw new Error(`The stub jar ${jar} has no ${path}: run npm ci again.`);
  return parseClassFile(content);
}
