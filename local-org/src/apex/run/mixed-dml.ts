import { DmlException } from '../runtime/index.ts';
import type { SObjectValue } from './sobjects/sobject-value.ts';
import type { Transaction } from './transaction.ts';

/** Objects whose change cannot stand in one transaction with others (Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations"). */
const SETUP_OBJECTS: ReadonlySet<string> = new Set([
  'fieldpermissions',
  'group',
  'groupmember',
  'objectpermissions',
  'permissionset',
  'permissionsetassignment',
  'permissionsetgroup',
  'permissionsetgroupcomponent',
  'queuesobject',
  'objectterritory2assignmentrule',
  'setupentityaccess',
  'territory',
  'territory2',
  'territory2model',
  'user',
  'userpackagelicense',
  'userrole',
  'userterritory',
  'userterritory2association',
]);

/** What a new user, and an update of one, may not bear beside other objects (the same page, "User"). */
const MIXES_NOT: Readonly<Record<string, readonly string[]>> = {
  insert: ['userroleid'],
  update: ['userroleid', 'isactive', 'forecastenabled', 'isportalenabled', 'username', 'profileid'],
};

/** A group may be inserted and updated beside other objects, and users with limits (the same page). */
function mayMix(record: SObjectValue, operation: string): boolean {
  if (record.typeName === 'Group') return operation === 'insert' || operation === 'update';
  const refused = MIXES_NOT[operation];
  return record.typeName === 'User' && refused?.every((field) => (record.values.get(field) ?? null) === null) === true;
}

export function checkMixedDml(transaction: Transaction, record: SObjectValue, operation: string): void {
  const object = record.def;
  if (object.kind === 'platformEvent' || mayMix(record, operation)) return;
  const kind = SETUP_OBJECTS.has(object.name.toLowerCase()) ? 'setup' : 'data';
  const other = transaction.dmlKinds.get(kind === 'setup' ? 'data' : 'setup');
  if (other !== undefined) {
    const rule =
      kind === 'setup'
        ? 'DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa)'
        : 'DML operation on non-setup object is not permitted after you have updated a setup object (or vice versa)';
    const text = `${rule}: ${object.name}, original object: ${other}`;
    const exception = new DmlException(`MIXED_DML_OPERATION, ${text}: []`);
    exception.failures = [{ index: 0, id: null, code: 'MIXED_DML_OPERATION', message: text, fields: [] }];
    throw exception;
  }
  if (!transaction.dmlKinds.has(kind)) transaction.dmlKinds.set(kind, object.name);
}
