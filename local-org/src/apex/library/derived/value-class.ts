import type { ApexType, ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList, equalValues, hashOf, textOf, unsupported } from '../../runtime/index.ts';
import { CONSTRUCTORS } from './constructors.ts';
import type { ValueAccessors, ValueMember } from './members.ts';

/** An object that only holds values: one property per member, by lower-cased name. */
export class PlatformValue {
  [member: string]: unknown;

  clone(): PlatformValue {
    return Object.assign(new (this.constructor as new () => PlatformValue)(), this);
  }
}

export interface ValueClassFacts {
  readonly name: string;
  readonly own: ValueAccessors;
  readonly parent: PlatformClass | null;
  /** two objects with equal members are equal */
  readonly equalByValue: boolean;
  /** lists start empty, not null */
  readonly listsStartEmpty: boolean;
  /** Apex can construct it without arguments */
  readonly constructible: boolean;
}

/** The Apex class of such objects. */
export function valueClass(facts: ValueClassFacts): PlatformClass {
  const { name, own, parent } = facts;
  const inherited = parent?.json?.members ?? [];
  const members = [...inherited.filter((member) => !own.members.has(member.key)), ...own.members.values()];
  const jsClass = makeClass(facts, members);
  const sequences = CONSTRUCTORS[name.toLowerCase()] ?? [];
  const construct = (_: ApexType, ...args: ApexValue[]): PlatformValue => {
    const made = new jsClass();
    if (args.length === 0) return made;
    const sequence = sequences.map((text) => text.split(' ')).find((names) => names.length === args.length);
    if (!sequence) return unsupported(`${name}.<Constructor>`);
    sequence.forEach((member, at) => (made[member.toLowerCase()] = args[at]));
    return made;
  };
  return {
    name,
    jsClass,
    json: {
      members,
      make: (values): PlatformValue => Object.assign(new jsClass(), Object.fromEntries(values)),
      read: (value, member) => (value as PlatformValue)[member.key] ?? null,
    },
    ...(facts.constructible || sequences.length > 0 ? { construct } : {}),
  };
}

function makeClass(facts: ValueClassFacts, members: readonly ValueMember[]): new () => PlatformValue {
  const { own, parent, name } = facts;
  const base = (parent?.jsClass ?? PlatformValue) as unknown as new () => PlatformValue;
  const made = class extends base {
    constructor() {
      super();
      for (const { key, type } of own.members.values())
        this[key] = facts.listsStartEmpty && type.name === 'List' ? new ApexList(type) : null;
    }
  };
  const define = (method: string, value: (this: PlatformValue, ...args: ApexValue[]) => ApexValue): void => {
    Object.defineProperty(made.prototype, method, { value, configurable: true, writable: true });
  };
  for (const [method, key] of own.getters) define(method, memberReader(key));
  for (const [method, key] of own.setters) define(method, memberWriter(key));
  define('toString', function () {
    return text(name, this, own, members);
  });
  if (facts.equalByValue || 'equals' in base.prototype) {
    define('equals', function (other) {
      return other instanceof made && members.every(({ key }) => equalValues(this[key], other[key]));
    });
    define('hashcode', function () {
      return members.reduce((hash, { key }) => (Math.imul(31, hash) + hashOf(this[key])) | 0, 1);
    });
  }
  return made;
}

function memberReader(key: string): (this: PlatformValue) => ApexValue {
  return function () {
    return this[key] ?? null;
  };
}

function memberWriter(key: string): (this: PlatformValue, value: ApexValue) => ApexValue {
  return function (value) {
    this[key] = value;
    return null;
  };
}

/** `Database.MergeResult[getErrors=();getId=…;]` with getters, `ConnectApi.Photo[url=…, …]` with properties */
function text(name: string, value: PlatformValue, own: ValueAccessors, members: readonly ValueMember[]): string {
  if (own.spelled.length === 0)
    return `${name}[${members.map((member) => `${member.name}=${textOf(value[member.key])}`).join(', ')}]`;
  const parts = own.spelled.map((getter) => `${getter}=${textOf(value[own.getters.get(getter.toLowerCase()) ?? ''])};`);
  return `${name}[${parts.join('')}]`;
}
