import { SaxesParser } from 'saxes';
import { nullPointer, NoSuchElementException, unsupported, XmlException } from '../../runtime/index.ts';
import type { ApexEnum } from '../../runtime/index.ts';
import { constant } from '../define.ts';
import XmlTag from '../System/XmlTag.ts';

interface Named {
  readonly name: string;
  readonly prefix: string | null;
  readonly namespace: string | null;
}
interface Event {
  readonly kind:
    | 'START_DOCUMENT'
    | 'END_DOCUMENT'
    | 'START_ELEMENT'
    | 'END_ELEMENT'
    | 'CHARACTERS'
    | 'CDATA'
    | 'COMMENT'
    | 'PROCESSING_INSTRUCTION';
  readonly element?: Named;
  readonly attributes?: readonly (Named & { readonly value: string })[];
  readonly text?: string;
  readonly target?: string;
  /** namespaces that the element declares */
  readonly declared?: readonly Declared[];
}
interface Declared {
  readonly prefix: string | null;
  readonly uri: string;
}

/** Event numbers of javax.xml.stream.XMLStreamConstants. */
const CODES: Readonly<Record<Event['kind'], number>> = {
  START_ELEMENT: 1,
  END_ELEMENT: 2,
  PROCESSING_INSTRUCTION: 3,
  CHARACTERS: 4,
  COMMENT: 5,
  START_DOCUMENT: 7,
  END_DOCUMENT: 8,
  CDATA: 12,
};

