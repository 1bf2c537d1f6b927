/** Character classes of Java's regular expressions. */
import { StringException, unsupported } from '../../runtime/index.ts';

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

/** How letters are compared: Java folds ASCII letters under `(?i)`, all letters under `(?iu)`. */
export interface CaseRule {
  readonly ignoresCase: boolean;
  readonly unicode: boolean;
}

const CASED = new Set([
  'Lower',
  'Upper',
  'javaLowerCase',
  'javaUpperCase',
  'Lu',
  'Ll',
  'Lt',
  'IsLowercase',
  'IsUppercase',
]);

/** `\p{…}` and `\P{…}` as the inside of a class; `name` with or without braces. */
export function namedProperty(letter: string, name: string, rule: CaseRule): string {
  const plain = name.replace(/[{}]/g, '');
  const posix = rule.ignoresCase && CASED.has(plain) ? anyCase(plain) : POSIX[plain];
  if (posix !== undefined) return letter === 'p' ? posix : `[^${posix}]`;
  const property = plain.startsWith('Is')
    ? scriptOrCategory(plain.slice(2))
    : plain.replace(/^(sc|script)=/, 'Script=').replace(/^(gc|general_category)=/, '');
  try {
    new RegExp(`\\p{${property}}`, 'v');
  } catch {
    throw new StringException(`Invalid regex: Unknown character property name {${plain}}`);
  }
  return `\\${letter}{${property}}`;
}

function anyCase(property: string): string {
  return property === 'Lower' || property === 'Upper' ? 'a-zA-Z' : '\\p{Lu}\\p{Ll}\\p{Lt}';
}

function scriptOrCategory(name: string): string {
  return /^(?:[A-Z][a-z]?|Alphabetic|Lowercase|Uppercase|White_Space)$/.test(name) ? name : `Script=${name}`;
}

interface Parsed {
  readonly source: string;
  readonly end: number;
}
/** `code` is set for a single character, which may start or end a range */
interface Atom extends Parsed {
  readonly code?: number;
}

/** The class that starts at `[`; null when it does not end. `end` is behind it. */
export function characterClass(text: string, start: number, rule: CaseRule): Parsed | null {
  let at = start + 1;
  const negated = text[at] === '^';
  if (negated) at++;
  const operands: string[] = [''];
  for (let first = true; at < text.length; first = false) {
    if (text[at] === ']' && !first) return { source: joinOperands(operands, negated), end: at + 1 };
    if (text.startsWith('&&', at)) {
      operands.push('');
      at += 2;
      continue;
    }
    const item = classItem(text, at, rule);
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

/** one character, a range, or a class inside of the class */
function classItem(text: string, at: number, rule: CaseRule): Parsed | null {
  const first = classAtom(text, at, rule);
  if (first?.code === undefined || text[first.end] !== '-' || /[\][]/.test(text[first.end + 1] ?? ']')) {
    return first && first.code !== undefined ? { source: oneCharacter(first.code, rule), end: first.end } : first;
  }
  const last = classAtom(text, first.end + 1, rule);
  if (!last) return null;
  if (last.code === undefined) return { source: oneCharacter(first.code, rule), end: first.end };
  if (last.code < first.code)
    throw new StringException(`Invalid regex: Illegal character range near index ${at}\n${text}`);
  return { source: range(first.code, last.code, rule), end: last.end };
}

function classAtom(text: string, at: number, rule: CaseRule): Atom | null {
  if (text[at] === '[') return characterClass(text, at, rule);
  if (text[at] === '\\') return classEscape(text, at + 1, rule);
  const code = text.codePointAt(at);
  return code === undefined ? null : { source: '', code, end: at + (code > 0xffff ? 2 : 1) };
}

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };

function classEscape(text: string, at: number, rule: CaseRule): Atom | null {
  const char = text[at];
  if (char === undefined) return null;
  const control = CONTROLS[char];
  if (control !== undefined) return { source: '', code: control, end: at + 1 };
  const known = CLASS_ESCAPES[char];
  if (known !== undefined) return { source: known, end: at + 1 };
  const rest = text.slice(at + 1);
  if (char === 'p' || char === 'P') {
    const name = /^(?:\{[^}]+\}|[A-Z])/.exec(rest);
    return name && { source: namedProperty(char, name[0], rule), end: at + 1 + name[0].length };
  }
  if (char === 'u' || char === 'x') {
    const hex = /^(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{4}|[0-9a-fA-F]{2})/.exec(
      char === 'x' && rest[0] !== '{' ? rest.slice(0, 2) : rest,
    );
    const code = Number.parseInt((hex?.[0] ?? '').replace(/[{}]/g, ''), 16);
    return hex && { source: '', code, end: at + 1 + hex[0].length };
  }
  if (char === 'Q') {
    const end = text.indexOf('\\E', at);
    const quoted = text.slice(at + 1, end < 0 ? undefined : end);
    const source = [...quoted].map((one) => oneCharacter(one.codePointAt(0) ?? 0, rule)).join('');
    return { source, end: end < 0 ? text.length : end + 2 };
  }
  if (/[a-zA-Z]/.test(char)) return null;
  return { source: '', code: char.charCodeAt(0), end: at + 1 };
}

/** A character inside of a class, with its other case where that counts. */
export function oneCharacter(code: number, rule: CaseRule): string {
  const char = String.fromCodePoint(code);
  return [char, ...otherCases(char, rule)].map(escaped).join('');
}

export function otherCases(char: string, rule: CaseRule): string[] {
  if (!rule.ignoresCase || (!rule.unicode && !/[a-zA-Z]/.test(char))) return [];
  const cases = [char.toLowerCase(), char.toUpperCase()].filter((other) => other !== char && [...other].length === 1);
  return [...new Set(cases)];
}

const ALPHABETS: readonly (readonly [from: number, to: number, shift: number])[] = [
  [0x41, 0x5a, 32],
  [0x61, 0x7a, -32],
];

function range(from: number, to: number, rule: CaseRule): string {
  const spans: [number, number][] = [[from, to]];
  if (rule.ignoresCase) {
    if (rule.unicode && to > 0x7f) return unsupported('REGEX_UNICODE_CASE_OF_A_RANGE');
    for (const [first, last, shift] of ALPHABETS) {
      const low = Math.max(from, first);
      const high = Math.min(to, last);
      if (low <= high) spans.push([low + shift, high + shift]);
    }
  }
  return spans
    .map(([low, high]) => `${escaped(String.fromCodePoint(low))}-${escaped(String.fromCodePoint(high))}`)
    .join('');
}

function escaped(char: string): string {
  return /[()[\]{}/\-\\|&!#%,:;<=>@`~$*+.?^]/.test(char) ? `\\${char}` : char;
}
