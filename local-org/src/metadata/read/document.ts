import type { ParsedComponent } from '../components.ts';
import type { ChildType, TypeInfo } from '../registry.ts';
import type { Problem } from '../types.ts';
import { parseXml, valueOf, type XmlElement } from '../xml/parse.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

export interface DocumentFile {
  readonly path: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Parses one file; a file that is no XML adds a problem and gives null. */
export function readDocument(source: DocumentFile, problems: Problem[]): XmlElement | null {
  const at = { file: source.file, severity: 'error', code: 'XML_NOT_WELL_FORMED' } as const;
  let text: string;
  try {
    text = UTF8.decode(source.bytes);
  } catch {
    problems.push({ ...at, line: 1, column: 1, message: 'Error parsing file: the file is not valid UTF-8' });
    return null;
  }
  const { root, error } = parseXml(text);
  if (error)
    problems.push({ ...at, line: error.line, column: error.column, message: `Error parsing file: ${error.message}` });
  return root;
}

/** Splits a composed file (`objects/X.object`, `labels/CustomLabels.labels`) into the parent and its children. */
export function splitComposed(
  info: TypeInfo,
  fullName: string,
  source: DocumentFile,
  root: XmlElement | null,
): ParsedComponent[] {
  const byElement = new Map<string, ChildType[]>();
  for (const child of info.children) byElement.set(child.element, [...(byElement.get(child.element) ?? []), child]);
  const children = (root?.children ?? []).flatMap((element) => {
    const name = valueOf(element, 'fullName');
    const type = byElement.get(element.name)?.[0];
    return type && name ? [composedChild(info, type, fullName, name, source, element)] : [];
  });
  const rest = root && { ...root, children: root.children.filter((e) => !isChild(e, byElement)) };
  const parent = xmlComponent(info.name, fullName, source, rest);
  return isContainerOnly(info, rest, children.length) ? children : [parent, ...children];
}

function isChild(element: XmlElement, byElement: ReadonlyMap<string, ChildType[]>): boolean {
  return byElement.has(element.name) && Boolean(valueOf(element, 'fullName'));
}

/** A file that carries children only does not describe its parent: deploying it leaves the parent as it is. */
function isContainerOnly(info: TypeInfo, rest: XmlElement | null, children: number): boolean {
  if (rest === null || rest.children.length > 0) return false;
  return children > 0 || info.name === 'CustomLabels';
}

function composedChild(
  info: TypeInfo,
  child: ChildType,
  parent: string,
  name: string,
  source: DocumentFile,
  element: XmlElement,
): ParsedComponent {
  const document = { ...element, name: child.name };
  return xmlComponent(child.name, childFullName(info, parent, name), source, document);
}

/** `Account.Region__c`, but labels have the name alone. */
function childFullName(info: TypeInfo, parent: string, name: string): string {
  return info.name === 'CustomLabels' ? name : `${parent}.${name}`;
}

export function xmlComponent(
  type: string,
  fullName: string,
  source: DocumentFile,
  document: XmlElement | null,
  content: readonly DocumentFile[] = [],
): ParsedComponent {
  const files = [source, ...content];
  return {
    type,
    fullName,
    files: files.map(({ path, bytes }) => ({ path, bytes })),
    sources: Object.fromEntries(files.map(({ path, file }) => [path, file])),
    document,
    documentFile: source.file,
    documentPath: source.path,
    content,
  };
}
