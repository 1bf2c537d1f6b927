import type { QueryColumn, QueryResult, QueryRow, Scalar } from '../../../data/types.ts';
import type { FieldType, ObjectDef, Schema } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import { SObjectException, typeOf } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { AggregateResult } from './aggregate-result.ts';
import { toApex } from './convert.ts';
import { findMember } from './members.ts';
import { SObjectValue } from './sobject-value.ts';

/** An empty record in memory. */
export function newRecord(engine: Engine, type: string): SObjectValue {
  return new SObjectValue(objectDef(engine, type));
}

const defs = new WeakMap<Schema, Map<string, ObjectDef>>();

/** The object of a name as Apex spells it, which new records ask for again and again. */
export function objectDef(engine: Engine, type: string): ObjectDef {
  const { schema } = engine.db;
  let known = defs.get(schema);
  if (known === undefined) defs.set(schema, (known = new Map<string, ObjectDef>()));
  let def = known.get(type);
  if (def === undefined) known.set(type, (def = findObject(schema, type)));
  return def;
}

function findObject(schema: Schema, type: string): ObjectDef {
  const def = schema.object(type) ?? schema.object(type, 'tooling');
  if (def === undefined) throw new SObjectException(`sObject type '${type}' is not supported.`);
  return def;
}

/** Rows of a query as Apex sees them. */
export function recordsOf(engine: Engine, result: QueryResult): ApexValue[] {
  if (result.object === 'AggregateResult' || result.columns.some((column) => column.aggregate)) {
    return result.rows.map((row) => aggregateRow(row, result.columns));
  }
  return result.rows.map((row) => recordOf(engine, row));
}

export function recordOf(engine: Engine, row: QueryRow): ApexValue {
  if (row.type === 'AggregateResult') return aggregateRow(row, []);
  const record = newRecord(engine, row.type);
  for (const [name, value] of Object.entries(row.values)) {
    record.fill(name, cellOf(engine, record.def, name, value));
    fillReference(record, name, value);
  }
  record.origin = 'query';
  return record;
}

/** Who queries a field of a parent also has the id of the parent: `Account.Name` brings AccountId. */
function fillReference(record: SObjectValue, name: string, value: Scalar | QueryRow | QueryResult): void {
  const member = findMember(record.def, name);
  if (member?.kind !== 'parent' || record.values.has(member.field.name.toLowerCase())) return;
  const id = value !== null && typeof value === 'object' && 'type' in value ? (value.id ?? null) : null;
  record.fill(member.field.name, id);
}

function cellOf(engine: Engine, def: ObjectDef, name: string, value: Scalar | QueryRow | QueryResult): ApexValue {
  const member = value === null ? findMember(def, name) : null;
  if (member?.kind === 'children') {
    return engine.runtime.list(typeOf('List', [typeOf(member.relationship.childObject)]), []);
  }
  if (value !== null && typeof value === 'object') {
    if ('rows' in value)
      return engine.runtime.list(typeOf('List', [typeOf(childObject(def, name, value))]), recordsOf(engine, value));
    return recordOf(engine, value);
  }
  return toApex(def.fields.get(name.toLowerCase())?.type ?? 'anyType', value);
}

function childObject(def: ObjectDef, name: string, result: QueryResult): string {
  const member = findMember(def, name);
  return member?.kind === 'children' ? member.relationship.childObject : result.object;
}

function aggregateRow(row: QueryRow, columns: readonly QueryColumn[]): AggregateResult {
  const types = new Map(columns.map((column) => [column.name.toLowerCase(), column.type]));
  const values = Object.entries(row.values).map(([name, value]): [string, ApexValue] => [
    name,
    toApex((types.get(name.toLowerCase()) ?? 'anyType') as FieldType, value as Scalar),
  ]);
  return new AggregateResult(values);
}
