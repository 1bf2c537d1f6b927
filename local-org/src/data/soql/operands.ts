import type { Operand } from './ast.ts';
import { RANGE_NAMES } from './date-ranges.ts';
import type { TokenStream } from './stream.ts';
import { plainString } from './tokens.ts';
import type { Token } from './tokens.ts';

/** The right side of a comparison. `keepEscapes` is for LIKE, where `\_` is not `_`. */
export function parseOperand(stream: TokenStream, keepEscapes = false): Operand {
  const token = stream.next();
  const { at } = token;
  switch (token.kind) {
    case 'string':
      return { kind: 'string', value: keepEscapes ? token.text : plainString(token.text), at };
    case 'number':
      return { kind: 'number', value: Number(token.text), integer: /^[+-]?\d+$/.test(token.text), at };
    case 'date':
      return { kind: 'date', value: token.text, at };
    case 'datetime':
      return { kind: 'datetime', value: toUtc(stream, token), at };
    case 'bind':
      return { kind: 'bind', name: token.text, at };
    case 'name':
      return parseWord(stream, token);
    default:
      throw stream.error(at, `unexpected token: '${token.text}'`);
  }
}

function parseWord(stream: TokenStream, token: Token): Operand {
  const word = token.text.toUpperCase();
  const { at } = token;
  if (word === 'NULL') return { kind: 'null', at };
  if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE', at };
  const takesCount = RANGE_NAMES.get(word);
  if (takesCount === undefined) throw stream.error(at, `Bind variables only allowed in Apex code`);
  if (!takesCount) return { kind: 'range', name: word, count: null, at };
  stream.expectSymbol(':');
  const count = stream.next();
  if (count.kind !== 'number' || !/^\d+$/.test(count.text))
    throw stream.error(count.at, `unexpected token: '${count.text}'`);
  return { kind: 'range', name: word, count: Number(count.text), at };
}

function toUtc(stream: TokenStream, token: Token): string {
  const time = Date.parse(token.text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(time)) throw stream.error(token.at, `invalid datetime: ${token.text}`);
  return new Date(time).toISOString();
}
