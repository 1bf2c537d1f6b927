import type { ComponentRef } from '../components.ts';
import type { FieldLists } from '../fields/field-lists.ts';
import { metadataRegistry } from '../registry.ts';
import type { StoredComponent } from '../store/component-store.ts';
import { childOf, type XmlElement } from '../xml/parse.ts';
import { element } from '../xml/plain.ts';
import { renderDocument } from '../xml/render.ts';

interface Described extends ComponentRef {
  readonly document: XmlElement | null;
}

/** One component's XML as a retrieve gives it. */
export function renderComponent(component: StoredComponent, fields: FieldLists): string | null {
  if (!component.document) return null;
  const type = component.type === 'Settings' ? `${component.fullName}Settings` : component.type;
  return renderDocument(component.document, type, fields);
}

/** A composed file: the parent's own elements, when it is asked for, with its children. */
export function renderComposed(
  parentType: string,
  parent: Described | null,
  children: readonly Described[],
  fields: FieldLists,
): string {
  const own = parent?.document?.children ?? [];
  return renderDocument(element(parentType, [...own, ...composedChildren(children)]), parentType, fields);
}

/** A child in its parent's file has its parent's name for it, and its own name as `fullName`. */
export function composedChildren(children: readonly Described[]): XmlElement[] {
  return children.flatMap(({ type, fullName, document }) => {
    if (!document) return [];
    const info = metadataRegistry().parentOf(type);
    const name = fullName.slice(fullName.indexOf('.') + 1);
    const inner = childOf(document, 'fullName') ? document.children : [element('fullName', name), ...document.children];
    return [{ ...document, name: info?.child.element ?? type, attributes: {}, children: inner }];
  });
}
