import { SaxesParser } from 'saxes';

/** An XML element with its place in the file it came from; lines and columns count from 1. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** text of this element alone; whitespace around child elements is in it */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface XmlError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
  line: number;
  column: number;
}

/** Parses a document; the first error ends it. External entities and DTDs are refused. */
export function parseXml(text: string): { root: XmlElement | null; error: XmlError | null } {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const stack: OpenElement[] = [];
  const found: { root: XmlElement | null; error: XmlError | null } = { root: null, error: null };
  let start = { line: 1, column: 1 };
  const fail = (message: string): void => {
    found.error ??= { line: parser.line, column: Math.max(1, parser.column), message };
  };
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('DOCTYPE is not allowed'));
  parser.on('opentagstart', (tag) => {
    start = { line: parser.line, column: Math.max(1, parser.column - tag.name.length - 1) };
  });
  parser.on('opentag', (tag) => {
    stack.push({
      name: tag.name,
      attributes: { ...tag.attributes },
      children: [],
      text: '',
      ...start,
    });
  });
  const addText = (chunk: string): void => {
    const open = stack.at(-1);
    if (open) open.text += chunk;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = stack.pop();
    if (!done) return;
    const parent = stack.at(-1);
    if (parent) parent.children.push(done);
    else found.root = done;
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return found.error ? { root: null, error: found.error } : found;
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Trimmed text of a child element; undefined when it is not there. */
export function valueOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.text.trim();
}
