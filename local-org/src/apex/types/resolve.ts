import type { Schema } from '../../schema/types.ts';
import type { TypeRef } from '../syntax/index.ts';
import type { OrgFacts } from './facts.ts';
import type { ClassSymbol, Type } from './model.ts';
import { Platform } from './platform.ts';
import { SObjects } from './sobjects.ts';
import { TypeTable } from './type-table.ts';
import type { UserTypeContext } from './user.ts';

/** Types that the org makes of its other metadata, one per component: what stands before the component's name. */
const GENERATED: ReadonlyMap<string, string> = new Map([
  ['flow.interview', 'Flow.Interview'],
  ['dataweavescriptresource', 'DataWeaveScriptResource'],
  ['component', 'ApexPages.Component'],
  ['component.c', 'ApexPages.Component'],
]);

/** Names under which templates of the platform's own controllers know types of System. */
const ALIASES: ReadonlyMap<string, string> = new Map([['apexpages.pagereference', 'PageReference']]);

/** All types that one compilation can see. */
export class Universe implements UserTypeContext {
  readonly table = new TypeTable();
  readonly users = new Map<string, ClassSymbol>();
  readonly sObjects: SObjects;
  readonly platform: Platform;

  readonly #flows: ReadonlySet<string> | null;
  readonly #namespaces: ReadonlySet<string>;

  /** Without the names of the org's flows every name is taken as one. */
  constructor(schema: Schema, { flows, namespaces = [] }: Pick<OrgFacts, 'flows' | 'namespaces'> = {}) {
    this.#flows = flows ? new Set(flows.map((name) => name.toLowerCase())) : null;
    this.#namespaces = new Set(namespaces.map((name) => name.toLowerCase()));
    this.sObjects = new SObjects(schema, () => this.platform);
    this.platform = new Platform(this.table, (name) => this.sObjects.type(name));
  }

  object(): Type {
    return this.platform.type('Object');
  }

  resolve(ref: TypeRef, from: ClassSymbol | null): Type {
    return this.tryResolve(ref, from) ?? this.table.error;
  }

  tryResolve(ref: TypeRef, from: ClassSymbol | null): Type | null {
    const last = ref.names.at(-1);
    const symbol = this.symbolOf(
      ref.names.map((part) => part.name),
      from,
    );
    if (!last || !symbol) return null;
    const args = last.args.map((arg) => this.tryResolve(arg, from));
    if (args.some((arg) => arg === null)) return null;
    let type = this.table.of(symbol, this.#arity(symbol, args as Type[]));
    for (let i = 0; i < ref.dimensions; i++) type = this.platform.type('List', type);
    return type;
  }

  /** The part of a type reference that names nothing: the reference itself or one of its arguments. */
  unresolved(ref: TypeRef, from: ClassSymbol | null): TypeRef {
    for (const arg of ref.names.at(-1)?.args ?? []) if (!this.tryResolve(arg, from)) return this.unresolved(arg, from);
    return ref;
  }

  /** `Iterator` without arguments is one of Object, as the platform reads raw names of generic interfaces. */
  #arity(symbol: ClassSymbol, args: readonly Type[]): readonly Type[] {
    if (args.length > 0 || symbol.typeParameters.length === 0) return args;
    return symbol.typeParameters.map(() =>
      symbol.key === 'database.batchable' ? this.platform.type('SObject') : this.object(),
    );
  }

  /** The first of Apex's order: inner, outer, superclass, top level, System, Schema, sObject. */
  symbolOf(names: readonly string[], from: ClassSymbol | null): ClassSymbol | null {
    const [first = '', ...rest] = names;
    const near = this.#nearest(first, from);
    const found = near ? this.#innerPath(near, rest) : null;
    if (found) return found;
    if (rest.length > 0 && this.isOwnNamespace(first)) return this.symbolOf(rest, null);
    const platform = this.platform.symbol(names.join('.'));
    if (platform) return rest.length === 0 ? (this.#recordsOf(platform) ?? platform) : platform;
    const alias = ALIASES.get(names.join('.').toLowerCase());
    if (alias) return this.platform.symbol(alias);
    const kind = names.slice(0, -1).join('.').toLowerCase();
    const generated = GENERATED.get(kind);
    if (generated && !this.#isMissingFlow(kind, names.at(-1) ?? '')) return this.platform.symbol(generated);
    if (rest.length === 0) return this.sObjects.symbol(first);
    if (rest.length === 1 && first.toLowerCase() === 'schema') return this.#schemaType(rest[0] ?? '');
    return null;
  }

  /** `BusinessHours`, `Network` and `Site` name records; the class of that name has nothing but static methods. */
  #recordsOf(platform: ClassSymbol): ClassSymbol | null {
    if (platform.methods.size === 0 || platform.fields.size > 0 || this.platform.isNamespace(platform.name))
      return null;
    const isInstance = [...platform.methods.values()].some((all) => all.some((method) => !method.isStatic));
    return isInstance ? null : this.sObjects.symbol(platform.name);
  }

  #schemaType(name: string): ClassSymbol | null {
    return name.toLowerCase() === 'aggregateresult' ? this.platform.symbol(name) : this.sObjects.symbol(name);
  }

  /** The project's own namespace may stand before its types. */
  isOwnNamespace(name: string): boolean {
    return this.#namespaces.has(name.toLowerCase());
  }

  #isMissingFlow(kind: string, name: string): boolean {
    return kind === 'flow.interview' && this.#flows !== null && !this.#flows.has(name.toLowerCase());
  }

  #nearest(name: string, from: ClassSymbol | null): ClassSymbol | null {
    const key = name.toLowerCase();
    for (let scope = from; scope; scope = scope.outer) {
      const inner = inheritedInner(scope, key);
      if (inner) return inner;
      if (scope.simpleName.toLowerCase() === key) return scope;
    }
    return this.users.get(key) ?? null;
  }

  #innerPath(start: ClassSymbol, names: readonly string[]): ClassSymbol | null {
    let current: ClassSymbol | undefined = start;
    for (const name of names) current = current && (inheritedInner(current, name.toLowerCase()) ?? undefined);
    return current ?? null;
  }
}

export function inheritedInner(symbol: ClassSymbol, key: string): ClassSymbol | null {
  let current: ClassSymbol | null | undefined = symbol;
  for (let depth = 0; current && depth < 50; depth++) {
    const found = current.inner.get(key);
    if (found) return found;
    current = current.superType?.symbol;
  }
  return null;
}
