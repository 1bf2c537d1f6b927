import type { FieldSymbol, MethodSymbol } from './model.ts';

/** What a class declares, by lower-cased name. */
export class Members {
  readonly fields = new Map<string, FieldSymbol>();
  readonly methods = new Map<string, MethodSymbol[]>();
  readonly constructors: MethodSymbol[] = [];

  put(method: MethodSymbol): void {
    const key = method.name.toLowerCase();
    if (method.isConstructor) this.constructors.push(method);
    else this.methods.set(key, [...(this.methods.get(key) ?? []), method]);
  }
}

/** A class whose members are read when somebody asks: most platform classes are never asked. */
export abstract class LazyMembers {
  #members: Members | null = null;

  protected abstract readMembers(): Members;

  get fields(): ReadonlyMap<string, FieldSymbol> {
    return (this.#members ??= this.readMembers()).fields;
  }
  get methods(): ReadonlyMap<string, readonly MethodSymbol[]> {
    return (this.#members ??= this.readMembers()).methods;
  }
  get constructors(): readonly MethodSymbol[] {
    return (this.#members ??= this.readMembers()).constructors;
  }
}
