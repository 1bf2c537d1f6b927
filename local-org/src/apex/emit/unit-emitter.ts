import type { ClassSymbol, Type } from '../types/model.ts';
import { topLevel } from '../types/model.ts';
import type { SharingMode } from '../abi.ts';
import { className } from './names.ts';
import { Writer } from './writer.ts';

/** What all emitters of one unit share: the text, and constants that are made once, at their first use. */
export class UnitEmitter {
  readonly writer: Writer;
  readonly #top: ClassSymbol;
  readonly #pool = new Map<string, string>();
  readonly executable = new Set<number>();
  /** of the class that is being emitted */
  sharing: SharingMode = 'inherited';
  owner: ClassSymbol;

  constructor(file: string, top: ClassSymbol) {
    this.writer = new Writer(file);
    this.#top = top;
    this.owner = top;
  }

  write(text: string): void {
    this.writer.write(text);
  }

  /** The class as an expression. */
  reference(symbol: ClassSymbol): string {
    if (topLevel(symbol) === this.#top) return className(symbol);
    return this.pooled(`$c.get(${JSON.stringify(symbol.key)})`);
  }

  /** The class with its statics ready; inside the class itself they are. */
  ready(symbol: ClassSymbol): string {
    if (symbol === this.owner) return className(symbol);
    return `${this.reference(symbol)}.$s()`;
  }

  /** An expression that gives the same value whenever it is asked. */
  pooled(code: string): string {
    let name = this.#pool.get(code);
    if (!name) {
      name = `p${this.#pool.size}`;
      this.#pool.set(code, name);
    }
    return `(${name}??=${code})`;
  }

  type(type: Type): string {
    return this.pooled(this.#typeCode(type));
  }

  #typeCode(type: Type): string {
    if (!type.symbol) return `$.type(${JSON.stringify(type.kind === 'void' ? 'void' : 'Object')})`;
    const name = JSON.stringify(type.symbol.origin === 'platform' ? type.symbol.name : type.symbol.fullName);
    if (type.args.length === 0) return `$.type(${name})`;
    return `$.type(${name},[${type.args.map((arg) => this.#typeCode(arg)).join(',')}])`;
  }

  platform(symbol: ClassSymbol): string {
    return this.pooled(`$.platform(${JSON.stringify(symbol.fullName)})`);
  }
  statics(symbol: ClassSymbol): string {
    return this.pooled(`$.platform(${JSON.stringify(symbol.fullName)}).statics`);
  }
  instance(symbol: ClassSymbol): string {
    return this.pooled(`$.platform(${JSON.stringify(symbol.fullName)}).instance`);
  }

  /** Declarations that the unit starts with; known when all else is written. */
  get declarations(): string {
    const names = [...this.#pool.values()];
    return names.length === 0 ? '' : `let ${names.join(',')};`;
  }
}

/** Helpers that every unit has; on one line, before the code. */
export const HELPERS = [
  "'use strict';",
  'const $n=()=>$.nn(null);',
  "const $eq=(a,b)=>a===null?$n():typeof a==='object'&&typeof a.equals==='function'?a.equals(b):$.same(a,b);",
  'const $cmp=(a,b)=>a===null||b===null?NaN:$.compare(a,b);',
  'const $lt=(a,b)=>a!==null&&b!==null&&a<b;',
  'const $le=(a,b)=>a!==null&&b!==null&&a<=b;',
  'const $gt=(a,b)=>a!==null&&b!==null&&a>b;',
  'const $ge=(a,b)=>a!==null&&b!==null&&a>=b;',
  'const $dyn=(s,f,o,q,...a)=>{const b=[...$.nn(q).matchAll(/:\\s*([a-z]\\w*)/gi)].filter((m)=>m[1].toLowerCase() in o).map((m)=>[m[1],o[m[1].toLowerCase()]()]);' +
    "return b.length===0?s[f](q,...a):s[f+'withbinds'](q,$.map($.type('Map',[$.type('String'),$.type('Object')]),b),...a);};",
  'const $copy=(o)=>Object.assign(Object.create(Object.getPrototypeOf($.nn(o))),o);',
  'const $chunks=function*(l,t){const a=[...$.iterate(l)];for(let i=0;i<a.length;i+=200)yield $.list(t,a.slice(i,i+200));};',
].join('');
