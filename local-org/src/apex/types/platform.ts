import { apexName, STUB_ROOT, stubArchive } from '../../stubs/index.ts';
import { LazyMembers, Members } from './lazy-members.ts';
import type { ClassFile, FieldInfo, JavaType, MethodInfo } from '../../stubs/index.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from './model.ts';
import { SUPPLEMENT } from './supplement.ts';
import type { SupplementClass } from './supplement.ts';
import { TypeTable } from './type-table.ts';

/** Namespaces whose types may be named without them, in the order in which Apex looks. */
const IMPLICIT = ['system', 'schema'];

let knownNamespaces: ReadonlySet<string> | null = null;

function namespaces(): ReadonlySet<string> {
  if (knownNamespaces) return knownNamespaces;
  const names = [...stubArchive('standard-types').paths.keys(), ...SUPPLEMENT.keys()];
  const found = new Set(names.map((name) => name.split('.')[0] ?? ''));
  found.delete('internal');
  return (knownNamespaces = found);
}

/** The platform's types: signatures of API 65 from the published stubs, later members from the supplement. */
export class Platform {
  readonly table: TypeTable;
  readonly #symbols = new Map<string, ClassSymbol | null>();
  readonly #sObject: (name: string) => Type | null;

  /** `sObject` gives the type of an object of the org, for members that mention one */
  constructor(table: TypeTable, sObject: (name: string) => Type | null) {
    this.table = table;
    this.#sObject = sObject;
  }

  isNamespace(name: string): boolean {
    return namespaces().has(name.toLowerCase());
  }

  /** `Database.SaveResult`, `String`; null when the platform has no such type */
  symbol(name: string): ClassSymbol | null {
    const key = name.toLowerCase();
    let found = this.#symbols.get(key);
    if (found === undefined) {
      found = this.#load(key) ?? this.#implicit(key);
      this.#symbols.set(key, found);
    }
    return found;
  }

  /** by full name, without a search in the namespaces that may be left out */
  #named(key: string): ClassSymbol | null {
    let found = this.#symbols.get(key);
    if (found === undefined) this.#symbols.set(key, (found = this.#load(key)));
    return found;
  }

  /** a built-in type that must be there */
  type(name: string, ...args: Type[]): Type {
    const symbol = this.symbol(name);
    if (!symbol) throw new Error(`The platform's types have no ${name}`);
    return this.table.of(symbol, args);
  }

  recordSet(element: Type): Type {
    const list = this.symbol('List');
    if (!list) throw new Error("The platform's types have no List");
    return this.table.recordSet(list, element);
  }

  #implicit(key: string): ClassSymbol | null {
    for (const namespace of IMPLICIT) {
      const found = key.startsWith(`${namespace}.`) ? null : this.#named(`${namespace}.${key}`);
      if (found) return found;
    }
    return null;
  }

  #load(key: string): ClassSymbol | null {
    if (key === 'system.object') return new PlatformSymbol(this, 'System.Object', 'Internal/Object$', null);
    const path = stubArchive('standard-types').paths.get(key);
    const extra = SUPPLEMENT.get(key);
    if (!path && !extra) return null;
    if (key.startsWith('internal.')) return null;
    return new PlatformSymbol(this, extra?.name ?? apexName(path ?? key), path ?? null, extra ?? null);
  }

  java(type: JavaType): Type {
    switch (type.kind) {
      case 'variable':
        return this.table.parameter(type.name);
      case 'array':
        return this.type('List', this.java(type.element));
      case 'wildcard':
        return type.bound ? this.java(type.bound) : this.type('Object');
      case 'primitive':
        return this.#javaPrimitive(type.name);
      case 'class':
        return this.#javaClass(type.name, type.args);
    }
  }

  #javaPrimitive(name: string): Type {
    if (name === 'void') return this.table.void;
    return this.type({ boolean: 'Boolean', int: 'Integer', long: 'Long', double: 'Double' }[name] ?? 'Integer');
  }

  #javaClass(name: string, args: readonly JavaType[]): Type {
    if (name === 'java/lang/String') return this.type('String');
    if (!name.startsWith(STUB_ROOT)) return this.type('Object');
    const path = name.slice(STUB_ROOT.length);
    const own = args.map((arg) => this.java(arg));
    if (path === 'Internal/RecordSet$') return this.recordSet(own[0] ?? this.type('SObject'));
    if (path === 'Internal/Object$') return this.type('Object');
    if (/^SObject(s|Stubs)\//.test(path)) return this.#sObject(path.split('/')[1] ?? '') ?? this.type('SObject');
    const symbol = this.symbol(apexName(path));
    return symbol ? this.table.of(symbol, own) : this.type('Object');
  }

  /** a type in the supplement's notation, which is Apex's own */
  named(text: string, parameters: readonly string[]): Type {
    const match = /^([\w.]+)(?:<(.*)>)?$/.exec(text.trim());
    if (!match) throw new Error(`The supplement of platform types has a malformed type: ${text}`);
    const name = match[1] ?? '';
    if (name === 'void') return this.table.void;
    if (parameters.includes(name)) return this.table.parameter(name);
    return this.type(name, ...splitTypes(match[2] ?? '').map((arg) => this.named(arg, parameters)));
  }
}

export function splitTypes(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '<') depth++;
    else if (text[i] === '>') depth--;
    else if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  const last = text.slice(from).trim();
  return last === '' ? parts : [...parts, last];
}

