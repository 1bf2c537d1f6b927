import { randomUUID } from 'node:crypto';
import type { PublishedEvent as AcceptedEvent } from '../../data/index.ts';
import type { Scalar } from '../../data/types.ts';
import { headerValue, type ChangeHeader } from './change-events.ts';
import type { Engine } from './engine.ts';
import { ApexException } from '../runtime/index.ts';
import type { AsyncWork, DeliveryAttempt, Transaction } from './transaction.ts';
import { runSubscriber, triggersOf, type EventRow } from './triggers.ts';
import { rowsOf } from './user-settings.ts';

/** A platform event on its way to subscribers. */
export interface PublishedEvent {
  /** e.g. `Order_Event__e` */
  readonly type: string;
  readonly fields: Readonly<Record<string, Scalar>>;
  readonly createdById: string;
  /** ISO 8601 */
  readonly createdDate: string;
  /** of a change event */
  readonly header?: ChangeHeader;
}

/**
 * Takes over the events that the data room accepted. Events that publish immediately leave the transaction now and
 * survive a rollback; the others leave when it commits (Platform Events Developer Guide, "Publish Behavior").
 */
export function takeOver(engine: Engine, accepted: readonly AcceptedEvent[]): void {
  for (const { object, fields } of accepted) {
    const event = publishedEvent(engine, object, fields);
    const transaction = engine.transactionOrNull;
    if (transaction === null || publishesImmediately(engine, object)) leave(engine, event);
    else transaction.eventsAfterCommit.push(event);
  }
}

/** Whether the event's definition says PublishImmediately. */
export function publishesImmediately(engine: Engine, type: string): boolean {
  const { db } = engine;
  if (!db.tables.exists('_component')) return false;
  const row = db.prepare('SELECT document FROM _component WHERE key = ?').get(`CustomObject:${type.toLowerCase()}`);
  return typeof row?.['document'] === 'string' && row['document'].includes('PublishImmediately');
}

/** Events leave first, and then those who published them are told; a rollback to a savepoint has taken back some. */
export function deliverAfterCommit(engine: Engine, transaction: Transaction): void {
  const leaving = new Set(transaction.eventsAfterCommit.splice(0));
  for (const event of leaving) leave(engine, event);
  for (const { events, work } of transaction.publishCallbacks.splice(0))
    if (events.some((event) => leaving.has(event))) engine.pending.push(work);
}

/** Tells `onSuccess` in a transaction of its own when the events that `publish` accepts have left. */
export function tellWhenPublished<T>(engine: Engine, publish: () => T, onSuccess: () => void): T {
  const { eventsAfterCommit, publishCallbacks } = engine.transaction;
  const before = eventsAfterCommit.length;
  const leftBefore = engine.transaction.eventsLeft;
  const result = publish();
  const work = callbackOf(engine, onSuccess);
  const events = eventsAfterCommit.slice(before);
  if (engine.transaction.eventsLeft > leftBefore) engine.pending.push(work);
  else if (events.length > 0) publishCallbacks.push({ events, work });
  return result;
}

function callbackOf(engine: Engine, run: () => void): AsyncWork {
  const userId = automatedProcess(engine) ?? engine.transaction.userId;
  const description = 'Platform event publish callback';
  return { jobId: '', quiddity: 'PLATFORM_EVENT_PUBLISH_CALLBACK', description, userId, dueAt: null, run };
}

function leave(engine: Engine, event: PublishedEvent): void {
  if (engine.transactionOrNull !== null) engine.transactionOrNull.eventsLeft += 1;
  if (engine.test !== null) engine.test.events.push(event);
  else {
    engine.onEvent(event);
    for (const { name } of triggersOf(engine, event.type, 'after insert')) queueDelivery(engine, name, event);
  }
}

/** Events to deliver to one trigger: each subscribes for itself, and none waits or fails with another. */
interface Delivery extends AsyncWork {
  readonly trigger: string;
  readonly events: PublishedEvent[];
}

/** A trigger gets at most this many events at a time (Platform Events Developer Guide, "Batch Size"). */
const MOST_TOGETHER = 2000;

