import { stateOf } from 'c/hubQueueState';
import { format } from 'c/hubText';
import { text } from './labels';

const waiting = ['Pending', 'Claimed', 'Retry'];
const attention = ['Unknown', 'Dead'];
const minutesShown = 60;
/** what changes while a reading is on its way belongs to the minute before */
const spareMinutes = 2;

/** `12 messages wait, 2 need you: 1 unknown, 1 dead.` */
export function sentenceOf(counts: readonly Apex.HubQueueCount[]): string {
  const waits = total(counts, waiting);
  const needs = total(counts, attention);
  const parts = attention
    .map((state) => ({ state, messages: total(counts, [state]) }))
    .filter(({ messages }) => messages > 0)
    .map(({ state, messages }) => format(text.count, messages, stateOf(state).label.toLowerCase()));
  return format(
    text.sentence,
    waits === 0 ? text.waitNone : waits === 1 ? text.waitOne : format(text.waitMany, waits),
    needs === 0
      ? text.needNone
      : format(needs === 1 ? text.needOne : text.needMany, ...(needs === 1 ? [] : [needs]), parts.join(', ')),
  );
}

/** How many minutes a reading has to bring, so that with those known before they make an hour. */
export function minutesWanted(known: readonly Apex.HubQueueMinute[], now: number): number {
  const last = Date.parse(known.at(-1)?.minute ?? '');
  return Number.isNaN(last) ? minutesShown : Math.min(minutesShown, Math.ceil((now - last) / 60_000) + spareMinutes);
}

/** The last sixty minutes: a newer reading replaces what was known of its minutes. */
export function mergeMinutes(
  known: readonly Apex.HubQueueMinute[],
  read: readonly Apex.HubQueueMinute[],
): Apex.HubQueueMinute[] {
  const first = read[0]?.minute ?? '';
  return [...known.filter(({ minute }) => (minute ?? '') < first), ...read].slice(-minutesShown);
}

/** Changes when a number of any state does: then the page of messages is old. */
export function fingerprint(counts: readonly Apex.HubQueueCount[]): string {
  return counts.map(({ integration, status, messages }) => `${integration} ${status} ${messages}`).join('\n');
}

function total(counts: readonly Apex.HubQueueCount[], states: readonly string[]): number {
  return counts
    .filter(({ status }) => states.includes(status ?? ''))
    .reduce((sum, { messages }) => sum + (messages ?? 0), 0);
}
