import type { ObjectDef } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Sql } from '../soql/where.ts';
import type { Access, Scalar, WriteError } from '../types.ts';

/** A row on its way into the file. Hooks may change `fields` and add `errors`; a row with errors is not written. */
export interface BehaviourRow {
  readonly id: string | null;
  fields: Record<string, Scalar>;
  readonly old: Readonly<Record<string, Scalar>> | null;
  readonly errors: WriteError[];
}
export interface BehaviourContext {
  readonly database: OrgDatabase;
  readonly object: ObjectDef;
  readonly access: Access;
  readonly operation: 'insert' | 'update' | 'delete' | 'undelete';
  readonly now: number;
}
export interface QueryRules {
  /** rows that nobody may see, whatever the query says; `alias` is the table in the SQL */
  filter?(alias: string): Sql;
  readonly maxRows?: number;
  /** rows of one page of the REST API */
  readonly batchSize?: number;
  /** columns that are always null, lower-cased */
  readonly hidden?: ReadonlySet<string>;
}
/** What a single object does beyond rows. */
export interface ObjectBehaviour {
  readonly object: string;
  readonly query?: QueryRules;
  beforeWrite?(context: BehaviourContext, rows: readonly BehaviourRow[]): void;
  /** after the rows are written, before after triggers see them */
  afterSave?(context: BehaviourContext, rows: readonly BehaviourRow[]): void;
  /** after the rows are written and after triggers, inside the transaction */
  afterWrite?(context: BehaviourContext, rows: readonly BehaviourRow[]): void;
}

const behaviours = new Map<string, ObjectBehaviour[]>();

/** Other rooms add theirs once, when their module is loaded; several for one object all run, in the order of registration. */
export function registerBehaviour(behaviour: ObjectBehaviour): void {
  const key = behaviour.object.toLowerCase();
  behaviours.set(key, [...(behaviours.get(key) ?? []), behaviour]);
}

export function behavioursOf(object: string): readonly ObjectBehaviour[] {
  return behaviours.get(object.toLowerCase()) ?? [];
}

export function queryRulesOf(object: string): QueryRules | undefined {
  return behavioursOf(object).find((behaviour) => behaviour.query !== undefined)?.query;
}
