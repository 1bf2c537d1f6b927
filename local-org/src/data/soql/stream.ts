import type { DataError } from '../types.ts';
import { malformed } from './errors.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** The tokens of a query with a place to read at. Words are matched without case. */
export class TokenStream {
  readonly soql: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(soql: string) {
    this.soql = soql;
    this.#tokens = tokenize(soql);
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw malformed(this.soql, 0, 'unexpected token: <EOF>');
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'name' && token.text.toUpperCase() === word;
  }

  takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.#at++;
    return found;
  }

  takeWords(first: string, second: string): boolean {
    const found = this.isWord(first) && this.isWord(second, 1);
    if (found) this.#at += 2;
    return found;
  }

  takeSymbol(symbol: string): boolean {
    const token = this.peek();
    const found = token.kind === 'symbol' && token.text === symbol;
    if (found) this.#at++;
    return found;
  }

  expectWord(word: string): Token {
    if (!this.isWord(word)) throw this.unexpected();
    return this.next();
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected();
  }

  expectName(): Token {
    if (this.peek().kind !== 'name') throw this.unexpected();
    return this.next();
  }

  expectOneOf(words: readonly string[]): string {
    const found = words.find((word) => this.takeWord(word));
    if (found === undefined) throw this.unexpected();
    return found;
  }

  error(at: number, message: string): DataError {
    return malformed(this.soql, at, message);
  }

  unexpected(): DataError {
    const token = this.peek();
    return this.error(token.at, `unexpected token: '${token.text}'`);
  }
}
