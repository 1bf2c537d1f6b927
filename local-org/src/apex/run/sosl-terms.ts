import { exceptionClass, QueryException } from '../runtime/index.ts';

/** Whether a text holds what a search asks for. */
export type Matcher = (words: readonly string[]) => boolean;

/** The words of a text: letters and digits stand together, everything else parts them; case does not count. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Reads a search text (SOQL and SOSL Reference, "FIND {SearchQuery}"): words of which each must be there, phrases in
 * quotes, `*` for the rest of a word and `?` for one letter, AND, OR, AND NOT and brackets. Throws what the platform
 * throws for a text of one letter.
 */
export function parseTerms(query: string): Matcher {
  const plain = query.replace(/[*?"()]/g, '').trim();
  if (plain.length < 2) throw searchError(`search term must be longer than one character: ${query}`);
  const parser = new Parser(tokensOf(query));
  const matcher = parser.expression();
  if (!parser.atEnd) throw searchError(`No viable alternative in the search: ${query}`);
  return matcher;
}

function searchError(message: string): Error {
  return new (exceptionClass('System.SearchException') ?? QueryException)(message);
}

function tokensOf(query: string): string[] {
  return (
    query
      .replace(/\\(.)/g, (_match, char: string) => (/[*?"]/.test(char) ? ' ' : char))
      .match(/"[^"]*"|[()]|[^\s()"]+/g) ?? []
  );
}

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;
  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }
  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  expression(): Matcher {
    let left = this.#all();
    while (this.#takes('OR')) {
      const [one, other] = [left, this.#all()];
      left = (words) => one(words) || other(words);
    }
    return left;
  }

  /** Neighbours without an operator are joined by AND. */
  #all(): Matcher {
    let left = this.#one();
    while (!this.atEnd && !this.#is('OR') && !this.#is(')')) {
      const hasAnd = this.#takes('AND');
      const isNot = this.#takes('NOT');
      if (isNot && !hasAnd) throw searchError('NOT must follow AND in a search');
      const [one, other] = [left, this.#one()];
      left = isNot ? (words) => one(words) && !other(words) : (words) => one(words) && other(words);
    }
    return left;
  }

  #one(): Matcher {
    if (this.#takes('(')) {
      const inner = this.expression();
      if (!this.#takes(')')) throw searchError('A bracket of the search is not closed');
      return inner;
    }
    return wordMatcher(this.#tokens[this.#at++] ?? '');
  }

  #is(token: string): boolean {
    return this.#tokens[this.#at]?.toUpperCase() === token;
  }
  #takes(token: string): boolean {
    const found = this.#is(token);
    if (found) this.#at++;
    return found;
  }
}

/** A word or phrase: its parts must follow each other. */
function wordMatcher(token: string): Matcher {
  const parts = token.toLowerCase().match(/[\p{L}\p{N}*?]+/gu) ?? [];
  const patterns = parts.map((part) => new RegExp(`^${part.replaceAll('*', '[^ ]*').replaceAll('?', '[^ ]')}$`, 'u'));
  if (patterns.length === 0) return () => true;
  return (words) =>
    words.some((_word, start) => patterns.every((pattern, offset) => pattern.test(words[start + offset] ?? '')));
}
