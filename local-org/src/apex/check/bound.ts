import type { Position } from '../syntax/index.ts';
import type { DmlOperation, SharingMode } from '../abi.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol, Type } from '../types/model.ts';

/** A variable of a method: parameters, locals, loop and catch variables. */
export interface LocalVariable {
  readonly name: string;
  readonly type: Type;
  readonly isFinal: boolean;
  /** unique in its method */
  readonly jsName: string;
}

/** The checked program: names are resolved and every conversion is a node of its own. */
interface Base extends Position {
  readonly type: Type;
}
export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type BitOperator = '&' | '|' | '^' | '<<' | '>>' | '>>>';
export type CompareOperator = '<' | '>' | '<=' | '>=';
export type Bound = Base &
  (
    | { readonly kind: 'literal'; readonly value: number | bigint | string | boolean | null }
    /** a Decimal or Double literal */
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'local'; readonly variable: LocalVariable }
    | { readonly kind: 'this' }
    | { readonly kind: 'staticField'; readonly field: FieldSymbol }
    | { readonly kind: 'instanceField'; readonly target: Bound; readonly field: FieldSymbol; readonly safe: boolean }
    /** the storage behind an auto property inside its own accessors */
    | { readonly kind: 'recordField'; readonly target: Bound; readonly name: string; readonly safe: boolean }
    | { readonly kind: 'platformStatic'; readonly owner: ClassSymbol; readonly name: string }
    | { readonly kind: 'platformField'; readonly target: Bound; readonly name: string; readonly safe: boolean }
    | { readonly kind: 'callStatic'; readonly method: MethodSymbol; readonly args: readonly Bound[] }
    | {
        readonly kind: 'callMethod';
        readonly target: Bound;
        readonly method: MethodSymbol;
        readonly args: readonly Bound[];
        readonly safe: boolean;
        readonly isSuper: boolean;
      }
    | {
        readonly kind: 'callPlatformStatic';
        readonly owner: ClassSymbol;
        readonly name: string;
        readonly args: readonly Bound[];
      }
    | {
        readonly kind: 'callPlatform';
        readonly target: Bound;
        readonly name: string;
        readonly args: readonly Bound[];
        readonly safe: boolean;
        readonly isSuper: boolean;
      }
    | {
        readonly kind: 'constructorCall';
        readonly method: MethodSymbol | null;
        readonly args: readonly Bound[];
        readonly isSuper: boolean;
      }
    | { readonly kind: 'new'; readonly method: MethodSymbol; readonly args: readonly Bound[] }
    | { readonly kind: 'newPlatform'; readonly args: readonly Bound[] }
    | { readonly kind: 'newRecord'; readonly fields: readonly (readonly [string, Bound])[] }
    | { readonly kind: 'newSized'; readonly size: Bound }
    | { readonly kind: 'newCollection'; readonly values: readonly Bound[] }
    | { readonly kind: 'newMap'; readonly entries: readonly (readonly [Bound, Bound])[] }
    | { readonly kind: 'convert'; readonly operand: Bound }
    | { readonly kind: 'cast'; readonly operand: Bound }
    | { readonly kind: 'instanceof'; readonly operand: Bound; readonly test: Type }
    | { readonly kind: 'conditional'; readonly condition: Bound; readonly then: Bound; readonly otherwise: Bound }
    | { readonly kind: 'coalesce'; readonly left: Bound; readonly right: Bound }
    | { readonly kind: 'logical'; readonly operator: '&&' | '||'; readonly left: Bound; readonly right: Bound }
    | { readonly kind: 'not'; readonly operand: Bound }
    | { readonly kind: 'negate'; readonly operand: Bound }
    | { readonly kind: 'complement'; readonly operand: Bound }
    | {
        readonly kind: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: Bound;
        readonly right: Bound;
      }
    | { readonly kind: 'bits'; readonly operator: BitOperator; readonly left: Bound; readonly right: Bound }
    | { readonly kind: 'concat'; readonly left: Bound; readonly right: Bound }
    | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly left: Bound; readonly right: Bound }
    | {
        readonly kind: 'equals';
        readonly exact: boolean;
        readonly negated: boolean;
        readonly left: Bound;
        readonly right: Bound;
      }
    | { readonly kind: 'assign'; readonly target: Bound; readonly value: Bound }
    /** `compute` is what is stored, in terms of a `previous` node that stands for the old value */
    | { readonly kind: 'update'; readonly target: Bound; readonly compute: Bound; readonly returnsOld: boolean }
    | { readonly kind: 'previous' }
    | { readonly kind: 'index'; readonly target: Bound; readonly index: Bound }
    | { readonly kind: 'typeLiteral'; readonly value: Type }
    | { readonly kind: 'sObjectType'; readonly object: string }
    | { readonly kind: 'sObjectField'; readonly object: string; readonly field: string }
    | { readonly kind: 'label'; readonly namespace: string | null; readonly name: string }
    | { readonly kind: 'page'; readonly name: string }
    | {
        readonly kind: 'soql';
        readonly text: string;
        readonly binds: readonly Bound[];
        readonly expect: 'list' | 'single' | 'count';
        readonly element: Type;
      }
    /** `Database.query` and its kin see the variables of their place */
    | {
        readonly kind: 'dynamicQuery';
        readonly owner: ClassSymbol;
        readonly name: string;
        readonly args: readonly Bound[];
        readonly variables: readonly (readonly [string, Bound])[];
      }
    | { readonly kind: 'sosl'; readonly text: string; readonly binds: readonly Bound[] }
    | { readonly kind: 'unsupported'; readonly feature: string }
    /** names a type, not a value; only as a receiver */
    | { readonly kind: 'typeName'; readonly symbol: ClassSymbol }
    | { readonly kind: 'super' }
    | { readonly kind: 'error' }
  );
