import type { FlowRecord, FlowValue } from '../../../flow/index.ts';
import type { ApexType, ApexValue } from '../../abi.ts';
import { ApexList, ApexSet } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { fromJson } from '../json/from-json.ts';
import { toApex, toScalar } from '../sobjects/convert.ts';
import { objectDef } from '../sobjects/records.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';

/** A value of a flow as an Apex value of this type. */
export function apexValueOf(engine: Engine, value: FlowValue, type: ApexType): ApexValue {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const [element = type] = type.args;
    return new ApexList(
      type,
      value.map((item) => apexValueOf(engine, item as FlowValue, element)),
    );
  }
  if (typeof value === 'object') return recordValue(engine, value as FlowRecord);
  const { runtime, program } = engine;
  return fromJson({ runtime, program, sObjectName: (name) => engine.sObjectName(name) }, value, type);
}

function recordValue(engine: Engine, { type, fields }: FlowRecord): SObjectValue {
  const record = new SObjectValue(objectDef(engine, type));
  for (const [name, value] of Object.entries(fields)) {
    const field = record.def.fields.get(name.toLowerCase());
    if (field !== undefined) record.fill(field.name, toApex(field.type, value));
  }
  return record;
}

/** An Apex value as flows keep it; objects of Apex classes are no values of flows. */
export function flowValueOf(value: ApexValue): FlowValue {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexList || value instanceof ApexSet) return [...value.walk()].map(flowValueOf);
  if (value instanceof SObjectValue) return flowRecordOf(value);
  return toScalar(value);
}

function flowRecordOf(record: SObjectValue): FlowRecord {
  const fields: FlowRecord['fields'] = record.id === null ? {} : { Id: record.id };
  for (const [key, value] of record.values) {
    const field = record.def.fields.get(key);
    if (field !== undefined && field.name !== 'Id') fields[field.name] = toScalar(value);
  }
  return { type: record.typeName, fields };
}
