import type { ApexValue, PlatformClass } from '../../abi.ts';
import { ApexDatetime, IllegalArgumentException } from '../../runtime/index.ts';
import { engine } from '../engine.ts';
import { toScalar } from '../sobjects/convert.ts';
import { objectDef } from '../sobjects/records.ts';
import { listOf } from './helpers.ts';
import { platformValue } from './platform-value.ts';

interface Change {
  readonly id: string;
  readonly changed: string;
}

function changes(object: string, start: ApexValue, end: ApexValue, isDeleted: boolean): Change[] {
  const { db } = engine();
  const def = objectDef(engine(), object);
  const [from, to] = [String(toScalar(start)), String(toScalar(end))];
  if (from >= to) throw new IllegalArgumentException('The start date must be before the end date');
  const columns = db.tables.columns(def.name);
  if (!columns?.has('systemmodstamp')) return [];
  const deleted = columns.has('isdeleted') ? `COALESCE("IsDeleted", 0) = ${isDeleted ? 1 : 0}` : `${!isDeleted}`;
  const sql = `SELECT "Id" AS id, "SystemModstamp" AS changed FROM "${def.name}" WHERE ${deleted} AND "SystemModstamp" BETWEEN ? AND ?`;
  return db.prepare(sql).all(from, to) as unknown as Change[];
}

/** Database.getDeleted and getUpdated: which rows changed in a span of time. */
export const CHANGE_TRACKING_STATICS: PlatformClass['statics'] = {
  getdeleted(object: string, start: ApexValue, end: ApexValue) {
    const records = changes(object, start, end, true).map(({ id, changed }) =>
      platformValue('Database.DeletedRecord', { id, deletedDate: new ApexDatetime(Date.parse(changed)) }),
    );
    return platformValue('Database.GetDeletedResult', {
      deletedRecords: listOf('Database.DeletedRecord', records),
      earliestDateAvailable: start,
      latestDateCovered: end,
    });
  },
  getupdated(object: string, start: ApexValue, end: ApexValue) {
    const ids = changes(object, start, end, false).map(({ id }) => id);
    return platformValue('Database.GetUpdatedResult', { ids: listOf('Id', ids), latestDateCovered: end });
  },
};
