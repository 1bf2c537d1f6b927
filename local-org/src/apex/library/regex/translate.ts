/** Java regular expressions as JavaScript ones (flag v). */
import { StringException, unsupported } from '../../runtime/index.ts';
import type { ApexException } from '../../runtime/index.ts';
import { characterClass, CLASS_ESCAPES, namedProperty, oneCharacter, otherCases } from './classes.ts';
import { groupIndexes, placeReferences, reference } from './groups.ts';

export interface Translated {
  readonly source: string;
  /** index of each group in the matches of JavaScript, which may have more */
  readonly groups: readonly number[];
  /** it starts with `\G`: each match begins where the last one ended */
  readonly continues: boolean;
}

/** Which parts may also match the character behind the end of the text: none, all, or those that ask for the end. */
export type Probe = 'none' | 'all' | 'ends';

interface Flags {
  i: boolean;
  u: boolean;
  m: boolean;
  s: boolean;
  x: boolean;
}

export const BEHIND_END = '\\uFFFF';
const LINE_END = '(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])';
const END = '(?![\\s\\S])';

/** Throws StringException for what Java refuses, UNSUPPORTED_REGEX… for what JavaScript cannot do. */
export function translate(pattern: string, probe: Probe = 'none'): Translated {
  const continues = pattern.startsWith('\\G');
  const reader = new Reader(continues ? pattern.slice(2) : pattern, probe);
  const source = reader.alternatives({ i: false, u: false, m: false, s: false, x: false });
  if (!reader.done) throw reader.error("Unmatched closing ')'");
  const groups = groupIndexes(source);
  return { source: placeReferences(source, groups), groups, continues };
}

class Reader {
  readonly #text: string;
  readonly #probe: Probe;
  #at = 0;
  #groups = 0;
  #atomic = 0;
  constructor(text: string, probe: Probe) {
    this.#text = text;
    this.#probe = probe;
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
    const pieces: string[] = [];
    while (!this.done && this.#text[this.#at] !== ')') this.#piece(pieces, flags);
    return pieces.join('');
  }

  #piece(pieces: string[], flags: Flags): void {
    const char = this.#text[this.#at];
    if (flags.x && this.#skipComment(char)) return;
    const quantifier = this.#quantifier(char);
    if (quantifier !== null) this.#repeat(pieces, quantifier);
    else if (char === '(') pieces.push(this.#group(flags));
    else if (char === '[') pieces.push(this.#atom(this.#class(flags)));
    else if (char === '\\') pieces.push(this.#escape(flags));
    else pieces.push(this.#plain(String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0), flags));
  }

  #plain(char: string, flags: Flags): string {
    this.#at += char.length;
    if (char === '.') return this.#atom(flags.s ? '[\\s\\S]' : '[^\\n\\r\\u0085\\u2028\\u2029]');
    if (char === '^') return flags.m ? `(?<=^|${LINE_END})` : '^';
    if (char === '$') return this.#end(flags.m ? `(?=${LINE_END}|${END})` : `(?=${LINE_END}?${END})`);
    return char === '|' ? '|' : this.#atom(literal(char, flags));
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

  /** `*`, `+`, `?`, `{2,3}` at the place; null when something else stands there */
  #quantifier(char: string): string | null {
    if ('*+?'.includes(char)) return this.#take(1);
    if (char !== '{') return null;
    const count = /^\{\d+(?:,\d*)?\}/.exec(this.#text.slice(this.#at));
    if (count) return this.#take(count[0].length);
    this.#at++;
    throw this.error('Illegal repetition');
  }

  /** a possessive quantifier (`++`) gives nothing back, as an atomic group does */
  #repeat(pieces: string[], quantifier: string): void {
    const last = pieces.pop();
    if (last === undefined || last === '|') throw this.error(`Dangling meta character '${quantifier}'`);
    const mode = this.#text[this.#at];
    if (mode === '+' || mode === '?') this.#at++;
    const repeated = last + quantifier + (mode === '?' ? '?' : '');
    pieces.push(mode === '+' ? this.#atomicGroup(repeated) : repeated);
  }

  /** JavaScript has no atomic groups; what a lookahead has found stays as it is */
  #atomicGroup(inner: string): string {
    const name = `atomic${this.#atomic++}`;
    return `(?:(?=(?<${name}>${inner}))\\k<${name}>)`;
  }

  #group(flags: Flags): string {
    this.#at++;
    const rest = this.#text.slice(this.#at);
    const special = /^\?(?:([:=!]|<[=!])|<([a-zA-Z][a-zA-Z0-9]*)>|(>)|([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)]))/.exec(rest);
    if (rest.startsWith('?') && !special) throw this.error('Unknown inline modifier');
    if (!special) {
      this.#groups++;
      return this.#closed('(', flags);
    }
    this.#at += special[0].length;
    if (special[1]) return this.#around(special[1], flags);
    if (special[2]) {
      this.#groups++;
      return this.#closed(`(?<${special[2]}>`, flags);
    }
    if (special[3]) return this.#atomicGroup(this.#closed('(?:', flags));
    return this.#modified(special[4] ?? '', special[5] ?? '', special[6] === ')', flags);
  }

  #around(kind: string, flags: Flags): string {
    const group = this.#closed(`(?${kind}`, flags);
    return kind === ':' || kind.startsWith('<') ? group : this.#atom(group);
  }

  /** `(?i)` holds to the end of the group around it, `(?i:…)` for its own */
  #modified(on: string, off: string, toEnd: boolean, flags: Flags): string {
    const inner = toEnd ? flags : { ...flags };
    for (const flag of on) this.#set(inner, flag, true);
    for (const flag of off) this.#set(inner, flag, false);
    return toEnd ? '' : this.#closed('(?:', inner);
  }