/** System.XmlStreamReader */
export class ApexXmlStreamReader {
  readonly #events: readonly Event[];
  readonly #version: string | null;
  #at = 0;
  constructor(xml: string | null) {
    this.#events = readEvents(xml ?? nullPointer());
    this.#version = /^<\?xml\s+version\s*=\s*["']([^"']*)["']/.exec(xml ?? '')?.[1] ?? null;
  }
  get #event(): Event {
    return this.#events[this.#at];
  }
  geteventtype(): ApexEnum {
    return constant(XmlTag, this.#event.kind);
  }
  hasnext(): boolean {
    return this.#at < this.#events.length - 1;
  }
  next(): number {
    if (!this.hasnext()) throw new NoSuchElementException('The document has no more events');
    this.#at++;
    return CODES[this.#event.kind];
  }
  nexttag(): number {
    do this.next();
    while (this.iswhitespace() || this.#event.kind === 'COMMENT' || this.#event.kind === 'PROCESSING_INSTRUCTION');
    if (!this.#event.element) throw new XmlException('expected start or end tag');
    return CODES[this.#event.kind];
  }
  getlocalname(): string | null {
    return this.#event.element?.name ?? null;
  }
  getnamespace(): string | null {
    return this.#event.element?.namespace ?? null;
  }
  getprefix(): string | null {
    return this.#event.element?.prefix ?? null;
  }
  gettext(): string | null {
    return this.#event.text ?? null;
  }
  getpitarget(): string | null {
    return this.#event.target ?? null;
  }
  getpidata(): string | null {
    return this.#event.target === undefined ? null : (this.#event.text ?? null);
  }
  getattributecount(): number {
    return this.#event.attributes?.length ?? 0;
  }
  #attribute(index: number | null): (Named & { readonly value: string }) | undefined {
    return this.#event.attributes?.[index ?? nullPointer()];
  }
  getattributelocalname(index: number | null): string | null {
    return this.#attribute(index)?.name ?? null;
  }
  getattributenamespace(index: number | null): string | null {
    return this.#attribute(index)?.namespace ?? null;
  }
  getattributeprefix(index: number | null): string | null {
    return this.#attribute(index)?.prefix ?? null;
  }
  getattributevalueat(index: number | null): string | null {
    return this.#attribute(index)?.value ?? null;
  }
  getattributevalue(namespace: string | null, name: string | null): string | null {
    const found = this.#event.attributes?.find(
      (attribute) => attribute.name === name && (namespace === null || (attribute.namespace ?? '') === namespace),
    );
    return found?.value ?? null;
  }
  hasname(): boolean {
    return this.#event.element !== undefined;
  }
  hastext(): boolean {
    return this.#event.text !== undefined;
  }
  ischaracters(): boolean {
    return this.#event.kind === 'CHARACTERS';
  }
  isstartelement(): boolean {
    return this.#event.kind === 'START_ELEMENT';
  }
  isendelement(): boolean {
    return this.#event.kind === 'END_ELEMENT';
  }
  iswhitespace(): boolean {
    return this.#event.kind === 'CHARACTERS' && !/\S/.test(this.#event.text ?? '');
  }
  /** no document type is read, so every attribute is plain text */
  getattributetype(index: number | null): string | null {
    return this.#attribute(index) ? 'CDATA' : null;
  }
  getnamespacecount(): number {
    return this.#event.declared?.length ?? 0;
  }
  getnamespaceprefix(index: number | null): string | null {
    return this.#event.declared?.[index ?? nullPointer()]?.prefix ?? null;
  }
  getnamespaceuriat(index: number | null): string | null {
    return this.#event.declared?.[index ?? nullPointer()]?.uri ?? null;
  }
  /** what the prefix stands for at this place */
  getnamespaceuri(prefix: string | null): string | null {
    const wanted = prefix === '' ? null : prefix;
    const open: (readonly Declared[])[] = [];
    for (const [at, event] of this.#events.entries()) {
      if (at > this.#at) break;
      if (event.kind === 'START_ELEMENT') open.push(event.declared ?? []);
      if (event.kind === 'END_ELEMENT' && at < this.#at) open.pop();
    }
    const found = open.flat().findLast((declared) => declared.prefix === wanted);
    return found?.uri ?? null;
  }
  getversion(): string | null {
    return this.#version;
  }
  getlocation(): never {
    return unsupported('System.XmlStreamReader.getLocation');
  }
  setnamespaceaware(aware: boolean | null): null {
    return (aware ?? nullPointer()) ? null : unsupported('System.XmlStreamReader.setNamespaceAware_false');
  }
  tostring(): string {
    return `System.XmlStreamReader[${this.#event.kind}]`;
  }
  toString(): string {
    return this.tostring();
  }
  /** adjacent text is always one event here */
  setcoalescing(): null {
    return null;
  }
}

function readEvents(xml: string): Event[] {
  const events: Event[] = [{ kind: 'START_DOCUMENT' }];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw new XmlException(`ParseError: ${error.message}`);
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter((attribute) => attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns')
      .map((attribute) => ({ ...named(attribute), value: attribute.value }));
    events.push({ kind: 'START_ELEMENT', element: named(tag), attributes, declared: declaredBy(tag) });
  });
  parser.on('closetag', (tag) => events.push({ kind: 'END_ELEMENT', element: named(tag), declared: declaredBy(tag) }));
  parser.on('text', (text) => events.push({ kind: 'CHARACTERS', text }));
  parser.on('cdata', (text) => events.push({ kind: 'CDATA', text }));
  parser.on('comment', (text) => events.push({ kind: 'COMMENT', text }));
  parser.on('processinginstruction', (data) =>
    events.push({ kind: 'PROCESSING_INSTRUCTION', target: data.target, text: data.body }),
  );
  parser.write(xml).close();
  events.push({ kind: 'END_DOCUMENT' });
  return events;
}

function declaredBy(tag: { readonly ns?: Readonly<Record<string, string>> }): Declared[] {
  return Object.entries(tag.ns ?? {}).map(([prefix, uri]) => ({ prefix: prefix === '' ? null : prefix, uri }));
}

function named(source: { local: string; prefix: string; uri: string }): Named {
  return {
    name: source.local,
    prefix: source.prefix === '' ? null : source.prefix,
    namespace: source.uri === '' ? null : source.uri,
  };
}
