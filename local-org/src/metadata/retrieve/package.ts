import type { ComponentRef } from '../components.ts';
import type { FieldLists } from '../fields/field-lists.ts';
import { metadataRegistry } from '../registry.ts';
import type { ComponentStore, StoredComponent } from '../store/component-store.ts';
import { element } from '../xml/plain.ts';
import { renderDocument } from '../xml/render.ts';
import { withGenerated } from './generated.ts';
import { renderComponent, renderComposed } from './render.ts';

export interface RetrievedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly component: StoredComponent | null;
}

const encoder = new TextEncoder();

/** The files of components in metadata format, rendered from the org's state, package.xml last. */
export function packageFiles(
  store: ComponentStore,
  components: readonly StoredComponent[],
  fields: FieldLists,
  version: string,
  orgId: string,
): RetrievedFile[] {
  const registry = metadataRegistry();
  const complete = components.map((component) => generated(component, orgId));
  const composed = new Map<string, StoredComponent[]>();
  const files: RetrievedFile[] = [];
  for (const component of complete) {
    const parent = registry.parentOf(component.type)?.parent ?? decomposedType(component.type);
    if (parent) {
      const path = component.documentPath;
      composed.set(path, [...(composed.get(path) ?? []), component]);
    } else files.push(...plainFiles(store, component, fields));
  }
  for (const [path, members] of composed) files.push(...composedFile(path, members, fields));
  files.push({ path: 'package.xml', bytes: encoder.encode(packageXml(complete, version, fields)), component: null });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function generated(component: StoredComponent, orgId: string): StoredComponent {
  const { document } = component;
  return document ? { ...component, document: withGenerated({ ...component, document }, orgId) } : component;
}

function decomposedType(type: string): boolean {
  return metadataRegistry().type(type)?.layout === 'decomposed';
}

function plainFiles(store: ComponentStore, component: StoredComponent, fields: FieldLists): RetrievedFile[] {
  const xml = renderComponent(component, fields);
  const content = [...store.files(component)].map(([path, bytes]) => ({ path, bytes, component }));
  return xml === null ? content : [...content, { path: component.documentPath, bytes: encoder.encode(xml), component }];
}

function composedFile(path: string, members: readonly StoredComponent[], fields: FieldLists): RetrievedFile[] {
  const parents = members.filter(({ type }) => decomposedType(type));
  const children = members.filter(({ type }) => !decomposedType(type));
  const first = members[0];
  if (!first) return [];
  const type = parents[0]?.type ?? metadataRegistry().parentOf(first.type)?.parent.name ?? first.type;
  const sorted = [...children].sort((a, b) => (a.fullName < b.fullName ? -1 : 1));
  return [
    {
      path,
      bytes: encoder.encode(renderComposed(type, parents[0] ?? null, sorted, fields)),
      component: parents[0] ?? first,
    },
  ];
}

/** Types and members sorted by name. */
export function packageXml(components: readonly ComponentRef[], version: string, fields: FieldLists): string {
  const byType = new Map<string, string[]>();
  for (const { type, fullName } of components) byType.set(type, [...(byType.get(type) ?? []), fullName]);
  const types = [...byType]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, names]) => {
      const members = [...new Set(names)].sort().map((name) => element('members', name));
      return element('types', [...members, element('name', type)]);
    });
  return renderDocument(element('Package', [...types, element('version', version)]), 'none', fields);
}
