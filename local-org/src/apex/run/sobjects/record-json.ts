import { plainText } from '../plain-text.ts';
import { textOf } from '../../runtime/index.ts';
import type { Scalar } from '../../../data/types.ts';
import type { FieldDef } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import { ApexList, ApexMap, JSONException, T_MAP_OF_OBJECT, T_STRING, typeOf } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { toApex } from './convert.ts';
import { findMember } from './members.ts';
import { SObjectValue } from './sobject-value.ts';
import { newRecord } from './records.ts';

/** `attributes` and the set fields, as JSON.serialize shows a record. */
export function recordToJson(value: ApexValue, suppressNulls: boolean): [string, ApexValue][] {
  if (!(value instanceof SObjectValue)) return [];
  const attributes = new Map([['type', value.typeName]]);
  if (value.id !== null) attributes.set('url', `/services/data/v67.0/sobjects/${value.typeName}/${value.id}`);
  const shown: [string, ApexValue][] = [['attributes', stringMap(attributes)]];
  for (const [key, field] of value.values) {
    if (field === null && suppressNulls) continue;
    shown.push([value.nameOf(key), field instanceof ApexList ? childResult(field) : field]);
  }
  return shown;
}

function stringMap(entries: ReadonlyMap<string, string>): ApexValue {
  return new ApexMap(typeOf('Map', [T_STRING, T_STRING]), entries);
}

function childResult(list: ApexList): ApexValue {
  return new ApexMap(T_MAP_OF_OBJECT, [
    ['totalSize', list.size()],
    ['done', true],
    ['records', list],
  ]);
}

/** A record from parsed JSON. */
export function recordFromJson(
  engine: Engine,
  json: Readonly<Record<string, unknown>>,
  typeName: string,
  strict: boolean,
): ApexValue {
  const attributes = json['attributes'] as { type?: unknown } | undefined;
  const named = typeName.toLowerCase() === 'sobject' ? plainText(attributes?.type) : typeName;
  if (named === '') throw new JSONException('Cannot deserialize SObject: attributes.type is missing');
  const record = newRecord(engine, named);
  for (const [name, value] of Object.entries(json)) {
    if (name.toLowerCase() === 'attributes' || name.toLowerCase() === 'sobjecttype') continue;
    const member = findMember(record.def, name);
    if (member === null) {
      if (strict) throw new JSONException(`No such column '${name}' on sobject of type ${record.typeName}`);
      continue;
    }
    record.fill(member.name, memberFromJson(engine, member, value, strict));
    if (member.kind === 'parent') record.assigned.add(member.name.toLowerCase());
  }
  return record;
}

function memberFromJson(
  engine: Engine,
  member: NonNullable<ReturnType<typeof findMember>>,
  value: unknown,
  strict: boolean,
): ApexValue {
  if (value === null || value === undefined) return null;
  if (member.kind === 'field') return fieldFromJson(member.field, value);
  if (member.kind === 'parent')
    return recordFromJson(engine, value as Record<string, unknown>, member.field.referenceTo[0] ?? 'SObject', strict);
  const object = member.relationship.childObject;
  const source = Array.isArray(value) ? value : ((value as { records?: unknown[] }).records ?? []);
  const records = source.map((item) => recordFromJson(engine, item as Record<string, unknown>, object, strict));
  return engine.runtime.list(typeOf('List', [typeOf(object)]), records);
}

function fieldFromJson(field: FieldDef, value: unknown): ApexValue {
  const scalar = typeof value === 'object' && value !== null && 'toString' in value ? textOf(value) : (value as Scalar);
  return toApex(
    field.type,
    field.type === 'datetime' && typeof scalar === 'string' ? scalar.replace(/\+0000$/, 'Z') : scalar,
  );
}
