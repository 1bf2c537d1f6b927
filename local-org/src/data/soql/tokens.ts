import { malformed } from './errors.ts';

type TokenKind = 'name' | 'string' | 'number' | 'date' | 'datetime' | 'symbol' | 'bind' | 'end';
export interface Token {
  readonly kind: TokenKind;
  /** names and symbols as written, strings unescaped, binds without the colon */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const SPACE = /[\s\u00a0]+/y;
const NAME = /[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*/y;
const DATETIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/y;
const DATE = /\d{4}-\d\d-\d\d/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const SYMBOL = /<=|>=|!=|<>|[(),=<>:]/y;
const BIND = /:\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)/y;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
};

/** The tokens of a query; `like` patterns keep their `\_` and `\%`. */
export function tokenize(soql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(soql)?.[0] ?? null;
  };
  while (at < soql.length) {
    const space = match(SPACE);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const token = soql[at] === "'" ? readString(soql, at) : readPlain(soql, at, match);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '<EOF>', at: soql.length, end: soql.length });
  return tokens;
}

function readPlain(soql: string, at: number, match: (pattern: RegExp) => string | null): Token {
  const kinds: readonly (readonly [TokenKind, RegExp])[] = [
    ['datetime', DATETIME],
    ['date', DATE],
    ['number', NUMBER],
    ['name', NAME],
    ['bind', BIND],
    ['symbol', SYMBOL],
  ];
  for (const [kind, pattern] of kinds) {
    const text = match(pattern);
    if (text !== null) return { kind, text: kind === 'bind' ? text.slice(1).trim() : text, at, end: at + text.length };
  }
  throw malformed(soql, at, `line 1:${at} no viable alternative at character '${soql[at]}'`);
}

function readString(soql: string, start: number): Token {
  let text = '';
  for (let at = start + 1; at < soql.length; at++) {
    const character = soql[at] ?? '';
    if (character === "'") return { kind: 'string', text, at: start, end: at + 1 };
    if (character !== '\\') {
      text += character;
      continue;
    }
    const next = soql[++at] ?? '';
    if (next === 'u' && /^[0-9a-fA-F]{4}$/.test(soql.slice(at + 1, at + 5))) {
      text += String.fromCharCode(Number.parseInt(soql.slice(at + 1, at + 5), 16));
      at += 4;
    } else text += unescape(soql, at, next);
  }
  throw malformed(soql, start, "unexpected token: '<EOF>', the string that starts here has no end");
}

function unescape(soql: string, at: number, character: string): string {
  if (character === '_' || character === '%') return `\\${character}`;
  if (character === "'" || character === '"' || character === '\\') return character === '\\' ? '\\\\' : character;
  const escaped = ESCAPES[character];
  if (escaped === undefined) throw malformed(soql, at - 1, `Illegal string literal escape '\\${character}'`);
  return escaped;
}

/** What a string literal says outside LIKE: there `\_` and `\%` are plain characters. */
export function plainString(text: string): string {
  return text.replace(/\\([\\_%])/g, '$1');
}
