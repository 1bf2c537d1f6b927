import type { Problem } from '../../metadata/types.ts';
import type { Position } from '../syntax/index.ts';
import type { ClassSymbol, MethodSymbol, Type } from '../types/model.ts';
import type { OrgFacts } from '../types/facts.ts';
import type { Universe } from '../types/resolve.ts';
import type { LocalVariable } from './bound.ts';
import { checkName } from './identifiers.ts';

/** What the library can run; a real member that it cannot is a warning and fails by name when it is reached. */
export type BuiltTest = (type: string, member?: string, isStatic?: boolean) => boolean;
/** Problems of a query's objects and fields; null when no data room is given. */
export type QueryTest = (soql: string) => readonly { readonly code: string; readonly message: string }[];

/** One compilation: what all files share. */
export interface Checker {
  readonly universe: Universe;
  readonly problems: Problem[];
  readonly facts: OrgFacts;
  readonly isBuilt: BuiltTest | null;
  readonly checkQuery: QueryTest | null;
}

/** Where a body stands: its class, whether `this` exists, what it returns, which locals it sees. */
export class BodyContext {
  readonly checker: Checker;
  readonly owner: ClassSymbol;
  readonly file: string;
  readonly isStatic: boolean;
  /** null in initialisers and accessors */
  readonly method: MethodSymbol | null;
  /** null where `return` is not allowed */
  readonly returns: Type | null;
  /** of a trigger: the type of its records */
  readonly triggerObject: Type | null;
  loopDepth = 0;
  /** of an initialiser: where its field or block starts, after which fields cannot be named yet */
  initializing: Position | null = null;
  /** while arguments of `this(…)` or `super(…)` are bound, when there is no instance yet */
  beforeInstance = false;
  #scopes: Map<string, LocalVariable>[] = [new Map<string, LocalVariable>()];
  #count = 0;
  #muted = 0;

  constructor(
    checker: Checker,
    place: {
      owner: ClassSymbol;
      file: string;
      isStatic: boolean;
      method?: MethodSymbol | null;
      returns?: Type | null;
      triggerObject?: Type | null;
    },
  ) {
    this.checker = checker;
    this.owner = place.owner;
    this.file = place.file;
    this.isStatic = place.isStatic;
    this.method = place.method ?? null;
    this.returns = place.returns ?? null;
    this.triggerObject = place.triggerObject ?? null;
  }

  get universe(): Universe {
    return this.checker.universe;
  }

  /** Asks without reporting. */
  silently<T>(ask: () => T): T {
    this.#muted++;
    try {
      return ask();
    } finally {
      this.#muted--;
    }
  }

  report(at: Position, code: string, message: string, severity: Problem['severity'] = 'error'): void {
    if (this.#muted > 0) return;
    this.checker.problems.push({ file: this.file, line: at.line, column: at.column, severity, code, message });
  }

  /** A built-in type. */
  type(name: string, ...args: Type[]): Type {
    return this.universe.platform.type(name, ...args);
  }

  inScope<T>(run: () => T): T {
    this.#scopes.push(new Map());
    try {
      return run();
    } finally {
      this.#scopes.pop();
    }
  }

  lookup(name: string): LocalVariable | null {
    const key = name.toLowerCase();
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const found = this.#scopes[index]?.get(key);
      if (found) return found;
    }
    return null;
  }

  /** Locals that can be named here. */
  get visible(): LocalVariable[] {
    return this.#scopes.flatMap((scope) => [...scope.values()]);
  }

  declare(name: string, type: Type, at: Position, isFinal = false): LocalVariable {
    checkName(name, at, (place, code, message) => this.report(place, code, message));
    if (this.lookup(name)) this.report(at, 'duplicate-variable', `Duplicate variable: ${name}`);
    const key = name.toLowerCase();
    const variable = { name, type, isFinal, jsName: `v${this.#count++}_${key}` };
    this.#scopes.at(-1)?.set(key, variable);
    return variable;
  }

  temporary(type: Type): LocalVariable {
    return { name: '', type, isFinal: true, jsName: `t${this.#count++}` };
  }
}
