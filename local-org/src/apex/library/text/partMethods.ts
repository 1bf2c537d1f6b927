import { ApexList, nullPointer, StringException, T_INTEGER, T_LIST_OF_STRING, typeOf } from '../../runtime/index.ts';

function need<T>(value: T | null): T {
  return value ?? nullPointer();
}

function substring(text: string, start: number | null, end?: number | null): string {
  const from = need(start);
  const to = end === undefined ? text.length : need(end);
  if (from < 0 || from > text.length) throw new StringException(`Starting position out of bounds: ${from}`);
  if (to < from || to > text.length) throw new StringException(`Ending position out of bounds: ${to}`);
  return text.slice(from, to);
}

function before(text: string, separator: string | null, last: boolean): string {
  if (separator === null || (last && separator === '')) return text;
  const at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
  return at < 0 ? text : text.slice(0, at);
}

function after(text: string, separator: string | null, last: boolean): string {
  if (separator === null) return '';
  const at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
  return at < 0 || (last && separator === '') ? '' : text.slice(at + separator.length);
}

function between(text: string, open: string | null, close: string | null = open): string | null {
  if (open === null || close === null) return null;
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

function mid(text: string, start: number | null, length: number | null): string {
  const from = Math.max(0, need(start));
  return need(length) < 0 || from > text.length ? '' : text.slice(from, from + length!);
}

function removeStart(text: string, part: string | null, ignoreCase: boolean): string {
  if (part === null || part === '') return text;
  const head = text.slice(0, part.length);
  const same = ignoreCase ? head.toLowerCase() === part.toLowerCase() : head === part;
  return same ? text.slice(part.length) : text;
}

function removeEnd(text: string, part: string | null, ignoreCase: boolean): string {
  if (part === null || part === '' || part.length > text.length) return text;
  const tail = text.slice(-part.length);
  const same = ignoreCase ? tail.toLowerCase() === part.toLowerCase() : tail === part;
  return same ? text.slice(0, -part.length) : text;
}

function kind(char: string): string {
  if (/\p{Lu}/u.test(char)) return 'upper';
  if (/\p{Ll}/u.test(char)) return 'lower';
  if (/\p{Nd}/u.test(char)) return 'digit';
  if (/\p{L}/u.test(char)) return 'letter';
  return /\s/.test(char)
    ? 'space'
    : /\p{P}/u.test(char)
      ? `punctuation${/[_]/.test(char)}`
      : `other${/\p{S}/u.test(char)}`;
}

/** `camelCase` gives the last capital of a row to the small letters that follow */
function byCharacterType(text: string, camelCase: boolean): ApexList {
  const parts: string[] = [];
  let last = '';
  for (const char of text) {
    const next = kind(char);
    const current = parts.length - 1;
    if (next === last) parts[current] += char;
    else if (camelCase && last === 'upper' && next === 'lower') {
      const capitals = parts[current];
      if (capitals.length > 1) {
        parts[current] = capitals.slice(0, -1);
        parts.push(capitals.slice(-1) + char);
      } else parts[current] += char;
    } else parts.push(char);
    last = next;
  }
  return new ApexList(T_LIST_OF_STRING, parts);
}

export const partMethods = {
  substring,
  substringbefore: (text: string, separator: string | null) => before(text, separator, false),
  substringbeforelast: (text: string, separator: string | null) => before(text, separator, true),
  substringafter: (text: string, separator: string | null) => after(text, separator, false),
  substringafterlast: (text: string, separator: string | null) => after(text, separator, true),
  substringbetween: between,
  left: (text: string, length: number | null) => text.slice(0, Math.max(0, need(length))),
  right: (text: string, length: number | null) => (need(length) <= 0 ? '' : text.slice(-length!)),
  mid,
  remove: (text: string, part: string | null) =>
    part === null || part === '' ? text : text.replaceAll(part, () => ''),
  removestart: (text: string, part: string | null) => removeStart(text, part, false),
  removestartignorecase: (text: string, part: string | null) => removeStart(text, part, true),
  removeend: (text: string, part: string | null) => removeEnd(text, part, false),
  removeendignorecase: (text: string, part: string | null) => removeEnd(text, part, true),
  difference: (text: string, other: string | null) => {
    if (other === null) return text;
    let at = 0;
    while (at < text.length && at < other.length && text[at] === other[at]) at++;
    return other.slice(at);
  },
  getchars: (text: string) =>
    new ApexList(
      typeOf('List', [T_INTEGER]),
      Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
    ),
  splitbycharactertype: (text: string) => byCharacterType(text, false),
  splitbycharactertypecamelcase: (text: string) => byCharacterType(text, true),
};
