import { purgeRows } from '../../../data/index.ts';
import type { ApexValue } from '../../abi.ts';
import { ApexList } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { EmptyRecycleBinResult } from './database-results.ts';
import { listOf } from './helpers.ts';
import { recordsOrIds } from './record-operands.ts';

/** Database.emptyRecycleBin(record), (records) or (ids): one DML statement. */
export function emptyRecycleBin(value: ApexValue): ApexValue {
  const { db, transaction } = engine();
  transaction.limits.use('dmlStatements');
  const records = recordsOrIds(value);
  transaction.limits.use('dmlRows', records.length);
  transaction.uncommitted = true;
  const results = records.map((record) => {
    const isGone = record.id !== null && purgeRows(db, record.def, [record.id]).length > 0;
    const message = 'Entity is not in the recycle bin';
    const errors = isGone ? [] : [{ statusCode: 'DELETE_FAILED', message, fields: [] }];
    return new EmptyRecycleBinResult({ id: record.id, success: isGone, created: false, errors });
  });
  return value instanceof ApexList ? listOf('Database.EmptyRecycleBinResult', results) : (results[0] ?? null);
}
