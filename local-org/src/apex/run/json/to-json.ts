import { textOf } from '../../runtime/index.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexList,
  ApexMap,
  ApexSet,
  ApexTime,
} from '../../runtime/index.ts';
import type { ApexValue } from '../../abi.ts';
import { emittedClassOf, instanceFields } from '../class-info.ts';
import { toScalar } from '../sobjects/convert.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';

/** Which members of a class instance are shown: Aura shows what is `@AuraEnabled`, REST every public field. */
export type Audience = 'aura' | 'rest';

/**
 * An Apex result as the platform sends it. Null members of classes and records are left out for Aura, as its encoder
 * does (aura, JsonEncoder); REST keeps those of classes.
 */
export function toJson(value: ApexValue, audience: Audience): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value;
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return toScalar(value);
  if (value instanceof ApexDatetime)
    return audience === 'aura' ? toScalar(value) : String(toScalar(value)).replace('Z', '+0000');
  if (value instanceof ApexTime) return audience === 'aura' ? value.millis : toScalar(value);
  if (value instanceof ApexDate || value instanceof ApexBlob) return toScalar(value);
  if (value instanceof ApexEnum) return value.constant;
  if (value instanceof ApexMap) return mapToJson(value, audience);
  if (value instanceof ApexList || value instanceof ApexSet)
    return [...value.walk()].map((item) => toJson(item, audience));
  if (value instanceof SObjectValue) return recordToJson(value, audience);
  return objectToJson(value, audience);
}

function mapToJson(map: ApexMap, audience: Audience): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [key, value] of map.pairs()) object[String(toJson(key, audience))] = toJson(value, audience);
  return object;
}

function recordToJson(record: SObjectValue, audience: Audience): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  if (audience === 'rest') object['attributes'] = recordAttributes(record);
  for (const [key, value] of record.values) {
    if (value === null || (value instanceof ApexList && value.size() === 0)) continue;
    const json = toJson(value, audience);
    object[record.nameOf(key)] =
      value instanceof ApexList && audience === 'rest' ? childRecords(json as unknown[]) : json;
  }
  return object;
}

function childRecords(records: unknown[]): Record<string, unknown> {
  return { totalSize: records.length, done: true, records };
}

function recordAttributes(record: SObjectValue): Record<string, unknown> {
  const url = record.id === null ? {} : { url: `/services/data/v67.0/sobjects/${record.typeName}/${record.id}` };
  return { type: record.typeName, ...url };
}

function objectToJson(instance: object, audience: Audience): unknown {
  const emitted = emittedClassOf(instance);
  if (emitted === null) return textOf(instance);
  const object: Record<string, unknown> = {};
  for (const field of instanceFields(emitted)) {
    const visible = audience === 'aura' ? field.auraEnabled : field.access !== 'private' && !field.isTransient;
    if (!visible) continue;
    const value = (instance as Record<string, ApexValue>)[field.jsName] ?? null;
    if (value !== null || audience === 'rest') object[field.name] = toJson(value, audience);
  }
  return object;
}
