import { FormulaError } from './errors.ts';

export type TokenKind = 'name' | 'number' | 'text' | 'symbol' | 'end';
export interface Token {
  readonly kind: TokenKind;
  /** as written; of text, what it stands for */
  readonly text: string;
  readonly at: number;
}

const SPACE = /(?:[ \t\f\r\n\u00a0]+|\/\*(?:\\\*\/|[^])*?\*\/)+/y;
const NAME = /[A-Za-z$][\w$:.#]*/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const TEXT = /"((?:\\[nrtNRT"'\\]|[^"\\\r\n])*)"|'((?:\\[nrtNRT"'\\]|[^'\\\r\n])*)'/y;
const SYMBOL = /&&|\|\||==|<>|!=|<=|>=|[-+*/^&=<>!(),[\]]/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The tokens of a formula; the last is the end. Throws FormulaError. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  while (match(SPACE) !== null || at < source.length) {
    if (at >= source.length) break;
    const start = at;
    const add = (kind: TokenKind, text: string): unknown => tokens.push({ kind, text, at: start });
    const name = match(NAME);
    if (name !== null) add('name', name[0]);
    else if (match(NUMBER) !== null) add('number', source.slice(start, at));
    else {
      const text = match(TEXT);
      if (text !== null) add('text', unescape(text[1] ?? text[2] ?? ''));
      else if (match(SYMBOL) !== null) add('symbol', source.slice(start, at));
      else throw new FormulaError(`Syntax error.  Found '${source[start] ?? ''}'`, start);
    }
  }
  tokens.push({ kind: 'end', text: 'end of formula', at: source.length });
  return tokens;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, (_match, character: string) => ESCAPES[character.toLowerCase()] ?? character);
}
