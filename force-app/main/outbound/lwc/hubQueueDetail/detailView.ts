import { format, formatTime } from 'c/hubText';
import { text } from './labels';

export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}
export interface CallView {
  readonly key: string;
  readonly calledAt: string | null;
  readonly exact: string;
  readonly result: string;
  readonly time: string;
  readonly text: string;
}

/** What is known of a message, without what is not. */
export function factsOf({ row, owner }: Apex.HubQueueMessage, integration: string): Fact[] {
  const facts: readonly (readonly [string, string | number | null | undefined])[] = [
    [text.integration, integration],
    [text.call, row?.call],
    [text.created, formatTime(row?.createdAt)],
    [text.attempts, row?.attempts],
    [text.lastAttempt, formatTime(row?.lastAttemptAt)],
    [text.lastFailure, row?.status === 'Delivered' ? null : row?.lastText],
    [text.nextTry, row?.status === 'Retry' ? formatTime(row.nextAt) : null],
    [text.leased, formatTime(row?.leasedUntil)],
    [text.deliveredAt, formatTime(row?.deliveredAt)],
    [text.reason, row?.reason],
    [text.correlation, row?.correlationId],
    [text.orderKey, row?.orderKey],
    [text.signature, row?.signature],
    [text.owner, owner],
  ];
  return facts
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([label, value]) => ({ key: label, label, value: String(value) }));
}

export function callsOf(calls: readonly Apex.HubQueueCall[]): CallView[] {
  return calls.map((call, index) => ({
    key: `${call.calledAt ?? ''}-${index}`,
    calledAt: call.calledAt ?? null,
    exact: formatTime(call.calledAt),
    result: [call.statusCode, call.state, call.mayHaveActed ? text.mayHaveActed : null].filter(Boolean).join(', '),
    time: typeof call.milliseconds === 'number' ? format(text.milliseconds, call.milliseconds) : '',
    text: call.text ?? '',
  }));
}
