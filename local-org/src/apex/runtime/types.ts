/** Run-time types: one token per type, so tokens compare by identity. */
import type { ApexType, PlatformClass } from '../abi.ts';
import { isAssignable } from './assign.ts';
import { nullPointer } from './exceptions.ts';
import { transactionOrNull } from './hooks.ts';
import type { UserClassInfo } from './hooks.ts';
import { instantiate } from './instantiate.ts';
import { stringHash } from './hash.ts';

/** Types that Apex names without their namespace. */
const PLAIN = new Map(
  'Blob Boolean Date Datetime Decimal Double Id Integer Long Object String Time SObject List Set Map void'
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

interface PlatformLookup {
  byName(name: string): PlatformClass | undefined;
  byClass(jsClass: unknown): PlatformClass | undefined;
}
let platform: PlatformLookup = { byName: () => undefined, byClass: () => undefined };
const tokens = new Map<string, TypeToken>();

/** Gives types their spelling and class; the library calls it once. */
export function setPlatformLookup(lookup: PlatformLookup): void {
  platform = lookup;
}
export function platformLookup(): PlatformLookup {
  return platform;
}

export class TypeToken implements ApexType {
  /** lower-cased name without `system.` */
  readonly key: string;
  readonly args: readonly TypeToken[];
  readonly #given: string;
  constructor(key: string, given: string, args: readonly TypeToken[]) {
    this.key = key;
    this.#given = given;
    this.args = args;
  }
  /** as the program, the platform or the schema spells it */
  get name(): string {
    const hooks = transactionOrNull();
    return (
      PLAIN.get(this.key) ??
      this.user?.name ??
      platform.byName(this.key)?.name ??
      hooks?.sObjectName(this.key) ??
      this.#given
    );
  }
  get jsClass(): (abstract new (...args: never[]) => object) | undefined {
    return this.user?.jsClass ?? this.platform?.jsClass;
  }
  /** the user class or enum of the running program behind the name */
  get user(): UserClassInfo | null {
    return PLAIN.has(this.key) ? null : (transactionOrNull()?.classForName(this.key) ?? null);
  }
  get platform(): PlatformClass | undefined {
    return platform.byName(this.key);
  }
  getname(): string {
    return this.toString();
  }
  tostring(): string {
    return this.toString();
  }
  hashcode(): number {
    return stringHash(this.toString());
  }
  equals(other: unknown): boolean {
    return this === other;
  }
  newinstance(): unknown {
    return instantiate(this);
  }
  isassignablefrom(source: ApexType | null): boolean {
    return source === null ? nullPointer() : isAssignable(source as TypeToken, this);
  }
  toString(): string {
    return this.args.length === 0 ? this.name : `${this.name}<${this.args.join(',')}>`;
  }
}

/** The token of a type; `name` in any case, with or without `System.`. */
export function typeOf(name: string, args: readonly ApexType[] = []): TypeToken {
  const key = plainKey(name.toLowerCase());
  const cacheKey = args.length === 0 ? key : `${key}<${args.map(fullKey).join()}>`;
  let token = tokens.get(cacheKey);
  if (!token) {
    token = new TypeToken(key, name, args as readonly TypeToken[]);
    tokens.set(cacheKey, token);
  }
  return token;
}

/** `system.` is noise unless the program has a class of the same short name. */
function plainKey(key: string): string {
  if (!key.startsWith('system.')) return key;
  const short = key.slice(7);
  return !PLAIN.has(short) && transactionOrNull()?.classForName(short) ? key : short;
}

function fullKey(type: ApexType): string {
  const { key, args } = type as TypeToken;
  return args.length === 0 ? key : `${key}<${args.map(fullKey).join()}>`;
}

export const T_OBJECT = typeOf('Object');
export const T_STRING = typeOf('String');
export const T_INTEGER = typeOf('Integer');
export const T_LONG = typeOf('Long');
export const T_BOOLEAN = typeOf('Boolean');
export const T_DECIMAL = typeOf('Decimal');
export const T_DOUBLE = typeOf('Double');
export const T_ID = typeOf('Id');
export const T_BLOB = typeOf('Blob');
export const T_DATE = typeOf('Date');
export const T_DATETIME = typeOf('Datetime');
export const T_TIME = typeOf('Time');
export const T_SOBJECT = typeOf('SObject');
export const T_LIST_OF_STRING = typeOf('List', [T_STRING]);
export const T_LIST_OF_OBJECT = typeOf('List', [T_OBJECT]);
export const T_MAP_OF_OBJECT = typeOf('Map', [T_STRING, T_OBJECT]);
export const T_SET_OF_STRING = typeOf('Set', [T_STRING]);

/** `List<String>`, `Map<Id,Account>` … from Apex source text; null when it does not parse. */
export function parseType(text: string): TypeToken | null {
  const match = /^\s*([A-Za-z][\w.]*)\s*(?:<(.*)>)?\s*((?:\[\s*\]\s*)*)$/s.exec(text);
  if (!match) return null;
  const args = match[2] === undefined ? [] : splitArguments(match[2]).map(parseType);
  if (args.includes(null)) return null;
  let token = typeOf(match[1], args as TypeToken[]);
  for (let depth = match[3].split('[').length - 1; depth > 0; depth--) token = typeOf('List', [token]);
  return token;
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>') depth--;
    else if (text[at] === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
