import { CalloutFailure } from './types.ts';

/** `{!$Credential.<External credential>.<Parameter>}`: looks a parameter up, null when the principal does not hold it. */
export type CredentialLookup = (externalCredential: string, parameter: string) => string | null;

type Token = { readonly kind: 'text' | 'name' | 'symbol'; readonly value: string };

const TOKEN = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\$?[A-Za-z_][\w.]*)|([&+(),]))/y;

function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const match = TOKEN.exec(formula);
    if (match === null) throw new CalloutFailure(`The formula "${formula}" of a header could not be evaluated.`);
    const [, single, double, name, symbol] = match;
    if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol });
    else tokens.push({ kind: 'text', value: (single ?? double ?? '').replace(/\\(.)/g, '$1') });
  }
  return tokens;
}

const FUNCTIONS: Readonly<Record<string, (argument: string) => string>> = {
  BLOBVALUE: (text) => text,
  TEXT: (text) => text,
  TRIM: (text) => text.trim(),
  URLENCODE: (text) => encodeURIComponent(text),
  BASE64ENCODE: (text) => Buffer.from(text, 'utf8').toString('base64'),
};

/** The formula language of credential headers as far as it is documented: text, `&`, `$Credential`, a few functions. */
class FormulaReader {
  #position = 0;
  readonly #tokens: readonly Token[];
  readonly #lookup: CredentialLookup;

  constructor(tokens: readonly Token[], lookup: CredentialLookup) {
    this.#tokens = tokens;
    this.#lookup = lookup;
  }

  read(): string {
    const text = this.#concatenation();
    if (this.#position < this.#tokens.length) throw new CalloutFailure('A header formula has text after its end.');
    return text;
  }

  #concatenation(): string {
    let text = this.#operand();
    while (this.#take('&') || this.#take('+')) text += this.#operand();
    return text;
  }

  #operand(): string {
    const token = this.#tokens[this.#position++];
    if (token === undefined) throw new CalloutFailure('A header formula ends too early.');
    if (token.kind === 'text') return token.value;
    if (token.kind === 'name') return this.#take('(') ? this.#call(token.value) : this.#reference(token.value);
    if (token.value !== '(') throw new CalloutFailure(`A header formula has an unexpected "${token.value}".`);
    const inner = this.#concatenation();
    this.#expect(')');
    return inner;
  }

  #call(name: string): string {
    const argument = this.#concatenation();
    this.#expect(')');
    const body = FUNCTIONS[name.toUpperCase()];
    if (body === undefined) throw new CalloutFailure(`UNSUPPORTED_FORMULA_FUNCTION: ${name} in a header formula.`);
    return body(argument);
  }

  #reference(name: string): string {
    const [root, externalCredential, parameter] = name.split('.');
    if (root?.toLowerCase() !== '$credential' || externalCredential === undefined || parameter === undefined) {
      throw new CalloutFailure(`UNSUPPORTED_MERGE_FIELD: ${name} in a header formula.`);
    }
    const value = this.#lookup(externalCredential, parameter);
    if (value === null) throw new CalloutFailure(`Field ${name} does not exist. Check spelling.`);
    return value;
  }

  #take(symbol: string): boolean {
    const token = this.#tokens[this.#position];
    if (token?.kind !== 'symbol' || token.value !== symbol) return false;
    this.#position++;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) throw new CalloutFailure(`A header formula lacks "${symbol}".`);
  }
}

/** Replaces every `{!formula}` of a header or body; text outside stays as it is. */
export function fillMergeFields(text: string, lookup: CredentialLookup): string {
  return text.replace(/\{!([^}]*)\}/g, (_, formula: string) => new FormulaReader(tokenize(formula), lookup).read());
}
