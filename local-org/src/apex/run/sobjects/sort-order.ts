import type { ObjectDef } from '../../../schema/types.ts';
import { compareForSort } from '../../runtime/sorting.ts';
import type { SObjectValue } from './sobject-value.ts';

const keys = new WeakMap<ObjectDef, readonly string[]>();

/** Name, then standard and custom fields by the alphabet; Id does not count. */
function sortKeys(def: ObjectDef): readonly string[] {
  let found = keys.get(def);
  if (found) return found;
  const fields = [...def.fields.entries()].filter(([key]) => key !== 'id' && key !== 'name');
  const named = (custom: boolean): string[] =>
    fields
      .filter(([, field]) => field.custom === custom)
      .map(([key]) => key)
      .sort();
  found = [...(def.fields.has('name') ? ['name'] : []), ...named(false), ...named(true)];
  keys.set(def, found);
  return found;
}

/** Order of records in List.sort() (Apex Developer Guide, "Default Sort Order of sObjects"); empty fields come first. */
export function compareRecords(a: SObjectValue, b: SObjectValue): number {
  if (a.def !== b.def) return compareForSort(a.def.label, b.def.label);
  for (const key of sortKeys(a.def)) {
    const order = compareForSort(a.values.get(key) ?? null, b.values.get(key) ?? null);
    if (order !== 0) return order;
  }
  return 0;
}
