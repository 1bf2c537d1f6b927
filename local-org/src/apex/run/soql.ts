import type { Access, BindValue, QueryResult } from '../../data/types.ts';
import { DataError } from '../../data/types.ts';
import type { ApexType, ApexValue } from '../abi.ts';
import { QueryException, typeOf } from '../runtime/index.ts';
import type { AccessMode } from './access-mode.ts';
import { logPlace } from './caller.ts';
import type { Engine } from './engine.ts';
import { withImplicitId } from './implicit-id.ts';
import { queryFailure } from './query-failure.ts';
import { toBind } from './sobjects/convert.ts';
import { recordsOf } from './sobjects/records.ts';

/** Static SOQL: `:b0`, `:b1` … in the text are the binds. */
export function staticSoql(
  engine: Engine,
  text: string,
  binds: readonly ApexValue[],
  expect: 'list' | 'single' | 'count',
  elementType: ApexType,
): ApexValue {
  const named = Object.fromEntries(binds.map((value, index) => [`b${index}`, toBind(value)]));
  const result = runQuery(engine, text, named, null);
  if (expect === 'count') return result.totalSize;
  const records = recordsOf(engine, result);
  if (expect === 'list') return engine.runtime.list(typeOf('List', [elementType]), records);
  if (records.length === 0) throw new QueryException('List has no rows for assignment to SObject');
  if (records.length > 1) throw new QueryException('List has more than 1 row for assignment to SObject');
  return records[0] ?? null;
}

/** A query that asks for user mode is shared like one that is called with it. */
const USER_MODE = /\bWITH\s+USER_MODE\b/i;

function withoutLiterals(soql: string): string {
  return soql.replace(/'(?:[^'\\]|\\.)*'/g, "''");
}

/** Runs SOQL against the transaction's limits; errors become System.QueryException. */
export function runQuery(
  engine: Engine,
  soql: string,
  binds: Readonly<Record<string, BindValue>>,
  mode: AccessMode,
): QueryResult {
  const { limits, log } = engine.transaction;
  limits.use('queries');
  limits.checkCpu();
  const place = log === null ? '' : logPlace();
  log?.event('SOQL_EXECUTE_BEGIN', place, 'Aggregations:0', soql);
  const access = engine.access(USER_MODE.test(withoutLiterals(soql)) ? 'user' : mode);
  let result: QueryResult;
  try {
    result = limits.withoutCpu(() => queryRows(engine, soql, access, binds));
  } catch (error) {
    throw queryFailure(error);
  }
  limits.use('queryRows', result.readRows);
  log?.event('SOQL_EXECUTE_END', place, `Rows:${result.totalSize}`);
  return result;
}

/** Runs the query with the Id that Apex adds; what it refuses is refused in the words of the query as it was written. */
function queryRows(
  engine: Engine,
  soql: string,
  access: Access,
  binds: Readonly<Record<string, BindValue>>,
): QueryResult {
  const now = engine.hooks.now();
  try {
    return engine.db.query({ soql: withImplicitId(soql), access, binds, now });
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return engine.db.query({ soql, access, binds, now });
  }
}
