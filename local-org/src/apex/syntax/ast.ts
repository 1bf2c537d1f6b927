/** Where a node starts; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface TypeName extends Position {
  readonly name: string;
  readonly args: readonly TypeRef[];
}
/** `System.Map<Id, List<X>>[]`: the dotted names, then how many `[]` follow. */
export interface TypeRef extends Position {
  readonly names: readonly TypeName[];
  readonly dimensions: number;
}

export interface Annotation extends Position {
  readonly name: string;
  /** parameter names lower-cased; a lone value has the name `value` */
  readonly parameters: ReadonlyMap<string, string | boolean | number | null>;
}
/** Keywords in lower case, in textual order: `with sharing` is one. */
export interface Modifiers extends Position {
  readonly keywords: readonly string[];
  readonly annotations: readonly Annotation[];
}
export interface Name extends Position {
  readonly text: string;
}

// --- declarations ------------------------------------------------------------------------------------------------
export interface TypeDeclaration extends Position {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: Name;
  readonly modifiers: Modifiers;
  readonly superType: TypeRef | null;
  /** of an interface: what it extends */
  readonly interfaces: readonly TypeRef[];
  readonly members: readonly Member[];
  readonly constants: readonly Name[];
  readonly endLine: number;
}
export type Member = FieldDeclaration | PropertyDeclaration | MethodDeclaration | InitializerBlock | InnerType;
export interface FieldDeclaration extends Position {
  readonly kind: 'field';
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly declarators: readonly Declarator[];
}
export interface Declarator extends Position {
  readonly name: Name;
  readonly initializer: Expression | null;
}
export interface PropertyDeclaration extends Position {
  readonly kind: 'property';
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly name: Name;
  readonly getter: Accessor | null;
  readonly setter: Accessor | null;
}
export interface Accessor extends Position {
  readonly modifiers: Modifiers;
  /** null for `get;` */
  readonly body: Block | null;
}
export interface MethodDeclaration extends Position {
  readonly kind: 'method' | 'constructor';
  readonly modifiers: Modifiers;
  readonly name: Name;
  /** null for void and for constructors */
  readonly returns: TypeRef | null;
  readonly parameters: readonly Parameter[];
  readonly body: Block | null;
}
export interface Parameter extends Position {
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly name: Name;
}
export interface InitializerBlock extends Position {
  readonly kind: 'initializer';
  readonly isStatic: boolean;
  readonly body: Block;
}
export interface InnerType extends Position {
  readonly kind: 'type';
  readonly declaration: TypeDeclaration;
}
export interface TriggerDeclaration extends Position {
  readonly kind: 'trigger';
  readonly name: Name;
  readonly object: Name;
  /** e.g. `before insert` */
  readonly events: readonly string[];
  readonly members: readonly Member[];
  readonly body: Block;
}
export interface AnonymousDeclaration extends Position {
  readonly kind: 'anonymous';
  readonly members: readonly Member[];
  readonly body: Block;
}

// --- statements --------------------------------------------------------------------------------------------------
export interface Block extends Position {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly endLine: number;
  readonly endColumn: number;
}
export interface LocalDeclaration extends Position {
  readonly kind: 'local';
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly declarators: readonly Declarator[];
}
export interface CatchClause extends Position {
  readonly type: TypeRef;
  readonly name: Name;
  readonly body: Block;
}
export type WhenValue =
  | { readonly kind: 'else' }
  | { readonly kind: 'values'; readonly values: readonly Expression[] }
  | { readonly kind: 'type'; readonly type: TypeRef; readonly name: Name };
