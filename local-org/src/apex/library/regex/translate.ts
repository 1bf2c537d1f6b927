/** Java regular expressions as JavaScript ones (flag v). */
import { StringException, unsupported } from '../../runtime/index.ts';
import type { ApexException } from '../../runtime/index.ts';
import { characterClass, CLASS_ESCAPES, namedProperty } from './classes.ts';

export interface Translated {
  readonly source: string;
  readonly flags: string;
  readonly groups: number;
}

interface Flags {
  i: boolean;
  m: boolean;
  s: boolean;
  x: boolean;
}

const LINE_END = '(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])';
const END = '(?![\\s\\S])';

/** Throws StringException for what Java refuses, UNSUPPORTED_REGEX… for what JavaScript cannot do. */
export function translate(pattern: string): Translated {
  const reader = new Reader(pattern);
  const source = reader.alternatives({ i: false, m: false, s: false, x: false });
  if (!reader.done) throw reader.error("Unmatched closing ')'");
  return { source, flags: 'v', groups: reader.groups };
}

class Reader {
  readonly #text: string;
  #at = 0;
  groups = 0;
  constructor(text: string) {
    this.#text = text;
  }
  get done(): boolean {
    return this.#at >= this.#text.length;
  }
  error(problem: string): ApexException {
    return new StringException(`Invalid regex: ${problem} near index ${Math.max(0, this.#at - 1)}\n${this.#text}`);
  }

  /** up to the closing parenthesis of the group, or the end */
  alternatives(outer: Flags): string {
    const flags = { ...outer };
    let out = '';
    while (!this.done && this.#text[this.#at] !== ')') out += this.#piece(flags);
    return out;
  }

  #piece(flags: Flags): string {
    const char = this.#text[this.#at];
    if (flags.x && this.#skipComment(char)) return '';
    if (char === '(') return this.#group(flags);
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    if ('*+?'.includes(char)) return this.#quantifier(this.#take(1));
    this.#at++;
    if (char === '{') {
      const count = /^\d+(?:,\d*)?\}/.exec(this.#text.slice(this.#at));
      if (!count) throw this.error('Illegal repetition');
      return this.#quantifier('{' + this.#take(count[0].length));
    }
    if (char === '.') return flags.s ? '[\\s\\S]' : '[^\\n\\r\\u0085\\u2028\\u2029]';
    if (char === '^') return flags.m ? `(?<=^|${LINE_END})` : '^';
    if (char === '$') return flags.m ? `(?=${LINE_END}|${END})` : `(?=${LINE_END}?${END})`;
    if (char === '|') return '|';
    return literal(char);
  }

  #skipComment(char: string): boolean {
    if (/\s/.test(char)) {
      this.#at++;
      return true;
    }
    if (char !== '#') return false;
    while (!this.done && this.#text[this.#at] !== '\n') this.#at++;
    return true;
  }

  #quantifier(text: string): string {
    if (this.#text[this.#at] === '+') return unsupported('REGEX_POSSESSIVE_QUANTIFIER');
    return this.#text[this.#at] === '?' ? text + this.#take(1) : text;
  }

  #group(flags: Flags): string {
    this.#at++;
    const rest = this.#text.slice(this.#at);
    const special = /^\?(?:([:=!]|<[=!])|<([a-zA-Z][a-zA-Z0-9]*)>|(>)|([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)]))/.exec(rest);
    if (rest.startsWith('?') && !special) throw this.error('Unknown inline modifier');
    if (!special) {
      this.groups++;
      return this.#closed('(', flags);
    }
    this.#at += special[0].length;
    if (special[1]) return this.#closed(`(?${special[1]}`, flags);
    if (special[2]) {
      this.groups++;
      return this.#closed(`(?<${special[2]}>`, flags);
    }
    if (special[3]) return unsupported('REGEX_ATOMIC_GROUP');
    return this.#modified(special[4] ?? '', special[5] ?? '', special[6] === ')', flags);
  }

  /** `(?i)` holds to the end of the group around it, `(?i:…)` for its own */
  #modified(on: string, off: string, toEnd: boolean, flags: Flags): string {
    const inner = { ...flags };
    for (const flag of on) this.#set(inner, flag, true);
    for (const flag of off) this.#set(inner, flag, false);
    const change = inner.i === flags.i ? '' : inner.i ? 'i' : '-i';
    if (!toEnd) return this.#closed(`(?${change}:`, inner);
    const branches = this.alternatives(inner);
    return change ? `(?${change}:${branches})` : branches;
  }

  #set(flags: Flags, flag: string, value: boolean): void {
    if (flag === 'i' || flag === 'm' || flag === 's' || flag === 'x') flags[flag] = value;
    else if (!'udU'.includes(flag)) throw this.error('Unknown inline modifier');
  }

  #closed(open: string, flags: Flags): string {
    const inner = this.alternatives(flags);
    if (this.done) throw this.error('Unclosed group');
    this.#at++;
    return `${open}${inner})`;
  }

  #class(): string {
    const found = characterClass(this.#text, this.#at);
    if (!found) throw this.error('Unclosed character class');
    this.#at = found.end;
    return found.source;
  }

  #escape(): string {
    this.#at++;
    if (this.done) throw this.error('Unexpected internal error');
    const char = this.#take(1);
    if (/[1-9]/.test(char)) return `(?:\\${char})`;
    const known = CLASS_ESCAPES[char];
    if (known !== undefined) return /^[dDwWsShHvV]$/.test(char) ? `[${known}]` : known;
    switch (char) {
      case 'b':
      case 'B':
        return `\\${char}`;
      case 'A':
        return '(?<![\\s\\S])';
      case 'z':
        return END;
      case 'Z':
        return `(?=${LINE_END}?${END})`;
      case 'R':
        return LINE_END;
      case 'Q':
        return this.#quoted();
      case 'k':
        return `\\k${this.#match(/^<[a-zA-Z][a-zA-Z0-9]*>/)}`;
      case 'p':
      case 'P':
        return `[${namedProperty(char, this.#match(/^(?:\{[^}]+\}|[A-Z])/))}]`;
      case 'x':
        return codePoint(this.#match(/^(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})/));
      case 'u':
        return codePoint(this.#match(/^[0-9a-fA-F]{4}/));
      case '0':
        return codePoint(Number.parseInt(this.#match(/^[0-3]?[0-7]{1,2}/), 8).toString(16));
      case 'c':
        return codePoint((this.#take(1).charCodeAt(0) ^ 64).toString(16));
      case 'G':
        return unsupported('REGEX_LAST_MATCH_ANCHOR');
    }
    if (/[a-zA-Z]/.test(char)) throw this.error('Illegal/unsupported escape sequence');
    return literal(char);
  }

  #quoted(): string {
    const end = this.#text.indexOf('\\E', this.#at);
    const text = this.#text.slice(this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 2;
    return [...text].map(literal).join('');
  }
  #match(expected: RegExp): string {
    const match = expected.exec(this.#text.slice(this.#at));
    if (!match) throw this.error('Illegal escape sequence');
    return this.#take(match[0].length);
  }
  #take(count: number): string {
    const text = this.#text.slice(this.#at, this.#at + count);
    this.#at += count;
    return text;
  }
}

function codePoint(hex: string): string {
  return `\\u{${hex.replace(/[{}]/g, '')}}`;
}

function literal(char: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
