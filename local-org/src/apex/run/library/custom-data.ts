import { internalAccess } from '../../../data/index.ts';
import type { ObjectDef } from '../../../schema/types.ts';
import type { ApexValue } from '../../abi.ts';
import { ApexMap, T_STRING, typeOf, unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { recordsOf } from '../sobjects/records.ts';
import { SObjectValue } from '../sobjects/sobject-value.ts';

/** `X__mdt.getAll()`, `X__c.getInstance()` and the like. */
export function callCustomData(def: ObjectDef, method: string, args: readonly ApexValue[]): ApexValue {
  const statics =
    def.kind === 'customMetadata' ? metadataStatics(def) : def.kind === 'customSetting' ? settingStatics(def) : {};
  return statics[method]?.(...args) ?? (method in statics ? null : unsupported(`${def.name}_${method}`));
}

type Statics = Readonly<Record<string, (...args: ApexValue[]) => ApexValue>>;

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

function metadataStatics(def: ObjectDef): Statics {
  return {
    getall: () => byName(def, 'developername', allRows(def)),
    getinstance: (key) =>
      allRows(def).find((row) =>
        [row.values.get('developername'), row.values.get('qualifiedapiname'), row.id].includes(key),
      ) ?? null,
  };
}

function settingStatics(def: ObjectDef): Statics {
  const owned = (owner: string | null): SObjectValue | null =>
    allRows(def).find((row) => row.values.get('setupownerid') === owner) ?? null;
  const hierarchy = (user: string): SObjectValue => {
    const running = engine();
    const profile = running.settings(user).text('profileid');
    return owned(user) ?? owned(profile) ?? owned(running.org.id) ?? new SObjectValue(def);
  };
  return {
    getall: () => byName(def, 'name', allRows(def)),
    getvalues: (key) =>
      allRows(def).find((row) => row.values.get('name') === key || row.values.get('setupownerid') === key) ?? null,
    getinstance: (given = null) => {
      const key = given as string | null;
      if (key !== null && !/^00[5eD]/.test(key))
        return allRows(def).find((row) => row.values.get('name') === key) ?? null;
      return hierarchy(key ?? engine().transaction.userId);
    },
    getorgdefaults: () => owned(engine().org.id) ?? new SObjectValue(def),
  };
}
