import type { ApexEnum } from '../../runtime/index.ts';
import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexList, ApexMap, NoAccessException, T_STRING, typeOf, unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { recordsIn } from '../dml.ts';
import type { SObjectValue } from '../sobjects/sobject-value.ts';

const FEATURE_MANAGEMENT: PlatformClass = {
  name: 'System.FeatureManagement',
  statics: {
    checkpermission: (name: string) => engine().transaction.user.customPermissions.has(name.toLowerCase()),
    checkpackagebooleanvalue: () => unsupported('FeatureManagement_checkPackageBooleanValue'),
    changeprotection: () => unsupported('FeatureManagement_changeProtection'),
  },
};

/** System.SObjectAccessDecision. */
class AccessDecision {
  readonly #records: ApexList;
  readonly #removed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #indexes: readonly number[];
  constructor(records: ApexList, removed: ReadonlyMap<string, ReadonlySet<string>>, indexes: readonly number[]) {
    this.#records = records;
    this.#removed = removed;
    this.#indexes = indexes;
  }
  getrecords(): ApexList {
    return this.#records;
  }
  getremovedfields(): ApexMap {
    const setType = typeOf('Set', [T_STRING]);
    const entries = [...this.#removed].map(([object, fields]): [string, ApexValue] => [
      object,
      engine().runtime.set(setType, [...fields]),
    ]);
    return new ApexMap(typeOf('Map', [T_STRING, setType]), entries);
  }
  getmodifiedindexes(): ApexValue {
    return engine().runtime.set(typeOf('Set', [typeOf('Integer')]), [...this.#indexes]);
  }
}

type Right = 'read' | 'create' | 'edit';
const RIGHTS: Readonly<Record<string, Right>> = {
  READABLE: 'read',
  CREATABLE: 'create',
  UPDATABLE: 'edit',
  UPSERTABLE: 'edit',
};

/** Security.stripInaccessible(accessType, records, enforceRootObjectCRUD = true) */
function stripInaccessible(access: ApexEnum, source: ApexList, enforceRoot: ApexValue = true): AccessDecision {
  const right = RIGHTS[access.constant] ?? 'read';
  const records = recordsIn(source);
  const { user } = engine().transaction;
  const type = records[0]?.typeName;
  if (enforceRoot !== false && type !== undefined && !user.object(type)[right])
    throw new NoAccessException(`No access to entity: ${type}`);
  const removed = new Map<string, Set<string>>();
  const indexes: number[] = [];
  const stripped = records.map((record, index) => {
    const copy = record.clone(true, true, true, true);
    if (strip(copy, right, removed)) indexes.push(index);
    return copy;
  });
  return new AccessDecision(new ApexList(source.type, stripped), removed, indexes);
}

function strip(record: SObjectValue, right: Right, removed: Map<string, Set<string>>): boolean {
  const { user } = engine().transaction;
  let changed = false;
  for (const key of [...record.values.keys()]) {
    const field = record.def.fields.get(key);
    if (key === 'id') continue;
    if (field === undefined) {
      if (stripRelated(record, key, right, removed)) changed = true;
      continue;
    }
    const access = user.field(record.typeName, field.name);
    if (right === 'read' ? access.read : access.edit) continue;
    record.values.delete(key);
    removed.set(record.typeName, (removed.get(record.typeName) ?? new Set()).add(field.name));
    changed = true;
  }
  return changed;
}

/** Parents and children: what the user may not touch goes as a whole, the others lose their fields. */
function stripRelated(record: SObjectValue, key: string, right: Right, removed: Map<string, Set<string>>): boolean {
  const value = record.values.get(key);
  const related = value === null || value === undefined ? [] : recordsIn(value);
  const [first] = related;
  if (first === undefined) return false;
  if (engine().transaction.user.object(first.typeName)[right])
    return related.map((each) => strip(each, right, removed)).includes(true);
  record.values.delete(key);
  removed.set(record.typeName, (removed.get(record.typeName) ?? new Set()).add(record.nameOf(key)));
  return true;
}

export const PERMISSION_CLASSES: readonly PlatformClass[] = [
  FEATURE_MANAGEMENT,
  { name: 'System.Security', statics: { stripinaccessible: stripInaccessible } },
  { name: 'System.SObjectAccessDecision', jsClass: AccessDecision },
];
