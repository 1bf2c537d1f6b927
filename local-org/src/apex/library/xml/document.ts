import { SaxesParser } from 'saxes';
import { nullPointer, XmlException } from '../../runtime/index.ts';
import { ApexXmlNode } from './node.ts';

/** Dom.Document */
export class ApexDocument {
  #root: ApexXmlNode | null = null;

  createrootelement(name: string | null, namespace: string | null, prefix: string | null): ApexXmlNode {
    if (this.#root) throw new XmlException('The document already has a root element');
    this.#root = new ApexXmlNode('ELEMENT', name ?? nullPointer(), namespace, prefix);
    return this.#root;
  }
  getrootelement(): ApexXmlNode | null {
    return this.#root;
  }
  load(xml: string | null): null {
    this.#root = parseXml(xml ?? nullPointer());
    return null;
  }
  toxmlstring(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>${this.#root?.toXml() ?? ''}`;
  }
}

/** Throws XmlException with the parser's reason. A document type is refused, as the platform does. */
function parseXml(xml: string): ApexXmlNode {
  const parser = new SaxesParser({ xmlns: true });
  let root: ApexXmlNode | null = null;
  let current: ApexXmlNode | null = null;
  parser.on('error', (error) => {
    throw new XmlException(`Failed to parse XML due to: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw new XmlException('Failed to parse XML due to: DOCTYPE is not supported');
  });
  parser.on('opentag', (tag) => {
    const node = new ApexXmlNode('ELEMENT', tag.local, tag.uri, tag.prefix);
    for (const [prefix, namespace] of Object.entries(tag.ns)) node.declared.set(prefix, namespace);
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue;
      node.attributes.push({
        name: attribute.local,
        namespace: attribute.uri === '' ? null : attribute.uri,
        prefix: attribute.prefix === '' ? null : attribute.prefix,
        value: attribute.value,
      });
    }
    if (current) current.append(node);
    else root = node;
    current = node;
  });
  parser.on('closetag', () => {
    current = current?.parent ?? null;
  });
  const addText = (text: string) => current?.addtextnode(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', (text) => current?.addcommentnode(text));
  parser.write(xml).close();
  if (!root) throw new XmlException('Failed to parse XML due to: the document has no root element');
  return root;
}