  #set(flags: Flags, flag: string, value: boolean): void {
    if (flag === 'i' || flag === 'u' || flag === 'm' || flag === 's' || flag === 'x') flags[flag] = value;
    else if (!'dU'.includes(flag)) throw this.error('Unknown inline modifier');
  }

  #closed(open: string, flags: Flags): string {
    const inner = this.alternatives(flags);
    if (this.done) throw this.error('Unclosed group');
    this.#at++;
    return `${open}${inner})`;
  }

  #class(flags: Flags): string {
    const found = characterClass(this.#text, this.#at, caseRule(flags));
    if (!found) throw this.error('Unclosed character class');
    this.#at = found.end;
    return found.source;
  }

  #atom(source: string): string {
    return this.#probe === 'all' ? `(?:${BEHIND_END}|${source})` : source;
  }
  #end(source: string): string {
    return this.#probe === 'none' ? source : `(?:${BEHIND_END}|${source})`;
  }

  #escape(flags: Flags): string {
    this.#at++;
    if (this.done) throw this.error('Unexpected internal error');
    const char = this.#take(1);
    if (/[1-9]/.test(char)) return this.#atom(this.#backReference(char, flags));
    if (char === 'Q') return this.#quoted(flags);
    if ('bBAzZG'.includes(char)) return this.#boundary(char);
    return this.#atom(this.#escapedCharacter(char, flags));
  }

  #boundary(char: string): string {
    switch (char) {
      case 'A':
        return '(?<![\\s\\S])';
      case 'z':
        return this.#end(END);
      case 'Z':
        return this.#end(`(?=${LINE_END}?${END})`);
      case 'G':
        return unsupported('REGEX_LAST_MATCH_ANCHOR');
      default:
        return this.#end(`\\${char}`);
    }
  }

  /** as many digits as make a group that has begun */
  #backReference(first: string, flags: Flags): string {
    let digits = first;
    while (/^\d/.test(this.#text.slice(this.#at)) && Number(digits + this.#text[this.#at]) <= this.#groups)
      digits += this.#take(1);
    return flags.i ? `(?i:${reference(Number(digits))})` : `(?:${reference(Number(digits))})`;
  }

  #escapedCharacter(char: string, flags: Flags): string {
    const known = CLASS_ESCAPES[char];
    if (known !== undefined) return /^[dDwWsShHvV]$/.test(char) ? `[${known}]` : known;
    switch (char) {
      case 'R':
        return LINE_END;
      case 'k':
        return flags.i ? `(?i:\\k${this.#name()})` : `\\k${this.#name()}`;
      case 'p':
      case 'P':
        return `[${namedProperty(char, this.#match(/^(?:\{[^}]+\}|[A-Z])/), caseRule(flags))}]`;
      case 'x':
        return codePoint(this.#match(/^(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})/), flags);
      case 'u':
        return codePoint(this.#match(/^[0-9a-fA-F]{4}/), flags);
      case '0':
        return codePoint(Number.parseInt(this.#match(/^[0-3]?[0-7]{1,2}/), 8).toString(16), flags);
      case 'c':
        return codePoint((this.#take(1).charCodeAt(0) ^ 64).toString(16), flags);
    }
    if (/[a-zA-Z]/.test(char)) throw this.error('Illegal/unsupported escape sequence');
    return literal(char, flags);
  }

  #name(): string {
    return this.#match(/^<[a-zA-Z][a-zA-Z0-9]*>/);
  }
  #quoted(flags: Flags): string {
    const end = this.#text.indexOf('\\E', this.#at);
    const text = this.#text.slice(this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 2;
    return [...text].map((char) => this.#atom(literal(char, flags))).join('');
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

function caseRule(flags: Flags): { ignoresCase: boolean; unicode: boolean } {
  return { ignoresCase: flags.i, unicode: flags.u };
}

function codePoint(hex: string, flags: Flags): string {
  return `[${oneCharacter(Number.parseInt(hex.replace(/[{}]/g, ''), 16), caseRule(flags))}]`;
}

/** V8 gets inline modifiers wrong, so the cases are written out. */
function literal(char: string, flags: Flags): string {
  if (otherCases(char, caseRule(flags)).length > 0) return codePoint((char.codePointAt(0) ?? 0).toString(16), flags);
  return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
