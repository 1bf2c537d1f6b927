import type { ObjectDef, SummaryField } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Access, Scalar, WriteRequest } from '../types.ts';
import type { Row } from './prepare.ts';
import { readRows, updateRow } from './rows.ts';
import { summaryQuery } from './summary-query.ts';

type Fields = Readonly<Record<string, Scalar>>;
/** A child row before and after a write; null where it did not or does not exist. */
export interface ChangedRow {
  readonly before: Fields | null;
  readonly after: Fields | null;
  readonly errors: Row['errors'];
}
type Save = (database: OrgDatabase, object: ObjectDef, request: WriteRequest, rows: readonly Row[]) => void;

/**
 * Roll-up summary fields of the parents of rows that were written. A parent whose value changes goes through its own save
 * procedure ("Triggers and Order of Execution"); what refuses it refuses the child.
 */
export function rollUp(
  database: OrgDatabase,
  child: ObjectDef,
  request: WriteRequest,
  changed: readonly ChangedRow[],
  save: Save,
): void {
  const summaries = database.schema.summariesOf(child.name);
  if (summaries.length === 0 || changed.length === 0) return;
  for (const [name, fields] of Map.groupBy(summaries, ({ object }) => object)) {
    const parent = database.schema.object(name);
    if (parent !== undefined) rollUpParent(database, parent, fields, request, changed, save);
  }
}

function rollUpParent(
  database: OrgDatabase,
  parent: ObjectDef,
  summaries: readonly SummaryField[],
  request: WriteRequest,
  changed: readonly ChangedRow[],
  save: Save,
): void {
  const keys = [...new Set(summaries.map(({ field }) => field.summary?.foreignKey ?? ''))];
  const parentsOf = (row: ChangedRow): string[] =>
    keys.flatMap((key) => [...idOf(row.before, key), ...idOf(row.after, key)]);
  const ids = [...new Set(changed.flatMap(parentsOf))];
  const stored = readRows(database, parent, ids);
  const updates = new Map<string, Record<string, Scalar>>();
  for (const summary of summaries) {
    const values = summarize(database, summary, ids, request.access, request.now);
    for (const [id, fields] of stored) {
      const value = values.get(id) ?? emptySummary(summary);
      if (fields['IsDeleted'] === true || (fields[summary.field.name] ?? null) === value) continue;
      updates.set(id, { ...updates.get(id), [summary.field.name]: value });
    }
  }
  if (updates.size === 0) return;
  const rows = [...updates].map(([id, fields], index) => parentRow(id, fields, index));
  const access: Access = { ...request.access, mode: 'system', sharing: false };
  save(database, parent, { ...request, operation: 'update', access }, rows);
  for (const row of rows)
    for (const child of changed) if (parentsOf(child).includes(row.id ?? '')) child.errors.push(...row.errors);
}

function parentRow(id: string, fields: Record<string, Scalar>, index: number): Row {
  return { index, id, fields, given: new Set(), old: null, errors: [] };
}

function idOf(fields: Fields | null, key: string): string[] {
  const id = fields?.[key];
  return typeof id === 'string' ? [id] : [];
}

function emptySummary({ field }: SummaryField): Scalar {
  return field.summary?.operation === 'count' || field.summary?.operation === 'sum' ? 0 : null;
}

/** The value of a summary by parent; parents without rows are left out. */
function summarize(
  database: OrgDatabase,
  { field }: SummaryField,
  ids: readonly string[] | null,
  access: Access,
  now: number,
): ReadonlyMap<string, Scalar> {
  const { summary } = field;
  const child = summary && database.schema.object(summary.childObject);
  if (summary === undefined || child === undefined) return new Map();
  const { rows } = database.query({
    soql: summaryQuery(summary, child, ids !== null),
    binds: ids === null ? {} : { ids },
    access: { ...access, mode: 'system', sharing: false, internal: true },
    now,
  });
  return new Map(rows.map(({ values }) => [values['k'] as string, values['v'] as Scalar]));
}

/** Computes summary fields anew for all parents, as a deploy of the field does; no trigger runs. */
export function recalculateSummary(database: OrgDatabase, summary: SummaryField, access: Access, now: number): void {
  const parent = database.schema.object(summary.object);
  if (parent === undefined || !database.tables.exists(parent.name)) return;
  database.tables.ensure(parent);
  const { name } = summary.field;
  database.prepare(`UPDATE "${parent.name}" SET "${name}" = ?`).run(emptySummary(summary) as number | null);
  for (const [id, value] of summarize(database, summary, null, access, now))
    updateRow(database, parent, id, { [name]: value });
}
