import type { XmlElement } from './parse.ts';

/** An element without its place in a file: name, attributes, then text or children. */
export type PlainElement = readonly [string, Readonly<Record<string, string>>, string | readonly PlainElement[]];

export function plainElement(element: XmlElement): PlainElement {
  const content = element.children.length > 0 ? element.children.map(plainElement) : element.text;
  const attributes = Object.entries(element.attributes).filter(([name]) => name !== 'xmlns');
  return [element.name, Object.fromEntries(attributes), content];
}

/** An element that comes from no file. */
export function makeElement([name, attributes, content]: PlainElement): XmlElement {
  const isText = typeof content === 'string';
  const children = isText ? [] : content.map(makeElement);
  return { name, attributes, children, text: isText ? content : '', line: 1, column: 1 };
}

/** A leaf, or an element with the given children. */
export function element(name: string, content: string | readonly XmlElement[]): XmlElement {
  const isText = typeof content === 'string';
  return { name, attributes: {}, children: isText ? [] : content, text: isText ? content : '', line: 1, column: 1 };
}
