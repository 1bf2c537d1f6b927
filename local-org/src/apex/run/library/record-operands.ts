import type { ApexValue } from '../../abi.ts';
import { ApexList, unsupported } from '../../runtime/index.ts';
import { recordsIn } from '../dml.ts';
import { engine } from '../engine.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';

/** What a Database method is given: a record, an id, or a list of either. */
export function recordsOrIds(value: ApexValue): SObjectValue[] {
  return isIds(value) ? recordsOfIds(value) : recordsIn(value);
}

function isIds(value: ApexValue): boolean {
  return typeof value === 'string' || (value instanceof ApexList && typeof value.values[0] === 'string');
}

function recordsOfIds(value: ApexValue): SObjectValue[] {
  const ids = value instanceof ApexList ? value.values.map(String) : [String(value)];
  return ids.map((id) => {
    const def = engine().db.schema.objectByPrefix(id.slice(0, 3));
    if (def === undefined) return unsupported(`Database_operation_on_id_${id.slice(0, 3)}`);
    const record = new SObjectValue(def);
    record.fill('Id', id);
    return record;
  });
}
