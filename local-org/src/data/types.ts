import type { Api } from '../schema/types.ts';

/** A stored value. Dates `2026-11-21`, datetimes `2026-11-21T10:00:00.000Z`, times `10:00:00.000Z`, ids 18 characters, base64 as text. */
export type Scalar = string | number | boolean | null;
export type BindValue = Scalar | readonly Scalar[];

/** Who asks. `system` is Apex in system mode; `user` enforces object, field and row access. */
export interface Access {
  readonly mode: 'system' | 'user';
  readonly user: UserAccess;
  readonly sharing: boolean;
  /** the org itself (seeds, projections of metadata, issued tokens): read-only fields, given ids and dates are written too */
  readonly internal?: boolean;
  /** asked from outside, not by Apex: encrypted text comes as stars, because the user lacks View Encrypted Data */
  readonly masksEncrypted?: boolean;
  /** users may be made without a free licence, as System.runAs allows in tests */
  readonly ignoresLicences?: boolean;
}

/** Everything that a user may do, joined from profile, permission sets and permission set groups. Names are lower-cased. */
export interface UserAccess {
  readonly userId: string;
  readonly username: string;
  readonly profileId: string;
  readonly userPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly apexClasses: ReadonlySet<string>;
  /** `externalcredential-principal` */
  readonly principals: ReadonlySet<string>;
  readonly tabs: ReadonlySet<string>;
  /** Lightning applications granted by profile or permission set; left out when nothing records them */
  readonly applications?: ReadonlySet<string>;
  readonly permissionSetIds: readonly string[];
  object(name: string): ObjectAccess;
  field(object: string, field: string): { readonly read: boolean; readonly edit: boolean };
}
export interface ObjectAccess {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface QueryRequest {
  readonly soql: string;
  readonly api?: Api;
  readonly access: Access;
  readonly binds?: Readonly<Record<string, BindValue>>;
  /** queryAll and `ALL ROWS`: deleted rows too */
  readonly allRows?: boolean;
}
export interface QueryRow {
  readonly type: string;
  /** also when the query does not select it; left out in grouped rows */
  readonly id?: string;
  readonly values: Readonly<Record<string, Scalar | QueryRow | QueryResult>>;
}
export interface QueryColumn {
  readonly name: string;
  readonly path: readonly string[];
  readonly aggregate: boolean;
  /** a field's type; `subquery` holds the columns of child rows */
  readonly type: string;
  readonly label: string;
  readonly columns?: readonly QueryColumn[];
}
export interface QueryResult {
  readonly object: string;
  readonly totalSize: number;
  readonly rows: readonly QueryRow[];
  readonly columns: readonly QueryColumn[];
  readonly count: boolean;
  /**
   * What the limit of query rows counts: aggregates other than COUNT read each row that they take in (Apex Developer Guide,
   * "Working with SOQL Aggregate Functions").
   */
  readonly readRows: number;
}

/** Salesforce's error codes and texts: MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE, … with row and column where the platform gives them. */
export class DataError extends Error {
  readonly code: string;
  readonly fields: readonly string[];
  /** of a query in user mode: by object, what the user may not read */
  inaccessible: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  constructor(code: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.name = 'DataError';
    this.code = code;
    this.fields = fields;
  }
}

export interface RecordInput {
  readonly type: string;
  readonly id?: string;
  /** a nested record is a reference by external id: `{ Account: { type: 'Account', fields: { Key__c: 'x' } } }` */
  readonly fields: Readonly<Record<string, Scalar | RecordInput>>;
}
export interface WriteRequest {
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
  readonly records: readonly RecordInput[];
  readonly externalIdField?: string;
  readonly allOrNone: boolean;
  readonly access: Access;
  readonly api?: Api;
  readonly triggers?: TriggerRunner;
  /** flows that records start: before the before triggers, and after the after triggers */
  readonly flows?: TriggerRunner;
  /** a delete that is part of a merge: what belonged to the deleted rows goes to this one */
  readonly mergeInto?: MergeTarget;
  /** epoch milliseconds for CreatedDate and SystemModstamp */
  readonly now: number;
}
export interface MergeTarget {
  readonly id: string;
  /** told the ids of the rows that went over */
  onReparent(ids: readonly string[]): void;
}
export interface WriteError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}
export interface WriteResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly WriteError[];
}

export type TriggerEvent =
  | 'before insert'
  | 'before update'
  | 'before delete'
  | 'after insert'
  | 'after update'
  | 'after delete'
  | 'after undelete';
/** A row on its way through triggers: `fields` is changed in place by before triggers, `errors` by addError. */
export interface TriggerRow {
  readonly id: string | null;
  fields: Record<string, Scalar>;
  readonly old: Readonly<Record<string, Scalar>> | null;
  readonly errors: WriteError[];
}
export interface TriggerRunner {
  has(object: string, event: TriggerEvent): boolean;
  run(object: string, event: TriggerEvent, rows: TriggerRow[]): void;
}
