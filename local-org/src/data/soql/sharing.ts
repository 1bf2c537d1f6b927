import type { ObjectDef, Schema } from '../../schema/types.ts';
import { masterField, shareTable } from '../access/rows.ts';
import type { Physical } from './scope.ts';
import type { Sql } from './where.ts';

const MAX_MASTERS = 3;

/**
 * Rows of a private object: those of oneself, of one's groups and of everybody below in the role hierarchy, those shared by
 * a row of its Share object, all for who may view all. Details are seen with their master. Sharing rules are no rows and
 * open nothing here.
 */
export function sharingFilter(object: ObjectDef, alias: string, physical: Physical, schema: Schema, depth = 0): Sql[] {
  if (physical.columns(object.name) === null) return [];
  if (object.sharingModel === 'ControlledByParent') return masterFilter(object, alias, physical, schema, depth);
  if (object.sharingModel !== 'Private' || !object.fields.has('ownerid')) return [];
  const { table, parent } = shareTable(object);
  const shared =
    physical.columns(table) === null
      ? ''
      : ` OR ${alias}."Id" IN (SELECT "${parent}" FROM "${table}" WHERE "UserOrGroupId" IN (SELECT value FROM json_each(?)))`;
  return [
    {
      sql: `(? OR ${alias}."OwnerId" IN (SELECT value FROM json_each(?))${shared})`,
      parameters: [
        (run) => (run.viewsAll(object.name) ? 1 : 0),
        ...Array.from({ length: shared === '' ? 1 : 2 }, () => (run: { sharedWith: () => string }) => run.sharedWith()),
      ],
    },
  ];
}

function masterFilter(object: ObjectDef, alias: string, physical: Physical, schema: Schema, depth: number): Sql[] {
  const field = masterField(object);
  const master = schema.object(field?.referenceTo[0] ?? '');
  if (field === undefined || master === undefined || depth >= MAX_MASTERS) return [];
  const inner = `${alias}_m`;
  return sharingFilter(master, inner, physical, schema, depth + 1).map(({ sql, parameters }) => ({
    sql: `EXISTS (SELECT 1 FROM "${master.name}" AS ${inner} WHERE ${inner}."Id" = ${alias}."${field.name}" AND ${sql})`,
    parameters,
  }));
}
