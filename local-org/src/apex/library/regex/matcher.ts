import { IllegalArgumentException, nullPointer, StringException } from '../../runtime/index.ts';
import type { ApexPattern } from './pattern.ts';
import { viewOf } from './region.ts';
import { replaceAllText, replaceFirstText } from './replace.ts';
import type { Probe } from './translate.ts';

type Operation = 'matches' | 'lookingAt' | 'find';
/** more than a pattern would read behind the end of the text */
const BEYOND = '\uFFFF'.repeat(256);

/** System.Matcher */
export class ApexMatcher {
  #pattern: ApexPattern;
  #input: string;
  #match: RegExpExecArray | null = null;
  /** where the text of the match starts in the input */
  #offset = 0;
  #last: { operation: Operation; at: number } | null = null;
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
  #run(operation: Operation, at: number): boolean {
    const view = this.#view();
    const regex = this.#regex(operation, 'none', view.tail);
    regex.lastIndex = at - view.offset;
    this.#match = regex.exec(view.text);
    this.#offset = view.offset;
    this.#last = { operation, at };
    if (this.#match) {
      const { index } = this.#match;
      this.#next = view.offset + index + this.#match[0].length + (this.#match[0] === '' ? 1 : 0);
    }
    return this.#match !== null;
  }
  #view(): ReturnType<typeof viewOf> {
    const bounds = { anchoring: this.#anchoring, transparent: this.#transparent };
    return viewOf(this.#input, { from: this.#from, to: this.#to, ...bounds });
  }
  #regex(operation: Operation, probe: Probe, tail: string): RegExp {
    if (probe === 'none' && tail === '') {
      if (operation === 'matches') return this.#pattern.whole();
      return operation === 'find' ? this.#pattern.search() : this.#pattern.sticky();
    }
    const end = operation === 'matches' ? `(?<=^[\\s\\S]{${this.#to}})` : '';
    const behind = operation === 'matches' && probe !== 'none' ? '(?=\\uFFFF*$)' : end;
    return this.#pattern.variant(probe, behind + tail, operation === 'find' ? 'dgv' : 'dyv');
  }
  matches(): boolean {
    return this.#run('matches', this.#from);
  }
  lookingat(): boolean {
    return this.#run('lookingAt', this.#from);
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
    const found = this.#run('find', Math.max(this.#next, this.#from));
    if (!found) this.#next = this.#to + 1;
    return found;
  }
  /** the last match looked behind the end of its text: more text could change it */
  hitend(): boolean {
    return this.#reachesBeyond('all');
  }
  /** the last match holds only because the text ends: more text could turn it into none */
  requireend(): boolean {
    return this.#match !== null && this.#reachesBeyond('ends');
  }
  #reachesBeyond(probe: Probe): boolean {
    if (!this.#last) return false;
    const { operation, at } = this.#last;
    const text = this.#input.slice(this.#from, this.#to);
    const regex = this.#regex(operation, probe, '');
    regex.lastIndex = at - this.#from;
    const found = regex.exec(text + BEYOND);
    return found !== null && found.index + found[0].length > text.length;
  }
  #current(): RegExpExecArray {
    if (!this.#match) throw new StringException('No match found');
    return this.#match;
  }
  #group(index: number | null): number {
    if (index === null) return nullPointer();
    this.#current();
    const found = this.#pattern.groups[index];
    if (found === undefined) throw new StringException(`No group ${index}`);
    return found;
  }
  #place(index: number | null, end: 0 | 1): number {
    const place = this.#current().indices?.[this.#group(index)]?.[end];
    return place === undefined ? -1 : place + this.#offset;
  }
  group(index: number | null = 0): string | null {
    const match = this.#current();
    return match[this.#group(index)] ?? null;
  }
  groupcount(): number {
    return this.#pattern.groups.length - 1;
  }
  start(index: number | null = 0): number {
    return this.#place(index, 0);
  }
  end(index: number | null = 0): number {
    return this.#place(index, 1);
  }
  reset(input?: string | null): ApexMatcher {
    if (input === null) return nullPointer();
    if (input !== undefined) this.#input = input;
    this.#match = null;
    this.#last = null;
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
    this.reset();
    return replaceAllText(this.#pattern, this.#input, replacement);
  }
  replacefirst(replacement: string | null): string {
    if (replacement === null) return nullPointer();
    this.reset();
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
  useanchoringbounds(on: boolean | null): ApexMatcher {
    this.#anchoring = on ?? nullPointer();
    return this;
  }
  usetransparentbounds(on: boolean | null): ApexMatcher {
    this.#transparent = on ?? nullPointer();
    return this;
  }
  tostring(): string {
    return `java.util.regex.Matcher[pattern=${this.#pattern.text} region=${this.#from},${this.#to} lastmatch=${this.#match?.[0] ?? ''}]`;
  }
  toString(): string {
    return this.tostring();
  }
}
