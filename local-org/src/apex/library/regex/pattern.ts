import { ApexList, nullPointer, StringException, T_LIST_OF_STRING } from '../../runtime/index.ts';
import { ApexMatcher } from './matcher.ts';
import { splitText } from './replace.ts';
import { translate } from './translate.ts';
import type { Probe } from './translate.ts';

const WHOLE_END = '(?![\\s\\S])';

/** System.Pattern */
export class ApexPattern {
  readonly text: string;
  readonly source: string;
  /** index in a match of JavaScript by number of the group */
  readonly groups: readonly number[];
  /** it starts with `\G` */
  readonly continues: boolean;
  #search: RegExp | null = null;
  #whole: RegExp | null = null;
  #sticky: RegExp | null = null;
  constructor(text: string) {
    const translated = translate(text);
    this.text = text;
    this.source = translated.source;
    this.groups = translated.groups;
    this.continues = translated.continues;
    this.search();
  }
  search(): RegExp {
    return (this.#search ??= make(this.source, this.continues ? 'dyv' : 'dgv'));
  }
  whole(): RegExp {
    return (this.#whole ??= make(`(?:${this.source})${WHOLE_END}`, 'dyv'));
  }
  sticky(): RegExp {
    return (this.#sticky ??= make(this.source, 'dyv'));
  }
  /** a variant for one use: `tail` stands behind it, `probe` lets it match behind the end of the text */
  variant(probe: Probe, tail: string, flags: string): RegExp {
    const source = probe === 'none' ? this.source : translate(this.text, probe).source;
    return make(`(?:${source})${tail}`, flags);
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

function make(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new StringException(`Invalid regex: ${(error as Error).message}`);
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

export function matchesText(pattern: ApexPattern, input: string): boolean {
  const regex = pattern.whole();
  regex.lastIndex = 0;
  return regex.test(input);
}
