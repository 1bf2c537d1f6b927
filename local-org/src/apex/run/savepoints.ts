import { keepingIds } from '../../data/index.ts';
import type { PlatformClass } from '../abi.ts';
import { LimitException, nullPointer, TypeException } from '../runtime/index.ts';
import type { Engine } from './engine.ts';
import { engine } from './engine.ts';

/** System.Savepoint. */
export class Savepoint {
  readonly name: string;
  /** how many events waited for the commit */
  readonly events: number;
  /** whether there was DML before it */
  readonly wasUncommitted: boolean;
  constructor(name: string, events: number, wasUncommitted: boolean) {
    this.name = name;
    this.events = events;
    this.wasUncommitted = wasUncommitted;
  }
}

/** Database.setSavepoint() is a DML statement. */
function setSavepoint(): Savepoint {
  const { transaction, db } = engine();
  if (transaction.start.readOnly) throw new LimitException('Too many DML statements: 1');
  transaction.limits.use('dmlStatements');
  const events = transaction.eventsAfterCommit.length;
  const savepoint = new Savepoint(db.savepoint(), events, transaction.uncommitted);
  transaction.savepoints.push(savepoint);
  return savepoint;
}

/** Where it stands among those that are open; one that a rollback or a release has passed cannot be used. */
function placeOf({ transaction }: Engine, savepoint: Savepoint | null): number {
  const place = transaction.savepoints.indexOf(savepoint ?? nullPointer());
  if (place < 0) throw new TypeException('Invalid savepoint: it was released, or a rollback went back behind it');
  return place;
}

/**
 * Database.rollback(savepoint): undoes what came after it, and later savepoints are gone. Records in memory keep their
 * ids, ids are not given twice, and statics stay (Apex Developer Guide, "Transaction Control").
 */
function rollback(savepoint: Savepoint): null {
  const running = engine();
  const { transaction, db } = running;
  transaction.limits.use('dmlStatements');
  const place = placeOf(running, savepoint);
  keepingIds(db, () => db.rollbackTo(savepoint.name));
  transaction.savepoints.length = place + 1;
  transaction.uncommitted = savepoint.wasUncommitted;
  // Events that publish after commit go with the work that is undone (Platform Events Developer Guide, "Publish Behavior").
  transaction.eventsAfterCommit.length = Math.min(transaction.eventsAfterCommit.length, savepoint.events);
  return null;
}

/** Database.releaseSavepoint(savepoint), a DML statement: it and the later ones are gone, and what came after stays. */
function releaseSavepoint(savepoint: Savepoint): null {
  const running = engine();
  const { transaction, db } = running;
  transaction.limits.use('dmlStatements');
  const place = placeOf(running, savepoint);
  db.release(savepoint.name);
  transaction.savepoints.length = place;
  return null;
}

/** Why a callout has to wait, in the platform's words; null when nothing stands in its way. */
export function calloutObstacle({ transaction }: Engine): string | null {
  if (transaction.uncommitted) return 'You have uncommitted work pending. Please commit or rollback before calling out';
  if (transaction.savepoints.length > 0)
    return 'All uncommitted work has been rolled back or there is no uncommitted work. Release all savepoints before calling out';
  return null;
}

export const SAVEPOINT_STATICS: PlatformClass['statics'] = {
  setsavepoint: setSavepoint,
  rollback,
  releasesavepoint: releaseSavepoint,
};
