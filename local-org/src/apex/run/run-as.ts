import { loadUserAccess } from '../../data/index.ts';
import type { ApexValue } from '../abi.ts';
import { SecurityException, unsupported } from '../runtime/index.ts';
import type { Engine } from './engine.ts';
import { SObjectValue } from './sobjects/sobject-value.ts';

/** System.runAs: only in tests; the block runs as the user, and DML before it does not mix with DML inside. */
export function runAs(engine: Engine, user: ApexValue, body: () => void): void {
  const { transaction } = engine;
  if (engine.test === null) throw new SecurityException('System.runAs may be used only in tests');
  if (!(user instanceof SObjectValue)) return unsupported('System_runAs_Version');
  const id = user.id ?? insertUser(engine, user);
  const kinds = new Map(transaction.dmlKinds);
  transaction.dmlKinds.clear();
  transaction.users.push(loadUserAccess(engine.db, id));
  transaction.runAsDepth += 1;
  try {
    body();
  } finally {
    transaction.users.pop();
    transaction.runAsDepth -= 1;
    transaction.dmlKinds.clear();
    for (const [kind, object] of kinds) transaction.dmlKinds.set(kind, object);
  }
}

/** A user that is not inserted yet is inserted by runAs. */
function insertUser(engine: Engine, user: SObjectValue): string {
  engine.runtime.dml('insert', user, null, null, 'without');
  return user.id ?? '';
}
