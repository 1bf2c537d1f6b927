import { componentKey, type ComponentSet, type Manifest, type ParsedComponent } from '../components.ts';
import { MetadataError } from '../errors.ts';
import { metadataRegistry, type TypeInfo } from '../registry.ts';
import type { Problem } from '../types.ts';
import { readDocument, splitComposed, xmlComponent, type DocumentFile } from './document.ts';
import { readManifest } from './package-xml.ts';
import { unsupportedType } from './unsupported-type.ts';
import { unzip } from './zip.ts';

const META = '-meta.xml';
const MANIFESTS = /^(package|destructiveChanges(Pre|Post)?)\.xml$/;

/** Reads a metadata-format zip as the CLI and other clients send it. */
export function readZip(bytes: Uint8Array): ComponentSet {
  const set = readPackage(unzip(bytes));
  if (!set.manifest) throw new MetadataError('INVALID_ZIP', 'No package.xml found');
  return set;
}

/** Reads the files of a metadata-format package, by path; without a package.xml nothing is compared with one. */
export function readPackage(entries: ReadonlyMap<string, Uint8Array>): ComponentSet {
  const base = packageFolder(entries);
  const files: DocumentFile[] = [...entries]
    .filter(([path]) => path.startsWith(base))
    .map(([path, content]) => ({ path: path.slice(base.length), file: path.slice(base.length), bytes: content }));
  const problems: Problem[] = [];
  const named = (name: string): Manifest | null => {
    const file = files.find(({ path }) => path === name);
    return file ? readManifest(file, problems) : null;
  };
  const manifest = named('package.xml');
  const post = [
    ...(named('destructiveChanges.xml')?.members ?? []),
    ...(named('destructiveChangesPost.xml')?.members ?? []),
  ];
  const components = readComponents(
    files.filter(({ path }) => !MANIFESTS.test(path)),
    problems,
  );
  return {
    components,
    manifest,
    deletes: { pre: named('destructiveChangesPre.xml')?.members ?? [], post },
    problems: [...problems, ...(manifest ? compareWithManifest(manifest, components) : [])],
  };
}

function packageFolder(entries: ReadonlyMap<string, Uint8Array>): string {
  const paths = [...entries.keys()].filter((path) => path === 'package.xml' || path.endsWith('/package.xml'));
  const path = paths.sort((a, b) => a.length - b.length)[0] ?? 'package.xml';
  return path.slice(0, -'package.xml'.length);
}

/** Groups files into components by folder, name and the layout of the type. */
function readComponents(files: readonly DocumentFile[], problems: Problem[]): ParsedComponent[] {
  const groups = new Map<string, { info: TypeInfo; fullName: string; files: DocumentFile[] }>();
  for (const file of files) {
    const owner = ownerOf(file, problems);
    if (!owner) continue;
    const key = `${owner.info.name}:${owner.fullName}`;
    const group = groups.get(key) ?? { ...owner, files: [] };
    group.files.push(file);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => build(group.info, group.fullName, group.files, problems));
}

function ownerOf(file: DocumentFile, problems: Problem[]): { info: TypeInfo; fullName: string } | null {
  const [directory = '', ...rest] = file.path.split('/');
  const infos = metadataRegistry().inDirectory(directory);
  const bundle = infos.find((info) => info.layout === 'bundle');
  if (bundle && rest.length >= 2) return { info: bundle, fullName: rest[0] ?? '' };
  const name = rest.join('/').replace(new RegExp(`${META}$`), '');
  for (const info of infos) {
    if (info.suffix === null || !name.endsWith(`.${info.suffix}`)) continue;
    if (rest.length > 1 && !info.inFolder) continue;
    return { info, fullName: name.slice(0, -info.suffix.length - 1) };
  }
  const report = (code: string, message: string): null => {
    problems.push({ file: file.file, line: 1, column: 1, severity: 'error', code, message });
    return null;
  };
  if (infos.some((info) => info.layout === 'unsupported')) {
    problems.push(unsupportedType(file.file, infos[0]?.name ?? directory));
    return null;
  }
  if (infos.length === 0)
    return report('UNKNOWN_FOLDER', `Unknown folder '${directory}': no metadata type lives there`);
  return report(
    'UNKNOWN_SUFFIX',
    `'${file.path}' has none of the suffixes of folder '${directory}': ${infos.map((i) => i.suffix).join(', ')}`,
  );
}

