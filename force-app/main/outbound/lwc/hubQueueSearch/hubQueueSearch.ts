import { states } from 'c/hubQueueState';
import { text } from './labels';

/** What the fields above the table say; texts, because that is what the fields hold. */
export interface QueueFilters {
  /** a state, `Attention`, or empty for all that are not settled */
  readonly status: string;
  /** developer name, or empty for all */
  readonly integration: string;
  /** minutes, or empty for any age */
  readonly olderThan: string;
  readonly text: string;
  readonly newestFirst: boolean;
}
export interface Option {
  readonly value: string;
  readonly label: string;
}

export const noFilters: QueueFilters = { status: '', integration: '', olderThan: '', text: '', newestFirst: false };

export const statusOptions: readonly Option[] = [
  { value: '', label: text.open },
  { value: 'Attention', label: text.needsYou },
  ...states.map(({ value, label }) => ({ value, label })),
];
export const ageOptions: readonly Option[] = [
  { value: '', label: text.ageAny },
  { value: '15', label: text.ageQuarter },
  { value: '60', label: text.ageHour },
  { value: '1440', label: text.ageDay },
  { value: '10080', label: text.ageWeek },
];

export function integrationOptions(integrations: readonly Apex.HubQueueIntegration[]): readonly Option[] {
  return [
    { value: '', label: text.allIntegrations },
    ...integrations.map(({ name, label }) => ({ value: name ?? '', label: label ?? name ?? '' })),
  ];
}

/** As Apex takes it: what is empty does not matter there. */
export function toFilter({
  status,
  integration,
  olderThan,
  text: wanted,
  newestFirst,
}: QueueFilters): Apex.HubQueueFilter {
  return {
    status: status || null,
    integration: integration || null,
    olderThanMinutes: olderThan === '' ? null : Number(olderThan),
    text: wanted.trim() || null,
    newestFirst,
  };
}

/** Whether everything is shown that a person may still have to think of. */
export function showsAllOpen({ status, integration, olderThan, text: wanted }: QueueFilters): boolean {
  return [status, integration, olderThan, wanted.trim()].every((each) => each === '');
}

/** Whether messages that may have arrived can be among those that match. */
export function mayShowUnknown({ status }: QueueFilters): boolean {
  return ['', 'Attention', 'Unknown'].includes(status);
}
