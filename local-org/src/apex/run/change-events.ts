import type { Scalar, TriggerEvent, TriggerRow } from '../../data/types.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { ApexValue } from '../abi.ts';
import type { Engine } from './engine.ts';
import type { PublishedEvent } from './events.ts';
import { listOf } from './library/helpers.ts';
import { platformValue } from './library/platform-value.ts';

/** One change of one record, as Change Data Capture tells it. */
interface Change {
  readonly object: ObjectDef;
  readonly id: string;
  readonly type: 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';
  readonly fields: Readonly<Record<string, Scalar>>;
  readonly changed: readonly string[];
}

const TYPES: Readonly<Partial<Record<TriggerEvent, Change['type']>>> = {
  'after insert': 'CREATE',
  'after update': 'UPDATE',
  'after delete': 'DELETE',
  'after undelete': 'UNDELETE',
};

/** Fields that every save changes; they are in an update's event and not among its changed fields. */
const SYSTEM_FIELDS: ReadonlySet<string> = new Set(['SystemModstamp', 'LastModifiedById', 'Id', 'IsDeleted']);

/** The change event object of an object: `AccountChangeEvent`, `Thing__ChangeEvent`; null when it has none. */
export function changeEventOf(engine: Engine, object: string): ObjectDef | null {
  const name = object.endsWith('__c') ? `${object.slice(0, -3)}__ChangeEvent` : `${object}ChangeEvent`;
  return engine.db.schema.object(name) ?? null;
}

/**
 * Whether changes of the object are captured: in tests once Test.enableChangeDataCapture was called, else when a
 * channel of the org has selected it.
 */
export function isCaptured(engine: Engine, object: string): boolean {
  if (engine.test !== null) return engine.test.capturesChanges && changeEventOf(engine, object) !== null;
  const event = changeEventOf(engine, object);
  return event !== null && selectedEntities(engine).has(event.name.toLowerCase());
}

/** Lower-cased change events that a channel selects; a deploy makes a new engine. */
const selected = new WeakMap<Engine, ReadonlySet<string>>();

function selectedEntities(engine: Engine): ReadonlySet<string> {
  let names = selected.get(engine);
  if (names === undefined) selected.set(engine, (names = readSelectedEntities(engine)));
  return names;
}

function readSelectedEntities({ db }: Engine): ReadonlySet<string> {
  if (!db.tables.exists('_component')) return new Set();
  const rows = db.prepare("SELECT document FROM _component WHERE type = 'PlatformEventChannelMember'").all();
  const names = rows.flatMap((row) => {
    const name = /"selectedEntity",\{\},"([^"]+)"/.exec(String(row['document']))?.[1];
    return name === undefined ? [] : [name.toLowerCase()];
  });
  return new Set(names);
}

/** Collects what one DML operation changed; those whose result is good become events. */
export class ChangeRecorder {
  readonly #changes = new Map<string, Change>();

  record(object: ObjectDef, event: TriggerEvent, rows: readonly TriggerRow[]): void {
    const type = TYPES[event];
    if (type === undefined) return;
    for (const row of rows) {
      if (row.id === null || row.errors.length > 0) continue;
      const changed = type === 'UPDATE' ? changedFields(row) : [];
      if (type === 'UPDATE' && changed.length === 0) continue;
      const fields = type === 'DELETE' ? {} : type === 'UPDATE' ? pick(row.fields, changed) : nonNull(row.fields);
      this.#changes.set(row.id, { object, id: row.id, type, fields, changed });
    }
  }

  /** Events for the records with these ids. */
  publish(engine: Engine, ids: ReadonlySet<string | null>): void {
    const done = [...this.#changes.values()].filter(({ id }) => ids.has(id));
    engine.transaction.eventsAfterCommit.push(...done.map((change, index) => eventOf(engine, change, index + 1)));
  }
}

function changedFields(row: TriggerRow): string[] {
  const old = row.old ?? {};
  return Object.keys(row.fields).filter(
    (name) => !SYSTEM_FIELDS.has(name) && (row.fields[name] ?? null) !== (old[name] ?? null),
  );
}

function pick(fields: Readonly<Record<string, Scalar>>, names: readonly string[]): Record<string, Scalar> {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

function nonNull(fields: Readonly<Record<string, Scalar>>): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== null && name !== 'Id'));
}

function eventOf(engine: Engine, change: Change, sequence: number): PublishedEvent {
  const { transaction, hooks } = engine;
  const type = changeEventOf(engine, change.object.name)?.name ?? '';
  const known = engine.db.schema.object(type)?.fields;
  const fields = Object.fromEntries(Object.entries(change.fields).filter(([name]) => known?.has(name.toLowerCase())));
  const now = hooks.now();
  return {
    type,
    fields,
    createdById: transaction.userId,
    createdDate: new Date(now).toISOString(),
    header: {
      entityName: change.object.name,
      recordIds: [change.id],
      changeType: change.type,
      changeOrigin: '',
      transactionKey: transaction.requestId,
      sequenceNumber: sequence,
      commitTimestamp: now,
      commitNumber: now,
      commitUser: transaction.userId,
      changedFields: change.type === 'UPDATE' ? change.changed : [],
      nulledFields: change.type === 'UPDATE' ? change.changed.filter((name) => change.fields[name] === null) : [],
      diffFields: [],
    },
  };
}

/** What the header of a change event says (Change Data Capture Developer Guide, "Change Event Fields"). */
export interface ChangeHeader {
  readonly entityName: string;
  readonly recordIds: readonly string[];
  readonly changeType: Change['type'];
  readonly changeOrigin: string;
  readonly transactionKey: string;
  readonly sequenceNumber: number;
  readonly commitTimestamp: number;
  readonly commitNumber: number;
  readonly commitUser: string;
  readonly changedFields: readonly string[];
  readonly nulledFields: readonly string[];
  readonly diffFields: readonly string[];
}

export function headerValue(header: ChangeHeader): ApexValue {
  const texts = (values: readonly string[]): ApexValue => listOf('String', [...values]);
  return platformValue('EventBus.ChangeEventHeader', {
    ...header,
    commitTimestamp: BigInt(header.commitTimestamp),
    commitNumber: BigInt(header.commitNumber),
    recordIds: texts(header.recordIds),
    changedFields: texts(header.changedFields),
    nulledFields: texts(header.nulledFields),
    diffFields: texts(header.diffFields),
  });
}
