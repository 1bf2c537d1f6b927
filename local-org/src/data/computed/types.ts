import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Scalar } from '../types.ts';

export interface ComputeContext {
  readonly database: OrgDatabase;
  /** every text that the query names, in its literals and binds */
  readonly words: ReadonlySet<string>;
  /** whether custom metadata asks, which refers to few definitions: only those are made */
  readonly isReferred: boolean;
}

export type ComputedRow = Readonly<Record<string, Scalar>> & { readonly Id: string };

/** An object whose rows are made of the schema or of rights when somebody asks for them. */
export interface ComputedObject {
  readonly name: string;
  /** rows that the query may want; those that are there already are left alone */
  rows(context: ComputeContext): Iterable<ComputedRow>;
  /** rows change with every question, so that none is kept */
  readonly isFresh?: boolean;
}

/** What is made once for each object of the schema, such as the definitions of its fields. */
export interface PerObject {
  readonly name: string;
  rowsOf(object: ObjectDef, context: ComputeContext): Iterable<ComputedRow>;
}
