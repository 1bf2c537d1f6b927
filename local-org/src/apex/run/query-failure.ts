import { DataError } from '../../data/types.ts';
import type { ApexValue } from '../abi.ts';
import { ApexMap, ApexSet, QueryException, T_STRING, typeOf, type ApexException } from '../runtime/index.ts';

const LOCKED =
  'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.';
const inaccessible = new WeakMap<ApexException, ReadonlyMap<string, ReadonlySet<string>>>();

/** What Apex gets to see of an error of the data room; other errors as they are. */
export function queryFailure(error: unknown): unknown {
  if (!(error instanceof DataError)) return error;
  if (error.code === 'UNABLE_TO_LOCK_ROW') return new QueryException(LOCKED);
  const exception = new QueryException(error.message);
  if (error.inaccessible !== null) inaccessible.set(exception, error.inaccessible);
  return exception;
}

/** getInaccessibleFields(): names of fields by object; empty when the query failed for another reason. */
function inaccessibleFields(this: ApexException): ApexValue {
  const found = inaccessible.get(this);
  const names = typeOf('Set', [T_STRING]);
  return new ApexMap(
    typeOf('Map', [T_STRING, names]),
    [...(found ?? [])].map(([object, fields]) => [object, new ApexSet(names, [...fields])]),
  );
}

Object.defineProperty(QueryException.prototype, 'getinaccessiblefields', { value: inaccessibleFields });
