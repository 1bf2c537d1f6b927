import type { ApexValue } from '../../abi.ts';
import { ApexList, ApexMap, IllegalArgumentException, nullPointer, typeOf } from '../../runtime/index.ts';
import type { Engine } from '../engine.ts';
import { memberOf } from '../sobjects/members.ts';
import { newRecord } from '../sobjects/records.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';
import { SObjectTypeToken } from './schema-tokens.ts';

/** Test.createStubQueryRow: a record as a query would give it, with fields that code cannot set; `Owner.Name` reaches parents. */
export function stubRow(engine: Engine, type: ApexValue, fields: ApexValue): SObjectValue {
  if (!(type instanceof SObjectTypeToken) || !(fields instanceof ApexMap)) return nullPointer();
  const record = newRecord(engine, type.def.name);
  for (const [path, value] of fields.pairs()) fill(engine, record, String(path).split('.'), value);
  record.origin = 'query';
  return record;
}

export function stubRows(engine: Engine, type: ApexValue, rows: ApexValue): ApexValue {
  if (!(rows instanceof ApexList)) return nullPointer();
  const records = rows.values.map((fields) => stubRow(engine, type, fields));
  return new ApexList(typeOf('List', [typeOf('SObject')]), records);
}

function fill(engine: Engine, record: SObjectValue, path: readonly string[], value: ApexValue): void {
  const [name = '', ...rest] = path;
  const member = memberOf(record.def, name);
  if (rest.length === 0) {
    record.fill(member.name, value);
    return;
  }
  if (member.kind !== 'parent') throw new IllegalArgumentException(`${name} is no relationship of ${record.typeName}`);
  const known = record.values.get(member.name.toLowerCase());
  const parent = known instanceof SObjectValue ? known : newRecord(engine, member.field.referenceTo[0] ?? '');
  parent.origin = 'query';
  record.fill(member.name, parent);
  fill(engine, parent, rest, value);
}