function build(
  info: TypeInfo,
  fullName: string,
  files: readonly DocumentFile[],
  problems: Problem[],
): ParsedComponent[] {
  const first = files[0];
  if (!first) return [];
  if (info.layout === 'unsupported') {
    problems.push(unsupportedType(first.file, info.name));
    return [];
  }
  const hasContent = info.layout === 'bundle' || info.layout === 'content' || info.layout === 'staticResource';
  if (!hasContent) {
    const root = readDocument(first, problems);
    if (info.layout === 'decomposed') return splitComposed(info, fullName, first, root);
    return [xmlComponent(info.name, fullName, first, root)];
  }
  return [buildWithContent(info, fullName, files, problems)];
}

function buildWithContent(
  info: TypeInfo,
  fullName: string,
  files: readonly DocumentFile[],
  problems: Problem[],
): ParsedComponent {
  const content = files.filter(({ path }) => !path.endsWith(META));
  const meta = files.find(({ path }) => path.endsWith(META));
  if (meta) return xmlComponent(info.name, fullName, meta, readDocument(meta, problems), content);
  const path =
    info.layout === 'bundle' ? `${info.directory}/${fullName}/${fullName}.js${META}` : `${content[0]?.path}${META}`;
  const file = content[0]?.file ?? path;
  problems.push({
    file,
    line: 1,
    column: 1,
    severity: 'error',
    code: 'META_FILE_MISSING',
    message: `${path}: Not found in zip file.`,
  });
  return xmlComponent(info.name, fullName, { path, file, bytes: new Uint8Array() }, null, content);
}

function compareWithManifest(manifest: Manifest, components: readonly ParsedComponent[]): Problem[] {
  const present = new Set(components.map(componentKey));
  const wild = new Set(manifest.members.filter((m) => m.fullName === '*').map((m) => m.type));
  const registry = metadataRegistry();
  const missing = manifest.members.filter(
    (ref) =>
      ref.fullName !== '*' &&
      ref.type !== 'CustomLabels' &&
      registry.type(ref.type)?.layout !== 'unsupported' &&
      !present.has(componentKey(ref)),
  );
  const listed = new Set(manifest.members.map(componentKey));
  const extra = components.filter((c) => !isListed(c, listed, wild));
  return [
    ...missing.map((ref): Problem => ({
      file: 'package.xml',
      line: manifest.line[`${ref.type}:${ref.fullName}`] ?? 1,
      column: 1,
      severity: 'error',
      code: 'NOT_IN_ZIP',
      message: `An object '${ref.fullName}' of type ${ref.type} was named in package.xml, but was not found in zipped directory`,
    })),
    ...extra.map((component): Problem => ({
      file: component.documentFile,
      line: 1,
      column: 1,
      severity: 'error',
      code: 'NOT_IN_PACKAGE_XML',
      message: 'Not in package.xml',
    })),
  ];
}

/** A child is in the package when its parent is. */
function isListed(component: ParsedComponent, listed: ReadonlySet<string>, wild: ReadonlySet<string>): boolean {
  if (listed.has(componentKey(component)) || wild.has(component.type)) return true;
  const parent = metadataRegistry().parentOf(component.type)?.parent.name;
  if (!parent) return false;
  const name = component.type === 'CustomLabel' ? 'CustomLabels' : (component.fullName.split('.')[0] ?? '');
  return wild.has(parent) || listed.has(componentKey({ type: parent, fullName: name }));
}
