import { randomInt } from 'node:crypto';
import type { TriggerRow } from '../../data/types.ts';
import type { Flow, FlowHost, FlowRecord, Interview } from '../types.ts';
import { newInterview, runInterviews } from './interviews.ts';

/** When a flow runs in the save of a record. */
export type SaveMoment = 'before insert' | 'before update' | 'after insert' | 'after update';

/** The active flows that a save of this object starts, in their order. */
export function startedBy(flows: readonly Flow[], object: string, moment: SaveMoment): Flow[] {
  const isInsert = moment.endsWith('insert');
  return flows
    .filter(
      ({ isActive, trigger }) =>
        isActive &&
        trigger !== null &&
        trigger.object.toLowerCase() === object.toLowerCase() &&
        moment.startsWith(trigger.moment) &&
        (isInsert ? trigger.onCreate : trigger.onUpdate),
    )
    .sort((a, b) => (a.trigger?.order ?? 0) - (b.trigger?.order ?? 0) || (a.name < b.name ? -1 : 1));
}

/**
 * Runs a flow for the rows that meet its entry conditions. Before the save `fields` of the rows change in place; a flow that
 * fails, and what its Custom Error elements say, are errors of the row.
 */
export function runForRows(flow: Flow, object: string, rows: readonly TriggerRow[], host: FlowHost): void {
  const started = rows
    .filter(({ errors }) => errors.length === 0)
    .map((row) => ({ row, interview: interviewOf(flow, object, row, host) }))
    .filter(({ row, interview }) => isEntered(flow, row, interview));
  const endings = runInterviews(
    flow,
    started.map(({ interview }) => interview),
  );
  endings.forEach(({ interview, failure }, index) => {
    const row = started[index]?.row;
    if (row === undefined) return;
    for (const { message, field } of interview.errors)
      row.errors.push({
        statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        message,
        fields: field === null ? [] : [field],
      });
    if (failure !== null)
      row.errors.push({
        statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
        message: refusal(flow, failure.message),
        fields: [],
      });
  });
}

function interviewOf(flow: Flow, object: string, { id, fields, old }: TriggerRow, host: FlowHost): Interview {
  if (id !== null) fields['Id'] ??= id;
  const prior: FlowRecord | null = old === null ? null : { type: object, fields: { ...old } };
  return newInterview(flow, host, { type: object, fields }, prior);
}

function isEntered({ trigger }: Flow, { old }: TriggerRow, interview: Interview): boolean {
  if (!trigger?.when) return true;
  if (!trigger.when(interview)) return false;
  if (!trigger.onlyWhenChanged || old === null) return true;
  return !trigger.when({ ...interview, record: interview.prior, prior: null });
}

/** As an org says it, with an id that its support knows. */
function refusal({ label }: Flow, detail: string): string {
  const number = (): number => randomInt(1, 2_000_000_000);
  return `We can't save this record because the “${label}” process failed. Give your Salesforce admin these details. ${detail} Error ID: ${number()}-${randomInt(1, 999_999)} (${number()})`;
}
