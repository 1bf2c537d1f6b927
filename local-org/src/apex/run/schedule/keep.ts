import type { OrgDatabase } from '../../../data/index.ts';
import type { ApexValue } from '../../abi.ts';
import { encodeValue, NotStorable } from './value-graph.ts';
import { storeWork, type WaitingWork } from './waiting-work.ts';

/** Keeps the work with its object; false when that holds a value that cannot be stored. */
export function keepWork(db: OrgDatabase, work: Omit<WaitingWork, 'state'>, value: ApexValue): boolean {
  try {
    storeWork(db, { ...work, state: encodeValue(value) });
    return true;
  } catch (error) {
    if (error instanceof NotStorable) return false;
    throw error;
  }
}
