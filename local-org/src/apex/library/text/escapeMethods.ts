import { HTML3, HTML4 } from './entities.ts';

const JAVA: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
  '"': '\\"',
};

function unicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function escapeJava(text: string): string {
  return text.replace(/[\\"]|[^ -~]/g, (char) => JAVA[char] ?? unicode(char));
}

/** as escapeJava, with ' and / too (commons-lang escapeEcmaScript) */
function escapeEcmaScript(text: string): string {
  return escapeJava(text).replace(/['/]/g, '\\$&');
}

function unescapeJava(text: string): string {
  const letters: Record<string, string> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };
  return text.replace(/\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([\s\S]))/g, (_, hex, octal, char) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex as string, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal as string, 8));
    return letters[char as string] ?? (char as string);
  });
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const BASIC: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

function escapeHtml(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/[&<>"]|[^\0-\x7f]/g, (char) =>
    char in XML ? XML[char] : names.has(char) ? `&${names.get(char)};` : char,
  );
}

function unescapeEntities(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([a-zA-Z][a-zA-Z0-9]*));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return BASIC[name as string] ?? values.get(name as string) ?? all;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

const reversed = (names: ReadonlyMap<string, string>) => new Map([...names].map(([char, name]) => [name, char]));
const HTML3_VALUES = reversed(HTML3);
const HTML4_VALUES = reversed(HTML4);
const XML_VALUES = new Map([['apos', "'"]]);

export const escapeMethods = {
  escapecsv: (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text),
  unescapecsv: (text: string) =>
    /^".*"$/s.test(text) && /[",\r\n]/.test(text.slice(1, -1)) ? text.slice(1, -1).replaceAll('""', '"') : text,
  escapejava: escapeJava,
  unescapejava: unescapeJava,
  escapeecmascript: escapeEcmaScript,
  unescapeecmascript: unescapeJava,
  escapehtml3: (text: string) => escapeHtml(text, HTML3),
  unescapehtml3: (text: string) => unescapeEntities(text, HTML3_VALUES),
  escapehtml4: (text: string) => escapeHtml(text, HTML4),
  unescapehtml4: (text: string) => unescapeEntities(text, HTML4_VALUES),
  escapexml: (text: string) => text.replace(/[&<>"']/g, (char) => XML[char]),
  unescapexml: (text: string) => unescapeEntities(text, XML_VALUES),
  escapeunicode: (text: string) => text.replace(/[^ -~]/g, unicode),
  unescapeunicode: (text: string) =>
    text.replace(/\\u+([0-9a-fA-F]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex as string, 16))),
};
