import type { Accessor, Expression, MethodDeclaration, TypeDeclaration } from '../syntax/index.ts';

export type Access = 'private' | 'protected' | 'public' | 'global';
export type TypeKind = 'void' | 'null' | 'class' | 'parameter' | 'error';

/** Interned by `key`: two types are the same exactly when the objects are. */
export interface Type {
  /** lower-cased and unique, e.g. `map<string,database.saveresult>` */
  readonly key: string;
  /** as the platform prints it, e.g. `Map<String,Database.SaveResult>` */
  readonly name: string;
  readonly kind: TypeKind;
  readonly args: readonly Type[];
  /** what declares its members; null for void, null and type parameters */
  readonly symbol: ClassSymbol | null;
}

export interface FieldSymbol {
  readonly owner: ClassSymbol;
  readonly name: string;
  readonly type: Type;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly access: Access;
  readonly testVisible: boolean;
  readonly isEnumConstant: boolean;
  /** a property; absent accessors make it read-only or write-only */
  readonly property: { readonly getter: AccessorSymbol | null; readonly setter: AccessorSymbol | null } | null;
  readonly initializer: Expression | null;
  readonly annotations: ReadonlySet<string>;
  readonly line: number;
  readonly column: number;
}
export interface AccessorSymbol {
  readonly access: Access;
  readonly declaration: Accessor;
}

export interface MethodSymbol {
  readonly owner: ClassSymbol;
  readonly name: string;
  readonly isConstructor: boolean;
  readonly parameters: readonly Type[];
  readonly parameterNames: readonly string[];
  readonly returns: Type;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly access: Access;
  readonly testVisible: boolean;
  readonly annotations: ReadonlySet<string>;
  /** of the user's source; null for the platform's and for default constructors */
  readonly declaration: MethodDeclaration | null;
}

export interface ClassSymbol {
  /** as the platform prints it: `Outer.Inner`, `String`, `Database.SaveResult`, `Account` */
  readonly name: string;
  /** for `$.platform`: `System.String`; for user classes the same as `name` */
  readonly fullName: string;
  readonly simpleName: string;
  readonly key: string;
  readonly origin: 'platform' | 'user' | 'sobject';
  readonly kind: 'class' | 'interface' | 'enum';
  readonly typeParameters: readonly string[];
  readonly superType: Type | null;
  readonly interfaces: readonly Type[];
  readonly fields: ReadonlyMap<string, FieldSymbol>;
  readonly methods: ReadonlyMap<string, readonly MethodSymbol[]>;
  readonly constructors: readonly MethodSymbol[];
  readonly inner: ReadonlyMap<string, ClassSymbol>;
  readonly outer: ClassSymbol | null;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly access: Access;
  readonly testVisible: boolean;
  readonly isTest: boolean;
  readonly sharing: 'with' | 'without' | 'inherited' | null;
  readonly declaration: TypeDeclaration | null;
  /** path of the file that declares it; empty for the platform's */
  readonly file: string;
  /** what another symbol of the same name is told apart by when a member is looked up that the class file does not have */
  readonly apiVersion: number;
}

export function topLevel(symbol: ClassSymbol): ClassSymbol {
  return symbol.outer ? topLevel(symbol.outer) : symbol;
}
