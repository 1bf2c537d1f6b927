import { readFileSync, writeFileSync } from 'node:fs';
import type { ParsedComponent } from './components.ts';
import type { FieldLists } from './fields/field-lists.ts';
import { prepareMetadataTypes } from './fields/prepare.ts';
import { readSource } from './read/source.ts';
import { metadataRegistry } from './registry.ts';
import { withDefaults } from './retrieve/generated.ts';
import { composedChildren } from './retrieve/render.ts';
import { childOf } from './xml/parse.ts';
import { element } from './xml/plain.ts';
import { renderDocument } from './xml/render.ts';

/** The XML of a source file as a retrieve would write it; null when the file did not parse. */
function canonicalXml(component: ParsedComponent, fields: FieldLists): string | null {
  const { document, type, fullName } = component;
  if (!document) return null;
  const completed = withDefaults({ type, fullName, document });
  const isChild = metadataRegistry().parentOf(type) !== undefined;
  const name = fullName.slice(fullName.indexOf('.') + 1);
  const named =
    isChild && !childOf(completed, 'fullName')
      ? { ...completed, children: [element('fullName', name), ...completed.children] }
      : completed;
  const text = renderDocument(named, type === 'Settings' ? `${fullName}Settings` : type, fields);
  return isChild || metadataRegistry().type(type)?.layout === 'decomposed' ? withEndTags(text) : text;
}

/** Files that source-deploy-retrieve takes apart are written by it: it gives empty elements an end tag. */
function withEndTags(text: string): string {
  return text.replaceAll(/<([\w:]+)((?: [^<>]*)?)\/>/g, '<$1$2></$1>');
}

/** The canonical text of every description below the folders, by file; a composed file's parts are put together. */
export async function canonicalFiles(dirs: readonly string[]): Promise<Map<string, string>> {
  const { components } = await readSource(dirs);
  const fields = await prepareMetadataTypes();
  const byFile = new Map<string, ParsedComponent[]>();
  for (const component of components)
    byFile.set(component.documentFile, [...(byFile.get(component.documentFile) ?? []), component]);
  const texts = new Map<string, string>();
  for (const [file, parts] of byFile) {
    const text = fileText(parts, fields);
    if (text !== null && file.endsWith('-meta.xml')) texts.set(file, text);
  }
  return texts;
}

function fileText(parts: readonly ParsedComponent[], fields: FieldLists): string | null {
  const [first] = parts;
  if (!first?.document) return null;
  const info = metadataRegistry().parentOf(first.type);
  const isWhole = parts.length === 1 && !(info && !isDecomposedFile(first.documentFile, first.type));
  if (isWhole) return canonicalXml(first, fields);
  const type = info?.parent.name ?? first.type;
  const own = parts.find((part) => part.type === type)?.document?.children ?? [];
  const children = parts.filter((part) => part.type !== type).sort((a, b) => (a.fullName < b.fullName ? -1 : 1));
  return withEndTags(renderDocument(element(type, [...own, ...composedChildren(children)]), type, fields));
}

/** `Region__c.field-meta.xml` holds one child; `CustomLabels.labels-meta.xml` holds many. */
function isDecomposedFile(file: string, type: string): boolean {
  const child = metadataRegistry().parentOf(type)?.child;
  return child !== undefined && type !== 'CustomLabel' && file.endsWith(`.${child.suffix}-meta.xml`);
}

/** Rewrites descriptions that are not in canonical form, or only names them. Returns their files. */
export async function formatSource(dirs: readonly string[], mode: 'write' | 'check' = 'write'): Promise<string[]> {
  const texts = await canonicalFiles(dirs);
  const different = [...texts].filter(([file, text]) => readFileSync(file, 'utf8') !== text);
  if (mode === 'write') for (const [file, text] of different) writeFileSync(file, text);
  return different.map(([file]) => file);
}
