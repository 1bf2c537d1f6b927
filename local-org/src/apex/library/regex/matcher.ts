import {
  ApexList,
  IllegalArgumentException,
  nullPointer,
  StringException,
  T_LIST_OF_STRING,
  unsupported,
} from '../../runtime/index.ts';
import { translate } from './translate.ts';

/** System.Pattern */
export class ApexPattern {
  readonly text: string;
  readonly source: string;
  readonly groups: number;
  #search: RegExp | null = null;
  #whole: RegExp | null = null;
  #sticky: RegExp | null = null;
  constructor(text: string) {
    const translated = translate(text);
    this.text = text;
    this.source = translated.source;
    this.groups = translated.groups;
    this.search();
  }
  #make(source: string, flags: string): RegExp {
    try {
      return new RegExp(source, flags);
    } catch (error) {
      throw new StringException(`Invalid regex: ${(error as Error).message}`);
    }
  }
  search(): RegExp {
    return (this.#search ??= this.#make(this.source, 'dgv'));
  }
  whole(): RegExp {
    return (this.#whole ??= this.#make(`(?:${this.source})(?![\\s\\S])`, 'dyv'));
  }
  sticky(): RegExp {
    return (this.#sticky ??= this.#make(this.source, 'dyv'));
  }
  matcher(input: string | null): ApexMatcher {
    return input === null ? nullPointer() : new ApexMatcher(this, input);
  }
  pattern(): string {
    return this.text;
  }
  split(input: string | null, limit?: number | null): ApexList {
    if (input === null || limit === null) return nullPointer();
    return new ApexList(T_LIST_OF_STRING, splitText(this, input, limit ?? 0));
  }
  tostring(): string {
    return this.text;
  }
  toString(): string {
    return this.text;
  }
}

const cache = new Map<string, ApexPattern>();

/** Compiled patterns are kept; throws StringException for a bad one. */
export function compile(text: string): ApexPattern {
  let pattern = cache.get(text);
  if (!pattern) {
    if (cache.size > 1000) cache.clear();
    pattern = new ApexPattern(text);
    cache.set(text, pattern);
  }
  return pattern;
}

/** As Java: limit 0 drops empty ends, a positive one bounds the parts, a negative one keeps all. */
export function splitText(pattern: ApexPattern, input: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of input.matchAll(pattern.search())) {
    const end = match.index + match[0].length;
    if (end === 0) continue;
    if (limit > 0 && parts.length === limit - 1) break;
    if (match[0] === '' && match.index >= input.length) break;
    parts.push(input.slice(from, match.index));
    from = end;
  }
  if (parts.length === 0) return [input];
  parts.push(input.slice(from));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

/** Java's replacement: `$1`, `${name}`, and `\` before a literal character. */
export function expand(replacement: string, match: RegExpExecArray | RegExpMatchArray): string {
  return replacement.replace(
    /\\([\s\S])|\$(?:(\d+)|\{([a-zA-Z][a-zA-Z0-9]*)\})|([\\$])/g,
    (_, literal, digits, name, bad) => {
      if (literal !== undefined) return literal as string;
      if (bad !== undefined)
        throw new StringException(bad === '$' ? 'Illegal group reference' : 'character to be escaped is missing');
      if (name !== undefined) return match.groups?.[name as string] ?? '';
      return numbered(match, digits as string);
    },
  );
}

/** as many digits as make an existing group */
function numbered(match: RegExpExecArray | RegExpMatchArray, digits: string): string {
  let used = 1;
  while (used < digits.length && Number(digits.slice(0, used + 1)) < match.length) used++;
  const group = Number(digits.slice(0, used));
  if (group >= match.length) throw new StringException(`No group ${group}`);
  return (match[group] ?? '') + digits.slice(used);
}

export function replaceAllText(pattern: ApexPattern, input: string, replacement: string): string {
  let out = '';
  let from = 0;
  for (const match of input.matchAll(pattern.search())) {
    out += input.slice(from, match.index) + expand(replacement, match);
    from = match.index + match[0].length;
  }
  return out + input.slice(from);
}

export function replaceFirstText(pattern: ApexPattern, input: string, replacement: string): string {
  const regex = pattern.search();
  regex.lastIndex = 0;
  const match = regex.exec(input);
  if (!match) return input;
  return input.slice(0, match.index) + expand(replacement, match) + input.slice(match.index + match[0].length);
}

export function matchesText(pattern: ApexPattern, input: string): boolean {
  const regex = pattern.whole();
  regex.lastIndex = 0;
  return regex.test(input);
}

/** System.Matcher */
export class ApexMatcher {
  #pattern: ApexPattern;
  #input: string;
  #match: RegExpExecArray | null = null;
  #next = 0;
  #from = 0;
  #to: number;
  #anchoring = true;
  #transparent = false;
  constructor(pattern: ApexPattern, input: string) {
    this.#pattern = pattern;
    this.#input = input;
    this.#to = input.length;
  }
  #run(regex: RegExp, at: number): boolean {
    regex.lastIndex = at;
    this.#match = regex.exec(this.#input.slice(0, this.#to));
    if (this.#match) {
      const { index } = this.#match;
      this.#next = index + this.#match[0].length + (this.#match[0] === '' ? 1 : 0);
    }
    return this.#match !== null;
  }
  matches(): boolean {
    return this.#run(this.#pattern.whole(), this.#from);
  }
  lookingat(): boolean {
    return this.#run(this.#pattern.sticky(), this.#from);
  }
  find(start?: number | null): boolean {
    if (start === null) return nullPointer();
    if (start !== undefined) {
      if (start < 0 || start > this.#input.length) throw new StringException(`Illegal start index: ${start}`);
      this.reset();
      this.#next = start;
    }
    if (this.#next > this.#to) {
      this.#match = null;
      return false;
    }
    const found = this.#run(this.#pattern.search(), Math.max(this.#next, this.#from));
    if (!found) this.#next = this.#to + 1;
    return found;
  }
  #current(): RegExpExecArray {
    if (!this.#match) throw new StringException('No match found');
    return this.#match;
  }
  #group(index: number | null): number {
    if (index === null) return nullPointer();
    if (index < 0 || index >= this.#current().length) throw new StringException(`No group ${index}`);
    return index;
  }
  group(index: number | null = 0): string | null {
    const match = this.#current();
    return match[this.#group(index)] ?? null;
  }
  groupcount(): number {
    return this.#pattern.groups;
  }
  start(index: number | null = 0): number {
    const match = this.#current();
    return match.indices![this.#group(index)]?.[0] ?? -1;
  }
  end(index: number | null = 0): number {
    const match = this.#current();
    return match.indices![this.#group(index)]?.[1] ?? -1;
  }
  reset(input?: string | null): ApexMatcher {
    if (input === null) return nullPointer();
    if (input !== undefined) this.#input = input;
    this.#match = null;
    this.#next = 0;
    this.#from = 0;
    this.#to = this.#input.length;
    return this;
  }
  region(start: number | null, end: number | null): ApexMatcher {
    if (start === null || end === null) return nullPointer();
    if (start < 0 || start > end || end > this.#input.length) throw new IllegalArgumentException('Invalid region');
    this.reset();
    this.#from = start;
    this.#to = end;
    this.#next = start;
    return this;
  }
  regionstart(): number {
    return this.#from;
  }
  regionend(): number {
    return this.#to;
  }
  replaceall(replacement: string | null): string {
    if (replacement === null) return nullPointer();
    return replaceAllText(this.#pattern, this.#input, replacement);
  }
  replacefirst(replacement: string | null): string {
    if (replacement === null) return nullPointer();
    return replaceFirstText(this.#pattern, this.#input, replacement);
  }
  pattern(): ApexPattern {
    return this.#pattern;
  }
  usepattern(pattern: ApexPattern | null): ApexMatcher {
    this.#pattern = pattern ?? nullPointer();
    this.#match = null;
    return this;
  }
  hasanchoringbounds(): boolean {
    return this.#anchoring;
  }
  hastransparentbounds(): boolean {
    return this.#transparent;
  }
  useanchoringbounds(on: boolean): ApexMatcher {
    if (!on) return unsupported('System.Matcher.useAnchoringBounds');
    this.#anchoring = on;
    return this;
  }
  usetransparentbounds(on: boolean): ApexMatcher {
    if (on) return unsupported('System.Matcher.useTransparentBounds');
    this.#transparent = on;
    return this;
  }
}