/** One platform type; its members are read when they are first asked for. */
class PlatformSymbol extends LazyMembers implements ClassSymbol {
  readonly name: string;
  readonly fullName: string;
  readonly simpleName: string;
  readonly key: string;
  readonly origin = 'platform';
  readonly outer = null;
  readonly access = 'global';
  readonly testVisible = false;
  readonly isTest = false;
  readonly sharing = null;
  readonly declaration = null;
  readonly file = '';
  readonly apiVersion = 0;
  readonly inner: ReadonlyMap<string, ClassSymbol> = new Map();
  readonly #platform: Platform;
  readonly #file: ClassFile | null;
  readonly #extra: SupplementClass | null;

  constructor(platform: Platform, fullName: string, path: string | null, extra: SupplementClass | null) {
    super();
    this.#platform = platform;
    this.fullName = fullName;
    this.name = fullName.replace(/^System\./, '');
    this.simpleName = fullName.slice(fullName.lastIndexOf('.') + 1);
    this.key = this.name.toLowerCase();
    this.#file = path ? stubArchive('standard-types').read(path) : null;
    this.#extra = extra;
  }

  get kind(): ClassSymbol['kind'] {
    if (this.#file?.flags.isEnum || this.#extra?.kind === 'enum') return 'enum';
    return this.#file?.flags.isInterface || this.#extra?.kind === 'interface' ? 'interface' : 'class';
  }
  get isAbstract(): boolean {
    return this.#file?.flags.isAbstract === true;
  }
  get isVirtual(): boolean {
    return this.#file?.flags.isFinal !== true;
  }
  get typeParameters(): readonly string[] {
    return this.#file?.typeParameters.map((parameter) => parameter.name) ?? [];
  }
  get superType(): Type | null {
    const parent = this.#file?.superclass;
    if (!parent || parent.kind !== 'class' || parent.name.startsWith('java/')) {
      return this.#extra?.extends ? this.#platform.named(this.#extra.extends, []) : null;
    }
    const type = this.#platform.java(parent);
    return type.key === 'object' ? null : type;
  }
  get interfaces(): readonly Type[] {
    const own = (this.#file?.interfaces ?? [])
      .map((type) => this.#platform.java(type))
      .filter((type) => type.key !== 'object');
    return [...own, ...(this.#extra?.implements ?? []).map((text) => this.#platform.named(text, this.typeParameters))];
  }
  protected readMembers(): Members {
    const members = new Members();
    for (const field of this.#file?.fields ?? []) members.fields.set(field.name.toLowerCase(), this.#field(field));
    for (const method of this.#file?.methods ?? []) if (method.name !== '<clinit>') members.put(this.#method(method));
    for (const extra of this.#extra?.members ?? []) this.#addExtra(extra, members);
    return members;
  }

  #field(info: FieldInfo): FieldSymbol {
    const type = this.#platform.java(info.type);
    return this.#fieldSymbol(info.name.replace(/\$$/, ''), type, info.isStatic, info.isEnumConstant);
  }

  #fieldSymbol(name: string, type: Type, isStatic: boolean, isEnumConstant: boolean): FieldSymbol {
    return {
      ...{ owner: this, name, type, isStatic, isFinal: isEnumConstant, isTransient: false, access: 'global' as const },
      ...{
        testVisible: false,
        isEnumConstant,
        property: null,
        initializer: null,
        annotations: NONE,
        line: 0,
        column: 0,
      },
    };
  }

  #method(info: MethodInfo): MethodSymbol {
    const isConstructor = info.name === '<init>';
    const parameters = info.parameters.map((type) => this.#platform.java(type));
    const returns = isConstructor ? this.#platform.table.void : this.#platform.java(info.returns);
    return this.#methodSymbol(
      info.name.replace(/\$$/, ''),
      parameters,
      returns,
      info.isStatic,
      isConstructor,
      info.isAbstract,
    );
  }

  #methodSymbol(
    name: string,
    parameters: Type[],
    returns: Type,
    isStatic: boolean,
    isConstructor: boolean,
    isAbstract: boolean,
  ): MethodSymbol {
    return {
      ...{ owner: this, name, isConstructor, parameters, parameterNames: parameters.map((_, i) => `p${i}`), returns },
      ...{ isStatic, isAbstract, isVirtual: true, isOverride: false, access: 'global' as const },
      ...{ testVisible: false, annotations: NONE, declaration: null },
    };
  }

  /** `static String join(Iterable<Object>, String)`, `new(String)`, `Integer size()`, `static X CONSTANT`, or an enum constant */
  #addExtra(text: string, members: Members): void {
    const named = (type: string): Type => this.#platform.named(type, this.typeParameters);
    if (this.kind === 'enum') {
      members.fields.set(text.toLowerCase(), this.#fieldSymbol(text, this.#platform.table.of(this), true, true));
      return;
    }
    const match = /^(static )?(?:(\S+) )?(\w+)(?:\((.*)\))?$/.exec(text);
    if (!match) throw new Error(`The supplement of platform types has a malformed member: ${text}`);
    const [, isStatic, type, name = '', params] = match;
    if (params === undefined) {
      members.fields.set(
        name.toLowerCase(),
        this.#fieldSymbol(name, named(type ?? 'Object'), isStatic !== undefined, false),
      );
      return;
    }
    const isConstructor = name === 'new' && type === undefined;
    const returns = isConstructor ? this.#platform.table.void : named(type ?? 'void');
    members.put(
      this.#methodSymbol(
        name,
        splitTypes(params).map(named),
        returns,
        isStatic !== undefined,
        isConstructor,
        this.kind === 'interface',
      ),
    );
  }
}

const NONE: ReadonlySet<string> = new Set();
