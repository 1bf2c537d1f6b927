import type { Scalar } from '../types.ts';
import type { BehaviourContext, BehaviourRow } from './registry.ts';
import { registerBehaviour } from './registry.ts';

type Derive = (row: BehaviourRow, context: BehaviourContext) => void;

/** What the platform computes of a row before it is validated and saved. */
export function deriveFields(object: string, derive: Derive): void {
  registerBehaviour({
    object,
    beforeWrite: (context, rows) => {
      if (context.operation === 'insert' || context.operation === 'update')
        for (const row of rows) derive(row, context);
    },
  });
}

export function isChanged(row: BehaviourRow, field: string): boolean {
  return row.old === null || (row.old[field] ?? null) !== (row.fields[field] ?? null);
}

export function textIn(row: BehaviourRow, field: string): string | null {
  const value = row.fields[field];
  return typeof value === 'string' ? value : null;
}

export function numberIn(row: BehaviourRow, field: string): number | null {
  const value = row.fields[field];
  return typeof value === 'number' ? value : null;
}

/** Columns of another row; null when there is no such row. */
export function lookUp(
  { database }: BehaviourContext,
  object: string,
  id: string | null,
  columns: readonly string[],
): Readonly<Record<string, Scalar>> | null {
  if (id === null || !database.tables.exists(object)) return null;
  const statement = database.prepare(
    `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "${object}" WHERE "Id" = ?`,
  );
  statement.setReturnArrays(false);
  return (statement.get(id) as Record<string, Scalar> | undefined) ?? null;
}
