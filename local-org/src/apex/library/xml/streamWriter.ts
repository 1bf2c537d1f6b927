import { nullPointer, XmlException } from '../../runtime/index.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** System.XmlStreamWriter */
export class ApexXmlStreamWriter {
  #text = '';
  readonly #open: string[] = [];
  /** a start tag that still takes attributes */
  #pending: '' | '>' | '/>' = '';

  #write(text: string): null {
    this.#text += this.#pending + text;
    this.#pending = '';
    return null;
  }
  #tag(prefix: string | null, name: string | null): string {
    return prefix ? `${prefix}:${name ?? nullPointer()}` : (name ?? nullPointer());
  }
  #inTag(text: string): null {
    if (this.#pending === '') throw new XmlException('Attribute not associated with any element');
    this.#text += text;
    return null;
  }
  writestartdocument(encoding: string | null, version: string | null): null {
    return this.#write(`<?xml version="${version ?? '1.0'}"${encoding ? ` encoding="${encoding}"` : ''}?>`);
  }
  writeenddocument(): null {
    while (this.#open.length > 0) this.writeendelement();
    return this.#write('');
  }
  writestartelement(prefix: string | null, name: string | null): null {
    const tag = this.#tag(prefix, name);
    this.#write(`<${tag}`);
    this.#open.push(tag);
    this.#pending = '>';
    return null;
  }
  writeemptyelement(prefix: string | null, name: string | null): null {
    this.#write(`<${this.#tag(prefix, name)}`);
    this.#pending = '/>';
    return null;
  }
  writeendelement(): null {
    const tag = this.#open.pop();
    if (tag === undefined) throw new XmlException('No element was found to write');
    return this.#write(`</${tag}>`);
  }
  writeattribute(prefix: string | null, _namespace: string | null, name: string | null, value: string | null): null {
    return this.#inTag(` ${this.#tag(prefix, name)}="${escapeAttribute(value ?? nullPointer())}"`);
  }
  writenamespace(prefix: string | null, namespace: string | null): null {
    return prefix
      ? this.#inTag(` xmlns:${prefix}="${escapeAttribute(namespace ?? '')}"`)
      : this.writedefaultnamespace(namespace);
  }
  writedefaultnamespace(namespace: string | null): null {
    return this.#inTag(` xmlns="${escapeAttribute(namespace ?? '')}"`);
  }
  writecharacters(text: string | null): null {
    return this.#write(escapeText(text ?? ''));
  }
  writecdata(text: string | null): null {
    return this.#write(`<![CDATA[${text ?? ''}]]>`);
  }
  writecomment(text: string | null): null {
    return this.#write(`<!--${text ?? ''}-->`);
  }
  writeprocessinginstruction(target: string | null, data: string | null): null {
    return this.#write(`<?${target ?? nullPointer()}${data ? ` ${data}` : ''}?>`);
  }
  getxmlstring(): string {
    return this.#text + this.#pending;
  }
  close(): null {
    return this.#write('');
  }
}
