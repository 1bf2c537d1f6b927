import { DataError } from '../../data/types.ts';
import type { ApexValue } from '../abi.ts';
import { ApexMap, ApexSet, QueryException, T_STRING, typeOf, type ApexException } from '../runtime/index.ts';
import type { Engine } from './engine.ts';

const LOCKED =
  'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.';
/** How the data room says that a field is not there for a user. */
const NO_COLUMN = /No such column '(\w+)' on entity '(\w+)'/;

const inaccessible = new WeakMap<ApexException, readonly [object: string, field: string]>();

/** What Apex gets to see of an error of the data room; other errors as they are. */
export function queryFailure(engine: Engine, error: unknown): unknown {
  if (!(error instanceof DataError)) return error;
  if (error.code === 'UNABLE_TO_LOCK_ROW') return new QueryException(LOCKED);
  const exception = new QueryException(error.message);
  const [, field = '', object = ''] = NO_COLUMN.exec(error.message) ?? [];
  const known = engine.db.schema.object(object)?.fields.get(field.toLowerCase());
  // A field that the org has was refused for lack of rights.
  if (known !== undefined) inaccessible.set(exception, [object, known.name]);
  return exception;
}

/** getInaccessibleFields(): names of fields by object; empty when the query failed for another reason. */
function inaccessibleFields(this: ApexException): ApexValue {
  const found = inaccessible.get(this);
  const names = typeOf('Set', [T_STRING]);
  return new ApexMap(
    typeOf('Map', [T_STRING, names]),
    found === undefined ? [] : [[found[0], new ApexSet(names, [found[1]])]],
  );
}

Object.defineProperty(QueryException.prototype, 'getinaccessiblefields', { value: inaccessibleFields });
