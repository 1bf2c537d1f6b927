import type { ClassSymbol, Type } from './model.ts';

/** Makes and interns types; one table per compilation, because user classes differ between compilations. */
export class TypeTable {
  readonly #types = new Map<string, Type>();
  readonly void = this.#plain('void', 'void');
  readonly null = this.#plain('null', 'NULL');
  /** of an expression that has a problem already: converts to and from anything, so that no second problem follows */
  readonly error = this.#plain('error', 'error');

  #plain(kind: 'void' | 'null' | 'error', name: string): Type {
    return { key: name, name, kind, args: [], symbol: null };
  }

  parameter(name: string): Type {
    return this.#intern({ key: `#${name}`, name, kind: 'parameter', args: [], symbol: null });
  }

  of(symbol: ClassSymbol, args: readonly Type[] = []): Type {
    const suffix = args.length === 0 ? '' : `<${args.map((arg) => arg.key).join(',')}>`;
    const key = `${symbol.origin === 'user' ? 'user:' : ''}${symbol.key}${suffix}`;
    const known = this.#types.get(key);
    if (known) return known;
    const shown = args.length === 0 ? '' : `<${args.map((arg) => arg.name).join(',')}>`;
    return this.#intern({ key, name: symbol.name + shown, kind: 'class', args, symbol });
  }

  /** What a query gives: a list that also converts to its only record. */
  recordSet(list: ClassSymbol, element: Type): Type {
    const name = `List<${element.name}>`;
    return this.#intern({ key: `recordset<${element.key}>`, name, kind: 'class', args: [element], symbol: list });
  }

  #intern(type: Type): Type {
    const known = this.#types.get(type.key);
    if (known) return known;
    this.#types.set(type.key, type);
    return type;
  }

  /** Replaces type parameters of `symbol` by `args`; a raw use leaves Object's place to `fallback`. */
  substitute(type: Type, symbol: ClassSymbol | null, args: readonly Type[]): Type {
    if (!symbol || args.length === 0) return type;
    if (type.kind === 'parameter') {
      const index = symbol.typeParameters.indexOf(type.name);
      return args[index] ?? type;
    }
    if (type.args.length === 0 || !type.symbol) return type;
    if (isRecordSet(type)) return type;
    return this.of(
      type.symbol,
      type.args.map((arg) => this.substitute(arg, symbol, args)),
    );
  }
}

export function isRecordSet(type: Type): boolean {
  return type.key.startsWith('recordset<');
}
