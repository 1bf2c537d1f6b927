import type { ComponentRef, Manifest } from '../components.ts';
import { HIGHEST_VERSION } from '../fields/field-lists.ts';
import type { Problem } from '../types.ts';
import { childOf, childrenOf, valueOf } from '../xml/parse.ts';
import { readDocument, type DocumentFile } from './document.ts';

/** Versions before 31.0 are retired. */
const LOWEST_VERSION = 31;

/** Reads package.xml or one of the destructiveChanges files. */
export function readManifest(source: DocumentFile, problems: Problem[]): Manifest {
  const root = readDocument(source, problems);
  const members: ComponentRef[] = [];
  const line: Record<string, number> = {};
  const report = (message: string, at: { line: number; column: number }): void => {
    problems.push({
      file: source.file,
      line: at.line,
      column: at.column,
      severity: 'error',
      code: 'INVALID_MANIFEST',
      message,
    });
  };
  if (root && root.name !== 'Package')
    report(
      `Unexpected element {http://soap.sforce.com/2006/04/metadata}${root.name} during simple type deserialization`,
      root,
    );
  for (const types of root ? childrenOf(root, 'types') : []) {
    const type = valueOf(types, 'name');
    if (!type) report('Required field is missing: name', types);
    for (const member of childrenOf(types, 'members')) {
      const fullName = member.text.trim();
      if (!type || fullName === '') continue;
      members.push({ type, fullName });
      line[`${type}:${fullName}`] = member.line;
    }
  }
  const at = root ? childOf(root, 'version') : undefined;
  const version = at?.text.trim();
  if (at && !(Number(version) >= LOWEST_VERSION && Number(version) <= HIGHEST_VERSION))
    report(`Invalid version specified: ${version}. This org takes ${LOWEST_VERSION}.0 to ${HIGHEST_VERSION}.0`, at);
  return { version: version ?? null, members, line };
}