/** An event joins those that wait for the trigger: what one transaction publishes is delivered together, in order. */
function queueDelivery(engine: Engine, trigger: string, event: PublishedEvent): void {
  const waiting = engine.pending.findLast(
    (work): work is Delivery => 'trigger' in work && (work as Delivery).trigger === trigger,
  );
  if (waiting !== undefined && waiting.events.length < MOST_TOGETHER) waiting.events.push(event);
  else engine.pending.push(deliveryOf(engine, trigger, [event]));
}

/** Subscribed triggers run as Automated Process in a transaction of their own. */
function deliveryOf(engine: Engine, trigger: string, events: PublishedEvent[], attempt = FIRST_ATTEMPT): Delivery {
  return {
    jobId: '',
    quiddity: 'PLATFORM_EVENT_PUBLISH_CALLBACK',
    description: `Platform event ${events[0]?.type ?? ''}`,
    userId: automatedProcess(engine) ?? events[0]?.createdById ?? '',
    dueAt: null,
    trigger,
    events,
    run: () => attemptDelivery(engine, trigger, events, attempt),
  };
}

const FIRST_ATTEMPT: DeliveryAttempt = { retries: 0, lastError: null };
/** Platform Events Developer Guide, "Retry Event Triggers with EventBus.RetryableException". */
const MOST_RETRIES = 9;

/** What throws EventBus.RetryableException is undone, and gets its events again with those that came since. */
function attemptDelivery(engine: Engine, trigger: string, events: PublishedEvent[], attempt: DeliveryAttempt): void {
  engine.transaction.attempt = attempt;
  try {
    runSubscriber(engine, trigger, events[0].type, events.map(rowOf));
    resumeAfterCheckpoint(engine, trigger, events);
  } catch (error) {
    const retries = attempt.retries + 1;
    if (isRetryable(error) && retries <= MOST_RETRIES)
      engine.pending.push(deliveryOf(engine, trigger, events, { retries, lastError: error.getmessage() }));
    throw error;
  }
}

/** A subscriber that ended before its last event is given those after its checkpoint (TriggerContext.setResumeCheckpoint). */
function resumeAfterCheckpoint(engine: Engine, trigger: string, events: readonly PublishedEvent[]): void {
  const { resumeCheckpoint } = engine.transaction;
  const done = events.findIndex(({ fields }) => fields['ReplayId'] === resumeCheckpoint);
  if (done >= 0 && done < events.length - 1) engine.pending.push(deliveryOf(engine, trigger, events.slice(done + 1)));
}

function isRetryable(error: unknown): error is ApexException {
  return error instanceof ApexException && error.gettypename() === 'EventBus.RetryableException';
}

/** Hands events to all their triggers in the transaction that is there: what a test delivers. */
export function runSubscribers(engine: Engine, events: readonly PublishedEvent[]): void {
  for (const type of new Set(events.map((event) => event.type))) {
    const rows = events.filter((event) => event.type === type).map(rowOf);
    for (const { name } of triggersOf(engine, type, 'after insert')) runSubscriber(engine, name, type, rows);
  }
}

function rowOf(event: PublishedEvent): EventRow {
  const row = { id: null, fields: { ...event.fields }, old: null, errors: [] };
  if (event.header === undefined) return row;
  return { ...row, values: new Map([['ChangeEventHeader', headerValue(event.header)]]) };
}

export function automatedProcess(engine: Engine): string | null {
  const id = rowsOf(engine.db, 'User', 'UserType', 'AutomatedProcess')[0]?.['id'];
  return typeof id === 'string' ? id : null;
}

let replayId = 0;

function publishedEvent(engine: Engine, type: string, fields: Readonly<Record<string, Scalar>>): PublishedEvent {
  return {
    type,
    fields: { ...fields, EventUuid: fields['EventUuid'] ?? randomUUID(), ReplayId: String(++replayId) },
    createdById: String(fields['CreatedById'] ?? ''),
    createdDate: String(fields['CreatedDate'] ?? new Date(engine.hooks.now()).toISOString()),
  };
}
