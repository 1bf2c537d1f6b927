import type { StateView } from 'c/hubQueueState';
import { stateOf } from 'c/hubQueueState';
import { format, formatTime } from 'c/hubText';
import { text } from './labels';

/** One message as the template shows it. */
export interface MessageView {
  readonly id: string;
  readonly name: string;
  readonly checkId: string;
  readonly chooseLabel: string;
  readonly detailsLabel: string;
  readonly selected: boolean;
  readonly createdAt: string | null;
  readonly integration: string;
  readonly call: string;
  readonly state: StateView;
  /** what `waitsUntil` stands for; empty when the message waits for no time */
  readonly waitsFor: string;
  readonly waitsUntil: string | null;
  readonly waitsExact: string;
  readonly attempts: number;
  readonly failure: string;
  readonly failedAt: string | null;
  readonly reason: string;
  readonly sourceLink: string | null;
  readonly sourceKind: string;
  readonly sourceLabel: string;
  readonly orderKey: string;
  readonly rowClass: string;
}

export function viewOf(
  row: Apex.HubQueueRow,
  integrationLabel: string,
  { selected, open }: { readonly selected: boolean; readonly open: boolean },
): MessageView {
  const id = row.id ?? '';
  const name = row.name ?? '';
  const waitsUntil = row.leasedUntil ?? (row.status === 'Retry' ? row.nextAt : null) ?? null;
  const failed = row.status !== 'Delivered' && Boolean(row.lastAttemptAt);
  const sourceKind = row.sourceKind ?? row.sourceId ?? '';
  return {
    id,
    name,
    checkId: `choose-${id}`,
    chooseLabel: format(text.chooseRow, name),
    detailsLabel: format(text.detailsOf, name),
    selected,
    createdAt: row.createdAt ?? null,
    integration: integrationLabel,
    call: row.call ?? '',
    state: stateOf(row.status),
    waitsFor: waitsUntil === null ? '' : row.leasedUntil ? text.leased : text.nextTry,
    waitsUntil,
    waitsExact: formatTime(waitsUntil),
    attempts: row.attempts ?? 0,
    failure: failed ? [row.lastStatusCode, row.lastState].filter(Boolean).join(', ') : '',
    failedAt: failed ? (row.lastAttemptAt ?? null) : null,
    reason: row.reason ?? '',
    sourceLink: row.sourceId ? `/lightning/r/${row.sourceId}/view` : null,
    sourceKind,
    sourceLabel: [sourceKind, row.sourceId].filter(Boolean).join(' '),
    orderKey: withoutIntegration(row),
    rowClass: open ? 'slds-is-selected' : '',
  };
}

/** Apex puts the integration in front, so that two integrations may use the same key. */
function withoutIntegration({ orderKey, integration }: Apex.HubQueueRow): string {
  const prefix = `${integration ?? ''} `;
  return orderKey?.startsWith(prefix) ? orderKey.slice(prefix.length) : (orderKey ?? '');
}
