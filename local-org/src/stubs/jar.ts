import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { parseClassFile } from './class-file.ts';
import type { ClassFile } from './class-file.ts';

/** The jars of signatures that @salesforce/code-analyzer-pmd-engine brings: API version 65, BSD-3-Clause by their poms. */
export type StubJar = 'sobject-types' | 'standard-types';

const VERSION = '65.0.0';
/** Every class of both jars lives below this Java package; what follows is `Namespace/Type`. */
export const STUB_ROOT = 'com/nawforce/runforce/';

export function stubJarPath(jar: StubJar): string {
  const entry = createRequire(import.meta.url).resolve('@salesforce/code-analyzer-pmd-engine');
  return join(dirname(entry), 'java-lib', `${jar}-${VERSION}.jar`);
}

/** Reads the classes of a jar, in the jar's order; `accept` gets the path below `STUB_ROOT`, e.g. `System/String`. */
export function readStubClasses(jar: StubJar, accept: (path: string) => boolean = () => true): ClassFile[] {
  return readClasses(readFileSync(stubJarPath(jar)), accept);
}

export function readClasses(jar: Uint8Array, accept: (path: string) => boolean = () => true): ClassFile[] {
  const entries = unzipSync(jar, { filter: (file) => isAccepted(file.name, accept) });
  return Object.values(entries).map(parseClassFile);
}

function isAccepted(name: string, accept: (path: string) => boolean): boolean {
  if (!name.startsWith(STUB_ROOT) || !name.endsWith('.class')) return false;
  return accept(name.slice(STUB_ROOT.length, -'.class'.length));
}
