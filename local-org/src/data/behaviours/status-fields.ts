import { deriveFields, isChanged, lookUp, textIn } from './derived-fields.ts';
import type { BehaviourContext, BehaviourRow } from './registry.ts';
import { rowOf } from './stages.ts';

function means(context: BehaviourContext, object: string, label: string | null, flag: string): boolean {
  return rowOf(context, object, label)?.[flag] === 1;
}

deriveFields('Case', (row, context) => {
  const contact = row.old === null ? textIn(row, 'ContactId') : null;
  if (contact !== null)
    row.fields['AccountId'] ??= lookUp(context, 'Contact', contact, ['AccountId'])?.['AccountId'] ?? null;
});

deriveFields('Task', (row, context) => {
  if (isChanged(row, 'Priority'))
    row.fields['IsHighPriority'] = means(context, 'TaskPriority', textIn(row, 'Priority'), 'IsHighPriority');
  if (isChanged(row, 'Status')) {
    const isClosed = means(context, 'TaskStatus', textIn(row, 'Status'), 'IsClosed');
    if (isClosed !== (row.old?.['IsClosed'] ?? false)) row.fields['CompletedDateTime'] = isClosed ? now(context) : null;
    row.fields['IsClosed'] = isClosed;
  }
  setAccount(row, context);
});

/** Page Event of the Object Reference: start, end and duration imply each other. */
deriveFields('Event', (row, context) => {
  setAccount(row, context);
  const given = row.old === null || isChanged(row, 'ActivityDateTime') ? textIn(row, 'ActivityDateTime') : null;
  const start = given ?? textIn(row, 'StartDateTime') ?? startOfDay(row);
  if (start === null) return;
  row.fields['StartDateTime'] = row.fields['ActivityDateTime'] = start;
  row.fields['ActivityDate'] = start.slice(0, 10);
  const minutes = row.fields['DurationInMinutes'];
  const end = textIn(row, 'EndDateTime');
  if (end !== null && (typeof minutes !== 'number' || isChanged(row, 'EndDateTime')))
    row.fields['DurationInMinutes'] = Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
  else if (typeof minutes === 'number')
    row.fields['EndDateTime'] = new Date(Date.parse(start) + minutes * 60_000).toISOString();
  row.fields['EndDate'] = textIn(row, 'EndDateTime')?.slice(0, 10) ?? null;
});

function startOfDay(row: BehaviourRow): string | null {
  const day = textIn(row, 'ActivityDate');
  return day === null ? null : `${day}T00:00:00.000Z`;
}

/** An activity belongs to the account of what, or of whom, it is about. */
function setAccount(row: BehaviourRow, context: BehaviourContext): void {
  if (!isChanged(row, 'WhatId') && !isChanged(row, 'WhoId')) return;
  const what = textIn(row, 'WhatId');
  const owner = { '006': 'Opportunity', '500': 'Case', '800': 'Contract', '02i': 'Asset' }[what?.slice(0, 3) ?? ''];
  const account =
    what?.startsWith('001') === true
      ? what
      : ((owner === undefined ? null : lookUp(context, owner, what, ['AccountId'])?.['AccountId']) ??
        lookUp(context, 'Contact', textIn(row, 'WhoId'), ['AccountId'])?.['AccountId'] ??
        null);
  row.fields['AccountId'] = account;
}

const now = (context: BehaviourContext): string => new Date(context.now).toISOString();
