import type { FieldLists } from '../fields/field-lists.ts';
import type { XmlElement } from './parse.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const INDENT = '    ';

/** Elements whose content the field list does not describe: kept as written. */
const OPAQUE = new Set(['LightningComponentBundle.targetConfigs', 'CustomMetadataValue.value']);

/**
 * The XML of a retrieve: elements in the order of the WSDL, repeated ones beside each other in the order they were given,
 * four blanks a level, a line feed at the end.
 */
export function renderDocument(root: XmlElement, type: string, fields: FieldLists): string {
  const attributes = { ...root.attributes, xmlns: NAMESPACE };
  const ordered = orderElement({ ...root, attributes }, type, fields);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(ordered, '', true)}`;
}

/** Puts an element's children, and theirs, in the order of the WSDL. Unknown ones keep their place at the end. */
function orderElement(element: XmlElement, type: string, fields: FieldLists): XmlElement {
  const defs = fields.elements(type);
  if (defs.size === 0) return element;
  const rank = new Map([...defs.keys()].map((name, index) => [name, index]));
  const last = rank.size;
  const sorted = element.children
    .map((child, index) => ({ child, index, rank: rank.get(child.name) ?? last }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const children = sorted.map(({ child }) => {
    const def = defs.get(child.name);
    return def && !OPAQUE.has(`${type}.${child.name}`) ? orderElement(child, def.type, fields) : child;
  });
  return { ...element, children };
}

function renderElement(element: XmlElement, indent: string, isRoot = false): string {
  const tag = `${element.name}${renderAttributes(element.attributes, isRoot)}`;
  if (element.children.length > 0) {
    const inner = element.children.map((child) => renderElement(child, indent + INDENT)).join('');
    return `${indent}<${tag}>\n${inner}${indent}</${element.name}>\n`;
  }
  const text = element.text.trim() === '' ? '' : element.text;
  if (text === '') return isRoot ? `<${tag}>\n</${element.name}>\n` : `${indent}<${tag}/>\n`;
  return `${indent}<${tag}>${escapeText(text)}</${element.name}>\n`;
}

function renderAttributes(attributes: Readonly<Record<string, string>>, isRoot: boolean): string {
  const names = Object.keys(attributes).sort((a, b) => Number(b === 'xmlns') - Number(a === 'xmlns'));
  const kept = isRoot ? names : names.filter((name) => name !== 'xmlns');
  return kept.map((name) => ` ${name}="${escapeText(attributes[name] ?? '')}"`).join('');
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
