import { readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, relative } from 'node:path';
import type { ComponentSet, ParsedComponent } from '../components.ts';
import { metadataRegistry, type TypeInfo } from '../registry.ts';
import type { Problem } from '../types.ts';
import { resolveSource, type ListedComponent } from './resolve-source.ts';
import { unsupportedType } from './unsupported-type.ts';
import { zip } from './zip.ts';
import { scriptProblems } from './bundle-scripts.ts';
import { readDocument, splitComposed, xmlComponent, type DocumentFile } from './document.ts';

/**
 * Reads folders of source-format metadata, honouring `.forceignore` and the `sfdx-project.json` above them. Problems name
 * files as the folder was named: absolute when it was absolute, else relative to the working directory.
 */
export async function readSource(dirs: readonly string[]): Promise<ComponentSet> {
  const problems: Problem[] = [];
  const components: ParsedComponent[] = [];
  for (const dir of dirs) {
    const name = isAbsolute(dir)
      ? (path: string): string => path
      : (path: string): string => relative(process.cwd(), path);
    const source = await resolveSource(dir);
    for (const { path, code, message } of source.unresolved)
      problems.push({ file: name(path), line: 1, column: 1, severity: 'error', code, message });
    for (const component of source.components) components.push(...convert(component, name, problems));
  }
  return { components, manifest: null, deletes: { pre: [], post: [] }, problems };
}

type NameFile = (path: string) => string;

function convert(source: ListedComponent, name: NameFile, problems: Problem[]): ParsedComponent[] {
  const info = metadataRegistry().type(source.type.name);
  const child = metadataRegistry().parentOf(source.type.name);
  if (!info && child && source.xml) return [convertChild(source, child.parent, name, problems)];
  if (!info || info.layout === 'unsupported') {
    problems.push(unsupportedType(name(source.xml ?? source.content ?? ''), source.type.name));
    return [];
  }
  if (info.layout === 'decomposed') return convertComposed(source, name, problems);
  const folder = source.type.directoryName;
  const content =
    staticArchive(source, name) ??
    source.contentFiles
      .filter((path) => path !== source.xml)
      .map((path) => readFile(path, contentPath(source, path), name));
  const xmlPath = source.xml ?? source.content ?? '';
  if (!source.xml)
    problems.push({
      file: name(xmlPath),
      line: 1,
      column: 1,
      severity: 'error',
      code: 'META_FILE_MISSING',
      message: `${metaName(source)}: Not found in zip file.`,
    });
  const meta = source.xml
    ? readFile(source.xml, metaPath(source), name)
    : { path: `${folder}/${source.fullName}`, file: name(xmlPath), bytes: new Uint8Array() };
  const document = source.xml ? readDocument(meta, problems) : null;
  if (info.name === 'LightningComponentBundle' && source.content)
    problems.push(...scriptProblems(source.content, source.fullName, name));
  return [xmlComponent(source.type.name, source.fullName, meta, document, content)];
}

function convertComposed(source: ListedComponent, name: NameFile, problems: Problem[]): ParsedComponent[] {
  const info = metadataRegistry().type(source.type.name);
  if (!info) return [];
  const path = `${info.directory}/${source.fullName}.${info.suffix}`;
  const own = source.xml ? readFile(source.xml, path, name) : null;
  const parent = own ? splitComposed(info, source.fullName, own, readDocument(own, problems)) : [];
  const found = new Set(parent.map((c) => `${c.type}:${c.fullName}`));
  const children = source.children
    .filter((child) => !found.has(`${child.type.name}:${child.fullName}`))
    .map((child) => convertChild(child, info, name, problems));
  return [...parent, ...children];
}

/** A static resource that is a folder in source format is one archive in the org. */
function staticArchive(source: ListedComponent, name: NameFile): DocumentFile[] | null {
  const folder = source.content;
  if (source.type.name !== 'StaticResource' || !folder || !statSync(folder).isDirectory()) return null;
  const files = source.contentFiles.filter((path) => path !== source.xml);
  const bytes = zip(new Map(files.map((path) => [relative(folder, path), readFileSync(path)])));
  return [{ path: contentPath(source, folder), file: name(folder), bytes }];
}

/** A field in a file of its own; in a zip it would stand in its object's file. */
function convertChild(child: ListedComponent, parent: TypeInfo, name: NameFile, problems: Problem[]): ParsedComponent {
  const owner = child.parent ?? child.fullName.split('.')[0] ?? '';
  const file = readFile(child.xml ?? '', `${parent.directory}/${owner}.${parent.suffix}`, name);
  return xmlComponent(child.type.name, child.fullName, file, readDocument(file, problems));
}

function readFile(path: string, zipPath: string, name: NameFile): DocumentFile {
  return { path: zipPath, file: name(path), bytes: readFileSync(path) };
}

function metaName({ type, fullName, content }: ListedComponent): string {
  return type.name === 'LightningComponentBundle'
    ? `${fullName}.js-meta.xml`
    : `${basename(content ?? fullName)}-meta.xml`;
}

function metaPath(source: ListedComponent): string {
  const { directoryName, suffix } = source.type;
  const layout = metadataRegistry().type(source.type.name)?.layout;
  if (layout === 'bundle') return `${directoryName}/${source.fullName}/${basename(source.xml ?? '')}`;
  const path = `${directoryName}/${source.fullName}.${suffix}`;
  return layout === 'content' || layout === 'staticResource' ? `${path}-meta.xml` : path;
}

function contentPath(source: ListedComponent, path: string): string {
  const { directoryName, suffix } = source.type;
  const layout = metadataRegistry().type(source.type.name)?.layout;
  if (layout !== 'bundle') return `${directoryName}/${source.fullName}.${suffix}`;
  return `${directoryName}/${source.fullName}/${relative(source.content ?? '', path)}`;
}
