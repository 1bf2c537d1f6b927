import { SaxesParser } from 'saxes';
import { ApiError } from '../errors.ts';

/** An element with its local name; namespaces do not matter to us. */
export interface XmlNode {
  readonly name: string;
  readonly children: XmlNode[];
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const MAX_DEPTH = 100;

/** Reads a document; entity declarations are not supported, so nothing can be made to grow. */
export function parseXml(source: string): XmlNode {
  const root: XmlNode = { name: '#document', children: [], attributes: {}, text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw malformed(error.message);
  });
  parser.on('doctype', () => {
    throw malformed('A document type declaration is not allowed');
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((a) => [a.local, a.value]));
    const node: XmlNode = { name: tag.local, children: [], attributes, text: '' };
    open.at(-1)!.children.push(node);
    if (open.push(node) > MAX_DEPTH) throw malformed('Elements are nested too deeply');
  });
  parser.on('text', (text) => void (open.at(-1)!.text += text));
  parser.on('cdata', (text) => void (open.at(-1)!.text += text));
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  return root;
}

function malformed(detail: string): ApiError {
  return new ApiError(500, 'soapenv:Client', `The SOAP message cannot be read: ${detail}`);
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.name === name);
}

export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((candidate) => candidate.name === name) ?? [];
}

export function textOf(node: XmlNode | undefined, name: string): string | undefined {
  const found = child(node, name);
  return found && found.attributes['nil'] !== 'true' ? found.text.trim() : undefined;
}

export type XmlValue =
  string | number | boolean | null | undefined | readonly XmlValue[] | { readonly [name: string]: XmlValue };

export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}

/** An element per value: arrays repeat it, null is nil, undefined is left out. */
export function element(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return value.map((item) => element(name, item as XmlValue)).join('');
  if (typeof value === 'object') {
    const inner = Object.entries(value).map(([key, item]) => element(key, item));
    return `<${name}>${inner.join('')}</${name}>`;
  }
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}
