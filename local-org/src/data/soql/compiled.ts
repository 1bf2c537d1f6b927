import type { FieldDef } from '../../schema/types.ts';
import type { QueryColumn } from '../types.ts';
import type { Parameter } from './values.ts';

/** What becomes of one column of the SQL result. */
export interface Output {
  /** where it goes in the row, e.g. `['Owner', 'Name']` */
  readonly path: readonly string[];
  readonly field: FieldDef | null;
  readonly type: string;
}
/** A parent in the row: null unless the column at `idIndex` has a value. */
export interface ParentOutput {
  readonly path: readonly string[];
  /** the object, or the index of the column that names it when polymorphic */
  readonly type: string | number;
  readonly idIndex: number;
}
export interface ChildQuery {
  readonly name: string;
  /** index of the column with the id of the parent, in the outer result */
  readonly idIndex: number;
  /** how many columns of the SQL come before it in the row */
  readonly position: number;
  readonly query: CompiledQuery;
}
export interface CompiledQuery {
  readonly kind: 'rows' | 'count' | 'aggregate';
  readonly object: string;
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  /** one for each column of the SQL, null for those that the row does not show */
  readonly outputs: readonly (Output | null)[];
  readonly parents: readonly ParentOutput[];
  readonly children: readonly ChildQuery[];
  readonly columns: readonly QueryColumn[];
  /** index of the column with the row's own id, null in grouped rows */
  readonly idIndex: number | null;
  /** index of the column with how many rows a group read: of aggregates other than COUNT */
  readonly readsIndex: number | null;
  /** of a child query: where each row says its parent, and how many rows a parent gets */
  readonly parentIndex: number;
  readonly limit: Parameter | null;
  readonly offset: Parameter | null;
  readonly lock: boolean;
  /** where the platform stops: OauthToken gives no more than 2,500 rows */
  readonly maxRows: number | null;
}
