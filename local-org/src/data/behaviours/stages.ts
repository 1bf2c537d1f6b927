import type { Scalar } from '../types.ts';
import { registerBehaviour, type BehaviourContext, type BehaviourRow } from './registry.ts';

type Stored = Readonly<Record<string, Scalar>>;

/** The row that says what a status means. */
export function rowOf(context: BehaviourContext, object: string, label: Scalar): Stored | undefined {
  const { database } = context;
  if (!database.tables.exists(object)) return undefined;
  return database.prepare(`SELECT * FROM "${object}" WHERE "MasterLabel" = ? COLLATE NOCASE`).get(String(label)) as
    Stored | undefined;
}

const changed = (row: BehaviourRow, field: string): boolean => row.old === null || row.old[field] !== row.fields[field];

/** What a stage says of an opportunity (Object Reference, Opportunity: ForecastCategory, IsClosed, IsWon, Probability). */
registerBehaviour({
  object: 'Opportunity',
  beforeWrite(context, rows) {
    if (context.operation !== 'insert' && context.operation !== 'update') return;
    for (const row of rows.filter((candidate) => changed(candidate, 'StageName'))) {
      const stage = rowOf(context, 'OpportunityStage', row.fields['StageName'] ?? null);
      row.fields['IsClosed'] = stage?.['IsClosed'] === 1;
      row.fields['IsWon'] = stage?.['IsWon'] === 1;
      row.fields['ForecastCategory'] = stage?.['ForecastCategory'] ?? 'Pipeline';
      row.fields['ForecastCategoryName'] ??= stage?.['ForecastCategoryName'] ?? 'Pipeline';
      const isGiven = row.old === null ? row.fields['Probability'] != null : changed(row, 'Probability');
      if (!isGiven && stage !== undefined) row.fields['Probability'] = stage['DefaultProbability'] ?? null;
    }
  },
});

/** A closed status closes the case (Object Reference, Case: IsClosed, ClosedDate). */
registerBehaviour({
  object: 'Case',
  beforeWrite(context, rows) {
    if (context.operation !== 'insert' && context.operation !== 'update') return;
    for (const row of rows.filter((candidate) => changed(candidate, 'Status'))) {
      const isClosed = rowOf(context, 'CaseStatus', row.fields['Status'] ?? null)?.['IsClosed'] === 1;
      row.fields['IsClosed'] = isClosed;
      row.fields['ClosedDate'] = isClosed ? (row.fields['ClosedDate'] ?? new Date(context.now).toISOString()) : null;
    }
  },
});
