import type { FieldLists } from '../fields/field-lists.ts';
import { metadataRegistry } from '../registry.ts';
import type { StoredComponent } from '../store/component-store.ts';
import { renderDocument } from '../xml/render.ts';
import { childOf, type XmlElement } from '../xml/parse.ts';
import { element } from '../xml/plain.ts';

/** One component's XML as a retrieve gives it. */
export function renderComponent(component: StoredComponent, fields: FieldLists): string | null {
  if (!component.document) return null;
  return renderDocument(component.document, rootType(component), fields);
}

function rootType(component: StoredComponent): string {
  return component.type === 'Settings' ? `${component.fullName}Settings` : component.type;
}

/** A composed file: the parent's own elements, when it is asked for, with its children. */
export function renderComposed(
  parentType: string,
  parent: StoredComponent | null,
  children: readonly StoredComponent[],
  fields: FieldLists,
): string {
  const own = parent?.document?.children ?? [];
  const inner = children.flatMap((child) => (child.document ? [childElement(child, child.document)] : []));
  return renderDocument(element(parentType, [...own, ...inner]), parentType, fields);
}

/** A child in its parent's file has its parent's name for it, and its own name as `fullName`. */
function childElement(child: StoredComponent, document: XmlElement): XmlElement {
  const info = metadataRegistry().parentOf(child.type);
  const name = child.fullName.includes('.') ? child.fullName.slice(child.fullName.indexOf('.') + 1) : child.fullName;
  const hasName = childOf(document, 'fullName') !== undefined;
  const children = hasName ? document.children : [element('fullName', name), ...document.children];
  return { ...document, name: info?.child.element ?? child.type, attributes: {}, children };
}
