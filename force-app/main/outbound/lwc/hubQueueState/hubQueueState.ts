import type { BadgeStatus } from 'c/hubStatusBadge';
import { text } from './labels';

/** What people are told about a state of a message: in one word, in a sentence, and as advice. */
export interface StateView {
  /** as Apex knows it */
  readonly value: string;
  readonly label: string;
  readonly badge: BadgeStatus;
  readonly meaning: string;
  readonly whatToDo: string;
  /** in the repository; null when the state needs none */
  readonly runbook: string | null;
}

const notMoving = 'docs/runbooks/outbox-not-moving.md';

/** In the order in which a message comes through them. */
export const states: readonly StateView[] = [
  state('Pending', 'waiting', text.pending, text.meansPending, text.todoPending, notMoving),
  state('Claimed', 'waiting', text.claimed, text.meansClaimed, text.todoClaimed, notMoving),
  state('Retry', 'waiting', text.retry, text.meansRetry, text.todoRetry, 'docs/runbooks/breaker-open.md'),
  state(
    'Unknown',
    'warning',
    text.unknown,
    text.meansUnknown,
    text.todoUnknown,
    'docs/runbooks/outbox-unknown-messages.md',
  ),
  state('Dead', 'bad', text.dead, text.meansDead, text.todoDead, 'docs/runbooks/outbox-dead-messages.md'),
  state('Delivered', 'good', text.delivered, text.meansDelivered, text.todoDelivered, null),
  state('Discarded', 'ended', text.discarded, text.meansDiscarded, text.todoDiscarded, null),
];

/** The view of a state; one that the hub does not know is shown as it is. */
export function stateOf(value: string | null | undefined): StateView {
  const name = value ?? '';
  return states.find((known) => known.value === name) ?? state(name, 'unknown', name, '', '', null);
}

function state(
  value: string,
  badge: BadgeStatus,
  label: string,
  meaning: string,
  whatToDo: string,
  runbook: string | null,
): StateView {
  return { value, label, badge, meaning, whatToDo, runbook };
}
