/** Reads JSON text token by token; numbers keep their text. */
import { JSONException } from '../../runtime/index.ts';

export type JsonToken =
  | {
      readonly kind:
        'START_OBJECT' | 'END_OBJECT' | 'START_ARRAY' | 'END_ARRAY' | 'VALUE_TRUE' | 'VALUE_FALSE' | 'VALUE_NULL';
      readonly text: string;
    }
  | { readonly kind: 'FIELD_NAME' | 'VALUE_STRING' | 'VALUE_NUMBER_INT' | 'VALUE_NUMBER_FLOAT'; readonly text: string };

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const PLAIN_TEXT = /[^"\\\0-\x1f]*/y;
const WORDS = { true: 'VALUE_TRUE', false: 'VALUE_FALSE', null: 'VALUE_NULL' } as const;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** All tokens of the text; throws JSONException with the place of the first error. */
export function tokenize(text: string): JsonToken[] {
  const reader = new Tokenizer(text);
  reader.value();
  reader.end();
  return reader.tokens;
}

class Tokenizer {
  readonly tokens: JsonToken[] = [];
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
  }
  #place(): string {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    return `at input location [${line},${this.#at - before.lastIndexOf('\n')}]`;
  }
  #unexpected(expected: string): never {
    const char = this.#text[this.#at];
    if (char === undefined) throw new JSONException(`Unexpected end-of-input: ${expected} ${this.#place()}`);
    throw new JSONException(
      `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): ${expected} ${this.#place()}`,
    );
  }
  #skip(): string | undefined {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text[this.#at];
  }
  end(): void {
    if (this.#skip() !== undefined) this.#unexpected('expected end of input');
  }

  value(): void {
    const char = this.#skip();
    if (char === '{') return this.#object();
    if (char === '[') return this.#array();
    if (char === '"') {
      this.tokens.push({ kind: 'VALUE_STRING', text: this.#string() });
      return;
    }
    if (!this.#number() && !this.#word()) {
      if (char === undefined && this.tokens.length === 0)
        throw new JSONException('No content to map to Object due to end of input');
      this.#unexpected("expected a valid value (number, String, array, object, 'true', 'false' or 'null')");
    }
  }
  #number(): boolean {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (!match) return false;
    this.#at = NUMBER.lastIndex;
    this.tokens.push({ kind: match[1] || match[2] ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', text: match[0] });
    return true;
  }
  #word(): boolean {
    for (const [word, kind] of Object.entries(WORDS)) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      this.tokens.push({ kind, text: word });
      return true;
    }
    return false;
  }
  #object(): void {
    this.#at++;
    this.tokens.push({ kind: 'START_OBJECT', text: '{' });
    for (let first = true; this.#skip() !== '}'; first = false) {
      if (!first) this.#expect(',', 'was expecting comma to separate OBJECT entries');
      if (this.#skip() !== '"') this.#unexpected('was expecting double-quote to start field name');
      this.tokens.push({ kind: 'FIELD_NAME', text: this.#string() });
      this.#skip();
      this.#expect(':', 'was expecting a colon to separate field name and value');
      this.value();
    }
    this.#at++;
    this.tokens.push({ kind: 'END_OBJECT', text: '}' });
  }
  #array(): void {
    this.#at++;
    this.tokens.push({ kind: 'START_ARRAY', text: '[' });
    for (let first = true; this.#skip() !== ']'; first = false) {
      if (!first) this.#expect(',', 'was expecting comma to separate ARRAY entries');
      this.value();
    }
    this.#at++;
    this.tokens.push({ kind: 'END_ARRAY', text: ']' });
  }
  #expect(char: string, message: string): void {
    if (this.#text[this.#at] !== char) this.#unexpected(message);
    this.#at++;
  }
  #string(): string {
    let out = '';
    this.#at++;
    for (;;) {
      PLAIN_TEXT.lastIndex = this.#at;
      out += PLAIN_TEXT.exec(this.#text)![0];
      this.#at = PLAIN_TEXT.lastIndex;
      const char = this.#text[this.#at];
      if (char === '"') break;
      if (char !== '\\') this.#unexpected('was expecting closing quote for a string value');
      out += this.#escape();
    }
    this.#at++;
    return out;
  }
  #escape(): string {
    const letter = this.#text[++this.#at] ?? '';
    if (letter === 'u') {
      const hex = this.#text.slice(this.#at + 1, this.#at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.#unexpected('expected a hex-digit for character escape sequence');
      this.#at += 5;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const known = ESCAPES[letter];
    if (known === undefined) this.#unexpected('unrecognized character escape');
    this.#at++;
    return known;
  }
}
