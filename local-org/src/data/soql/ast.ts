/** Where a construct starts in the text, from 0. */
interface Located {
  readonly at: number;
}

export interface Path extends Located {
  readonly parts: readonly string[];
  /** of a TYPEOF branch: the parent's own fields, not only those of Name */
  readonly typed?: true;
}

interface FunctionCall extends Located {
  readonly name: string;
  readonly args: readonly Expression[];
  readonly text: string;
}
export type Expression = ({ readonly kind: 'path' } & Path) | ({ readonly kind: 'call' } & FunctionCall);

export type SelectItem =
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: string | null }
  | { readonly kind: 'subquery'; readonly query: Query }
  | {
      readonly kind: 'typeof';
      readonly relationship: Path;
      readonly branches: readonly TypeofBranch[];
      readonly otherwise: readonly Path[] | null;
    }
  | ({ readonly kind: 'fields'; readonly group: 'ALL' | 'STANDARD' | 'CUSTOM' } & Located);
export interface TypeofBranch {
  readonly type: string;
  readonly fields: readonly Path[];
}

type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number; readonly integer: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'datetime'; readonly value: string }
  | { readonly kind: 'range'; readonly name: string; readonly count: number | null };
export type Operand = (Literal & Located) | ({ readonly kind: 'bind'; readonly name: string } & Located);

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | ({
      readonly kind: 'compare';
      readonly left: Expression;
      readonly operator: Comparison;
      readonly right: Operand;
    } & Located)
  | ({
      readonly kind: 'in';
      readonly left: Expression;
      readonly negated: boolean;
      readonly values: readonly Operand[];
    } & Located)
  | ({
      readonly kind: 'semijoin';
      readonly left: Expression;
      readonly negated: boolean;
      readonly query: Query;
    } & Located)
  | ({
      readonly kind: 'includes';
      readonly left: Expression;
      readonly negated: boolean;
      readonly values: readonly Operand[];
    } & Located);

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}
export interface FromItem extends Path {
  readonly alias: string | null;
}

export type Security = 'SECURITY_ENFORCED' | 'USER_MODE' | 'SYSTEM_MODE';
export interface Query extends Located {
  readonly select: readonly SelectItem[];
  readonly from: FromItem;
  /** further names of FROM: `FROM Contact c, c.Account a` */
  readonly aliases: readonly FromItem[];
  readonly scope: string | null;
  readonly where: Condition | null;
  readonly security: Security | null;
  readonly groupBy: readonly Expression[];
  readonly having: Condition | null;
  readonly orderBy: readonly OrderItem[];
  readonly limit: Operand | null;
  readonly offset: Operand | null;
  readonly forClause: readonly string[];
  readonly allRows: boolean;
}
