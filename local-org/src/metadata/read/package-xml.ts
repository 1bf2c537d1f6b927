import type { ComponentRef, Manifest } from '../components.ts';
import type { Problem } from '../types.ts';
import { childOf, childrenOf, valueOf } from '../xml/parse.ts';
import { readDocument, type DocumentFile } from './document.ts';

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
  const version = root ? childOf(root, 'version')?.text.trim() : undefined;
  return { version: version ?? null, members, line };
}
