import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import { readRows } from '../dml/rows.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Scalar, UserAccess } from '../types.ts';
import { sharedWith } from './shared-with.ts';

type Row = Readonly<Record<string, Scalar>>;

/** The rows that share records of an object, and which column names the record and the right. */
export function shareTable(object: ObjectDef): { table: string; parent: string; level: string } {
  if (/__c$/i.test(object.name))
    return { table: object.name.replace(/__c$/i, '__Share'), parent: 'ParentId', level: 'AccessLevel' };
  return { table: `${object.name}Share`, parent: `${object.name}Id`, level: `${object.name}AccessLevel` };
}

/** The master of a record whose sharing is controlled by it. */
export function masterField(object: ObjectDef): FieldDef | undefined {
  return [...object.fields.values()].find(
    (field) => field.custom && field.cascadeDelete && field.referenceTo.length === 1,
  );
}

/** Whether the user may see the row: open object, own or subordinate's record, a share, or a master that is seen. */
export function mayReadRow(database: OrgDatabase, object: ObjectDef, user: UserAccess, row: Row): boolean {
  if (object.sharingModel === 'ControlledByParent') return ofMaster(database, object, user, row, mayReadRow);
  return (
    object.sharingModel !== 'Private' ||
    user.object(object.name).viewAll ||
    isShared(database, object, user, row, false)
  );
}

/** Whether the user may change the row; whoever owns it, a share with Edit, or who may modify all. */
export function mayEditRow(database: OrgDatabase, object: ObjectDef, user: UserAccess, row: Row): boolean {
  if (object.sharingModel === 'ControlledByParent') return ofMaster(database, object, user, row, mayEditRow);
  const isOpen = object.sharingModel !== 'Private' && object.sharingModel !== 'Read';
  return isOpen || user.object(object.name).modifyAll || isShared(database, object, user, row, true);
}

function ofMaster(
  database: OrgDatabase,
  object: ObjectDef,
  user: UserAccess,
  row: Row,
  judge: typeof mayReadRow,
): boolean {
  const field = masterField(object);
  const master = database.schema.object(field?.referenceTo[0] ?? '');
  const id = row[field?.name ?? ''];
  if (field === undefined || master === undefined || typeof id !== 'string') return true;
  const parent = readRows(database, master, [id]).get(id);
  return parent === undefined || judge(database, master, user, parent);
}

function isShared(database: OrgDatabase, object: ObjectDef, user: UserAccess, row: Row, forEdit: boolean): boolean {
  const principals = sharedWith(database, user.userId);
  if (principals.includes(String(row['OwnerId']))) return true;
  const { table, parent, level } = shareTable(object);
  if (!database.tables.exists(table)) return false;
  const right = forEdit ? ` AND "${level}" IN ('Edit', 'All')` : '';
  return (
    database
      .prepare(
        `SELECT 1 FROM "${table}" WHERE "${parent}" = ? AND "UserOrGroupId" IN (SELECT value FROM json_each(?))${right} LIMIT 1`,
      )
      .get(String(row['Id']), JSON.stringify(principals)) !== undefined
  );
}
