import type { Scalar } from '../../data/types.ts';

export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** The org's SQLite connection, as far as this room uses it. `DatabaseSync` of node:sqlite has this form. */
export interface Connection {
  exec(sql: string): void;
  prepare(sql: string): {
    run(...values: SqlValue[]): unknown;
    all(...values: SqlValue[]): unknown[];
    get(...values: SqlValue[]): unknown;
  };
}

/** Rows of objects, written without triggers, defaults or rights: what a component is in SOQL and Tooling. */
export interface ObjectRows {
  /** false when neither the shape nor the published lists have the object */
  has(object: string): boolean;
  /** true when the object has the column */
  hasField(object: string, field: string): boolean;
  newId(object: string): string;
  find(object: string, where: Readonly<Record<string, Scalar>>): readonly Readonly<Record<string, Scalar>>[];
  /** inserts the row, or changes the columns that are given; unknown columns are left out */
  put(object: string, id: string, values: Readonly<Record<string, Scalar>>): void;
  remove(object: string, id: string): void;
}

export function rowsOf(connection: Connection, sql: string, ...values: SqlValue[]): SqlRow[] {
  return connection.prepare(sql).all(...values) as SqlRow[];
}

export function rowOf(connection: Connection, sql: string, ...values: SqlValue[]): SqlRow | undefined {
  return connection.prepare(sql).get(...values) as SqlRow | undefined;
}

export function text(value: SqlValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