export type BoundOf<K extends Bound['kind']> = Extract<Bound, { kind: K }>;

export interface BoundBlock extends Position {
  readonly kind: 'block';
  readonly statements: readonly BoundStatement[];
}
export interface BoundCatch extends Position {
  readonly variable: LocalVariable;
  readonly body: BoundBlock;
}
export interface BoundWhen extends Position {
  /** `matches` compare with the switched value; a type test for `when Type name`; null for else */
  readonly matches: readonly Bound[] | null;
  readonly variable: LocalVariable | null;
  readonly body: BoundBlock;
}
export type BoundStatement =
  | BoundBlock
  | (Position & { readonly kind: 'local'; readonly variable: LocalVariable; readonly value: Bound | null })
  | (Position & { readonly kind: 'expression'; readonly value: Bound })
  | (Position & {
      readonly kind: 'if';
      readonly condition: Bound;
      readonly then: BoundBlock;
      readonly otherwise: BoundBlock | null;
    })
  | (Position & { readonly kind: 'while' | 'doWhile'; readonly condition: Bound; readonly body: BoundBlock })
  | (Position & {
      readonly kind: 'for';
      readonly init: readonly BoundStatement[];
      readonly condition: Bound | null;
      readonly update: readonly Bound[];
      readonly body: BoundBlock;
    })
  /** `chunked`: a SOQL loop whose variable is a list gets up to 200 records at once */
  | (Position & {
      readonly kind: 'forEach';
      readonly variable: LocalVariable;
      readonly iterable: Bound;
      readonly chunked: boolean;
      readonly body: BoundBlock;
    })
  | (Position & {
      readonly kind: 'switch';
      readonly value: Bound;
      readonly temporary: LocalVariable;
      readonly clauses: readonly BoundWhen[];
    })
  | (Position & {
      readonly kind: 'try';
      readonly body: BoundBlock;
      readonly catches: readonly BoundCatch[];
      readonly finallyBody: BoundBlock | null;
    })
  | (Position & { readonly kind: 'return'; readonly value: Bound | null })
  | (Position & { readonly kind: 'throw'; readonly value: Bound })
  | (Position & { readonly kind: 'break' | 'continue' })
  | (Position & {
      readonly kind: 'dml';
      readonly operation: DmlOperation;
      readonly value: Bound;
      readonly access: 'user' | 'system' | null;
      readonly externalId: string | null;
    })
  | (Position & { readonly kind: 'runAs'; readonly user: Bound; readonly body: BoundBlock });
export type BoundStatementOf<K extends BoundStatement['kind']> = Extract<BoundStatement, { kind: K }>;

export interface BoundMethod extends Position {
  readonly symbol: MethodSymbol;
  readonly parameters: readonly LocalVariable[];
  /** null when abstract */
  readonly body: BoundBlock | null;
}
export interface BoundAccessor extends Position {
  readonly field: FieldSymbol;
  readonly which: 'get' | 'set';
  readonly parameter: LocalVariable | null;
  readonly body: BoundBlock | null;
}
/** In textual order: what runs when the class or an instance is initialised. */
export type BoundInitializer = Position & { readonly isStatic: boolean } & (
    | { readonly kind: 'field'; readonly field: FieldSymbol; readonly value: Bound }
    | { readonly kind: 'block'; readonly body: BoundBlock }
  );
/** A method of an interface that stands in the class under other parameters, or that only Object has. */
export interface BoundBridge {
  readonly needed: MethodSymbol;
  readonly by: MethodSymbol | 'object';
}
export interface BoundClass {
  readonly symbol: ClassSymbol;
  readonly sharing: SharingMode;
  readonly fields: readonly FieldSymbol[];
  readonly accessors: readonly BoundAccessor[];
  readonly methods: readonly BoundMethod[];
  readonly initializers: readonly BoundInitializer[];
  readonly bridges: readonly BoundBridge[];
  readonly inner: readonly BoundClass[];
}