export interface WhenClause extends Position {
  readonly value: WhenValue;
  readonly body: Block;
}
export type DmlKeyword = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
export type Statement =
  | Block
  | LocalDeclaration
  | (Position & { readonly kind: 'expression'; readonly expression: Expression })
  | (Position & {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Statement;
      readonly otherwise: Statement | null;
    })
  | (Position & { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement | null })
  | (Position & { readonly kind: 'doWhile'; readonly condition: Expression; readonly body: Block })
  | (Position & {
      readonly kind: 'for';
      readonly init: LocalDeclaration | readonly Expression[] | null;
      readonly condition: Expression | null;
      readonly update: readonly Expression[];
      readonly body: Statement | null;
    })
  | (Position & {
      readonly kind: 'forEach';
      readonly type: TypeRef;
      readonly name: Name;
      readonly iterable: Expression;
      readonly body: Statement | null;
    })
  | (Position & { readonly kind: 'switch'; readonly value: Expression; readonly clauses: readonly WhenClause[] })
  | (Position & {
      readonly kind: 'try';
      readonly body: Block;
      readonly catches: readonly CatchClause[];
      readonly finallyBody: Block | null;
    })
  | (Position & { readonly kind: 'return'; readonly value: Expression | null })
  | (Position & { readonly kind: 'throw'; readonly value: Expression })
  | (Position & { readonly kind: 'break' | 'continue' })
  | (Position & {
      readonly kind: 'dml';
      readonly operation: DmlKeyword;
      readonly value: Expression;
      readonly second: Expression | null;
      readonly access: 'user' | 'system' | null;
      readonly externalId: string | null;
    })
  | (Position & { readonly kind: 'runAs'; readonly args: readonly Expression[]; readonly body: Block });

// --- expressions -------------------------------------------------------------------------------------------------
export type LiteralType = 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';
export interface SoqlBind extends Position {
  readonly expression: Expression;
}
export interface QueryExpression extends Position {
  readonly kind: 'soql' | 'sosl';
  /** without brackets and comments; binds are `:b0`, `:b1` … */
  readonly text: string;
  readonly binds: readonly Expression[];
  /** SOQL: the first name after FROM */
  readonly from: string;
  readonly isCount: boolean;
  readonly isAggregate: boolean;
}
export interface NewExpression extends Position {
  readonly kind: 'new';
  readonly type: TypeRef;
  readonly args: readonly Expression[];
}
export type AssignOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<<'
  | '>>'
  | '>>>'
  | '&'
  | '|'
  | '^'
  | '&&'
  | '||'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '==='
  | '!=='
  | '??';
export type Expression =
  | (Position & {
      readonly kind: 'literal';
      readonly type: LiteralType;
      readonly text: string;
      /** a text in single quotes that goes on in the next line, which the platform refuses */
      readonly breaksLine?: boolean;
    })
  | (Position & { readonly kind: 'name'; readonly name: string })
  | (Position & { readonly kind: 'this' | 'super' })
  | (Position & { readonly kind: 'field'; readonly target: Expression; readonly name: Name; readonly safe: boolean })
  | (Position & {
      readonly kind: 'call';
      readonly target: Expression | null;
      readonly name: Name;
      readonly args: readonly Expression[];
      readonly safe: boolean;
    })
  | (Position & {
      readonly kind: 'constructorCall';
      readonly which: 'this' | 'super';
      readonly args: readonly Expression[];
    })
  | (Position & { readonly kind: 'index'; readonly target: Expression; readonly index: Expression })
  | NewExpression
  | (Position & {
      readonly kind: 'newArray';
      readonly element: TypeRef;
      readonly size: Expression | null;
      readonly values: readonly Expression[];
    })
  | (Position & { readonly kind: 'newValues'; readonly type: TypeRef; readonly values: readonly Expression[] })
  | (Position & {
      readonly kind: 'newMap';
      readonly type: TypeRef;
      readonly entries: readonly (readonly [Expression, Expression])[];
    })
  | (Position & { readonly kind: 'cast'; readonly type: TypeRef; readonly operand: Expression })
  | (Position & { readonly kind: 'instanceof'; readonly operand: Expression; readonly type: TypeRef })
  | (Position & { readonly kind: 'classLiteral'; readonly type: TypeRef | null })
  | (Position & {
      readonly kind: 'prefix';
      readonly operator: '+' | '-' | '++' | '--' | '!' | '~';
      readonly operand: Expression;
    })
  | (Position & { readonly kind: 'postfix'; readonly operator: '++' | '--'; readonly operand: Expression })
  | (Position & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Position & {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    })
  | (Position & {
      readonly kind: 'assign';
      readonly operator: AssignOperator;
      readonly target: Expression;
      readonly value: Expression;
    })
  | QueryExpression;
export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { kind: K }>;
export type StatementOf<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
