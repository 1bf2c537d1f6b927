import { internalAccess } from '../../../data/index.ts';
import type { ObjectDef } from '../../../schema/types.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexMap, T_STRING, typeOf } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { recordsOf } from '../sobjects/records.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';

/** `X__mdt.getAll()`, `X__c.getInstance()` and the like; null for objects that have no such methods. */
export function customDataClass(def: ObjectDef): PlatformClass | null {
  if (def.kind === 'customMetadata') return { name: def.name, statics: metadataStatics(def) };
  if (def.kind === 'customSetting') return { name: def.name, statics: settingStatics(def) };
  return null;
}

/** All rows with all fields; reading custom metadata and settings counts against no limit. */
function allRows(def: ObjectDef): SObjectValue[] {
  const running = engine();
  const fields = [...def.fields.values()]
    .filter((field) => field.type !== 'address' && field.type !== 'location')
    .map((field) => field.name);
  const result = running.db.query({
    soql: `SELECT ${fields.join(', ')} FROM ${def.name}`,
    access: internalAccess(running.transaction.userId),
  });
  return recordsOf(running, result) as SObjectValue[];
}

const byName = (def: ObjectDef, key: string, rows: readonly SObjectValue[]): ApexMap =>
  new ApexMap(
    typeOf('Map', [T_STRING, typeOf(def.name)]),
    rows.map((row) => [row.values.get(key) ?? null, row]),
  );

function metadataStatics(def: ObjectDef): Record<string, ApexValue> {
  return {
    getall: () => byName(def, 'developername', allRows(def)),
    getinstance: (key: string | null) =>
      allRows(def).find((row) =>
        [row.values.get('developername'), row.values.get('qualifiedapiname'), row.id].includes(key),
      ) ?? null,
  };
}

function settingStatics(def: ObjectDef): Record<string, ApexValue> {
  const owned = (owner: string | null): SObjectValue | null =>
    allRows(def).find((row) => row.values.get('setupownerid') === owner) ?? null;
  const hierarchy = (user: string): SObjectValue => {
    const running = engine();
    const profile = running.settings(user).text('profileid');
    return owned(user) ?? owned(profile) ?? owned(running.org.id) ?? new SObjectValue(def);
  };
  return {
    getall: () => byName(def, 'name', allRows(def)),
    getvalues: (key: string) =>
      allRows(def).find((row) => row.values.get('name') === key || row.values.get('setupownerid') === key) ?? null,
    getinstance: (key: string | null = null) => {
      if (key !== null && !/^00[5eD]/.test(key))
        return allRows(def).find((row) => row.values.get('name') === key) ?? null;
      return hierarchy(key ?? engine().transaction.userId);
    },
    getorgdefaults: () => owned(engine().org.id) ?? new SObjectValue(def),
  };
}
