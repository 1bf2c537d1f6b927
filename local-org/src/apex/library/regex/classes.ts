/** Character classes of Java's regular expressions. */
import { StringException } from '../../runtime/index.ts';

/** What may stand in a class of flag v. */
export const CLASS_ESCAPES: Readonly<Record<string, string>> = {
  d: '0-9',
  D: '[^0-9]',
  w: 'a-zA-Z_0-9',
  W: '[^a-zA-Z_0-9]',
  s: ' \\t\\n\\x0B\\f\\r',
  S: '[^ \\t\\n\\x0B\\f\\r]',
  h: ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000',
  H: '[^ \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000]',
  v: '\\n\\x0B\\f\\r\\x85\\u2028\\u2029',
  V: '[^\\n\\x0B\\f\\r\\x85\\u2028\\u2029]',
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  a: '\\x07',
  e: '\\x1B',
};

const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\x0B\\f\\r',
  javaLowerCase: '\\p{Ll}',
  javaUpperCase: '\\p{Lu}',
  javaWhitespace: '\\s',
};

/** `\p{…}` and `\P{…}` as the inside of a class; `name` with or without braces. */
export function namedProperty(letter: string, name: string): string {
  const plain = name.replace(/[{}]/g, '');
  const posix = POSIX[plain];
  if (posix !== undefined) return letter === 'p' ? posix : `[^${posix}]`;
  const property = plain.startsWith('Is')
    ? scriptOrCategory(plain.slice(2))
    : plain.replace(/^(sc|script)=/, 'Script=');
  try {
    new RegExp(`\\p{${property}}`, 'v');
  } catch {
    throw new StringException(`Invalid regex: Unknown character property name {${plain}}`);
  }
  return `\\${letter}{${property}}`;
}

function scriptOrCategory(name: string): string {
  return /^(?:[A-Z][a-z]?|Alphabetic|Lowercase|Uppercase|White_Space)$/.test(name) ? name : `Script=${name}`;
}

/** The class that starts at `[`; null when it does not end. `end` is behind it. */
export function characterClass(text: string, start: number): { source: string; end: number } | null {
  let at = start + 1;
  const negated = text[at] === '^';
  if (negated) at++;
  const operands: string[] = [''];
  for (let first = true; at < text.length; first = false) {
    const char = text[at];
    if (char === ']' && !first) return { source: joinOperands(operands, negated), end: at + 1 };
    if (text.startsWith('&&', at)) {
      operands.push('');
      at += 2;
      continue;
    }
    const item = classItem(text, at);
    if (!item) return null;
    operands[operands.length - 1] += item.source;
    at = item.end;
  }
  return null;
}

function joinOperands(operands: readonly string[], negated: boolean): string {
  const body = operands.length === 1 ? operands[0] : operands.map((operand) => `[${operand}]`).join('&&');
  return `[${negated ? '^' : ''}${body}]`;
}

function classItem(text: string, at: number): { source: string; end: number } | null {
  const char = text[at];
  if (char === '[') return characterClass(text, at);
  if (char === '\\') return classEscape(text, at + 1);
  const source = char === '-' && isRange(text, at) ? '-' : escaped(String.fromCodePoint(text.codePointAt(at)!));
  return { source, end: at + (text.codePointAt(at)! > 0xffff ? 2 : 1) };
}

/** a hyphen between two single characters */
function isRange(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at + 1];
  if (after === undefined || after === ']' || after === '[') return false;
  const openBefore = before === '[' && text[at - 2] !== '\\';
  const negation = before === '^' && text[at - 2] === '[';
  const classBefore = /[dDwWsShHvV]/.test(before) && text[at - 2] === '\\';
  const classAfter = after === '\\' && /[dDwWsShHvVpP]/.test(text[at + 2] ?? '');
  return !openBefore && !negation && !classBefore && !classAfter && before !== '}';
}

function classEscape(text: string, at: number): { source: string; end: number } | null {
  const char = text[at];
  if (char === undefined) return null;
  const known = CLASS_ESCAPES[char];
  if (known !== undefined) return { source: known, end: at + 1 };
  const rest = text.slice(at + 1);
  if (char === 'p' || char === 'P') {
    const name = /^(?:\{[^}]+\}|[A-Z])/.exec(rest);
    return name && { source: namedProperty(char, name[0]), end: at + 1 + name[0].length };
  }
  if (char === 'u' || char === 'x') {
    const hex = /^(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{4}|[0-9a-fA-F]{2})/.exec(
      char === 'x' && rest[0] !== '{' ? rest.slice(0, 2) : rest,
    );
    return hex && { source: `\\u{${hex[0].replace(/[{}]/g, '')}}`, end: at + 1 + hex[0].length };
  }
  if (char === 'Q') {
    const end = text.indexOf('\\E', at);
    const quoted = text.slice(at + 1, end < 0 ? undefined : end);
    return { source: [...quoted].map(escaped).join(''), end: end < 0 ? text.length : end + 2 };
  }
  if (/[a-zA-Z]/.test(char)) return null;
  return { source: escaped(char), end: at + 1 };
}

function escaped(char: string): string {
  return /[()[\]{}/\-\\|&!#%,:;<=>@`~$*+.?^]/.test(char) ? `\\${char}` : char;
}
