import type { Scalar, TriggerEvent, TriggerRow, TriggerRunner } from '../../data/types.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { ApexType, ApexValue, CompiledUnit } from '../abi.ts';
import { ApexException, caught, typeOf } from '../runtime/index.ts';
import { isCaptured, type ChangeRecorder } from './change-events.ts';
import type { Engine } from './engine.ts';
import { toApex, toScalar } from './sobjects/convert.ts';
import { objectDef } from './sobjects/records.ts';
import { SObjectValue } from './sobjects/sobject-value.ts';

/** An event on its way to triggers, with values that are no scalars. */
export interface EventRow extends TriggerRow {
  readonly values?: ReadonlyMap<string, ApexValue>;
}

/** The org's Apex triggers, as the data room calls them; `recorder` hears of changes that are captured. */
export function createTriggerRunner(engine: Engine, recorder: ChangeRecorder | null = null): TriggerRunner {
  const captures = (object: string, event: TriggerEvent): boolean =>
    recorder !== null && event.startsWith('after') && isCaptured(engine, object);
  return {
    has: (object, event) => triggersOf(engine, object, event).length > 0 || captures(object, event),
    run: (object, event, rows) => {
      runAll(engine, triggersOf(engine, object, event), object, event, rows);
      if (captures(object, event)) recorder?.record(objectDef(engine, object), event, rows);
    },
  };
}

/** Runs the one trigger that subscribes to the events. */
export function runSubscriber(engine: Engine, trigger: string, object: string, events: EventRow[]): void {
  const units = triggersOf(engine, object, 'after insert').filter(({ name }) => name === trigger);
  runAll(engine, units, object, 'after insert', events);
}

function runAll(
  engine: Engine,
  units: readonly CompiledUnit[],
  object: string,
  event: TriggerEvent,
  rows: TriggerRow[],
): void {
  if (units.length === 0) return;
  const def = objectDef(engine, object);
  // The platform hands at most 200 records to a trigger at a time, and at most 2,000 events.
  const size = def.kind === 'platformEvent' || def.kind === 'changeEvent' ? 2000 : 200;
  for (let start = 0; start < rows.length; start += size)
    runChunk(engine, units, def, event, rows.slice(start, start + size));
}

export function triggersOf(engine: Engine, object: string, event: TriggerEvent): CompiledUnit[] {
  return engine.program.program.units.filter((unit) => {
    const trigger = unit.symbols.trigger;
    return (
      trigger !== null &&
      !engine.inactiveTriggers.has(unit.name.toLowerCase()) &&
      trigger.object.toLowerCase() === object.toLowerCase() &&
      trigger.events.some((name) => name.toLowerCase() === event)
    );
  });
}

function runChunk(
  engine: Engine,
  units: readonly CompiledUnit[],
  def: ObjectDef,
  event: TriggerEvent,
  rows: TriggerRow[],
): void {
  const [time, operation] = event.split(' ') as ['before' | 'after', string];
  const current = operation === 'delete' ? [] : rows.map((row) => currentOf(def, row, time === 'after'));
  const previous =
    operation === 'insert' || operation === 'undelete'
      ? []
      : rows.map((row) => record(def, row.id, row.old ?? row.fields, true));
  const type = typeOf(def.name);
  engine.transaction.triggers.push({
    operation: `${time}_${operation}`.toUpperCase(),
    newList: operation === 'delete' ? null : list(engine, type, current),
    oldList: previous.length === 0 ? null : list(engine, type, previous),
    newMap: operation === 'delete' || event === 'before insert' ? null : map(engine, type, current),
    oldMap: previous.length === 0 ? null : map(engine, type, previous),
    size: rows.length,
  });
  try {
    if (!runTriggers(engine, units, def, event, rows)) return;
  } finally {
    engine.transaction.triggers.pop();
  }
  const affected = operation === 'delete' ? previous : current;
  affected.forEach((value, index) => collect(value, rows[index], event));
}

/**
 * Whether all of them came to their end. An exception that a trigger does not catch fails the records of its chunk, in
 * the words of the platform; subscribers of events are told by their own rules.
 */
function runTriggers(
  engine: Engine,
  units: readonly CompiledUnit[],
  def: ObjectDef,
  event: TriggerEvent,
  rows: readonly TriggerRow[],
): boolean {
  for (const unit of units) {
    try {
      runTrigger(engine, unit, def, event);
    } catch (error) {
      const exception = def.kind === 'platformEvent' || def.kind === 'changeEvent' ? null : catchable(error);
      if (exception === null) throw error;
      const message = `${unit.name}: execution of ${eventName(event)}\n\ncaused by: ${exception.tostring()}\n\n${exception.getstacktracestring()}`;
      for (const row of rows)
        row.errors.push({ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields: [] });
      return false;
    }
  }
  return true;
}

/** null for what ends the transaction: limits, failed assertions, what is not supported. */
export function catchable(error: unknown): ApexException | null {
  try {
    const exception = caught(error);
    return exception instanceof ApexException ? exception : null;
  } catch {
    return null;
  }
}

/** `BeforeInsert` */
function eventName(event: TriggerEvent): string {
  return event.replace(/(?:^| )(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function runTrigger(engine: Engine, unit: CompiledUnit, def: ObjectDef, event: TriggerEvent): void {
  const log = engine.transaction.log;
  const name = `${unit.name} on ${def.name} trigger event ${eventName(event)}`;
  log?.event('CODE_UNIT_STARTED', '[EXTERNAL]', name, `__sfdc_trigger/${unit.name}`);
  const emitted = engine.program.get(`__trigger_${unit.name}`) as unknown as { $s?(): unknown; run(): void };
  emitted.$s?.();
  emitted.run();
  log?.event('CODE_UNIT_FINISHED', name, `__sfdc_trigger/${unit.name}`);
}

function currentOf(def: ObjectDef, row: EventRow, readOnly: boolean): SObjectValue {
  const current = record(def, row.id, row.fields, readOnly);
  for (const [name, value] of row.values ?? []) current.fill(name, value);
  return current;
}

function record(
  def: ObjectDef,
  id: string | null,
  fields: Readonly<Record<string, Scalar>>,
  readOnly: boolean,
): SObjectValue {
  const value = new SObjectValue(def);
  for (const [name, scalar] of Object.entries(fields))
    value.fill(name, toApex(def.fields.get(name.toLowerCase())?.type ?? 'string', scalar));
  if (id !== null) value.fill('Id', id);
  value.origin = 'trigger';
  value.readOnly = readOnly;
  return value;
}

/** What before triggers changed and what addError said goes back to the row. */
function collect(value: SObjectValue, row: TriggerRow | undefined, event: TriggerEvent): void {
  if (row === undefined) return;
  row.errors.push(...value.errors);
  if (event !== 'before insert' && event !== 'before update') return;
  for (const [key, field] of value.values) {
    const def = value.def.fields.get(key);
    if (def !== undefined && key !== 'id') setColumn(row.fields, def.name, toScalar(field));
  }
}

function setColumn(fields: Record<string, Scalar>, name: string, value: Scalar): void {
  const known = Object.keys(fields).find((column) => column.toLowerCase() === name.toLowerCase());
  if (known === undefined && value === null) return;
  fields[known ?? name] = value;
}

function list(engine: Engine, type: ApexType, records: readonly SObjectValue[]): ApexValue {
  return engine.runtime.list(typeOf('List', [type]), [...records]);
}

function map(engine: Engine, type: ApexType, records: readonly SObjectValue[]): ApexValue {
  return engine.runtime.map(
    typeOf('Map', [typeOf('Id'), type]),
    records.map((value) => [value.id, value]),
  );
}
