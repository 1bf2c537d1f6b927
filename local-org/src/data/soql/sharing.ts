import type { ObjectDef } from '../../schema/types.ts';
import type { Physical } from './scope.ts';
import type { Sql } from './where.ts';

/**
 * Rows of a private object: one's own, those shared by a row of its Share object, all for who may view all. Role hierarchy
 * and sharing rules are not rows and open nothing here.
 */
export function sharingFilter(object: ObjectDef, alias: string, physical: Physical): Sql[] {
  if (object.sharingModel !== 'Private' || !object.fields.has('ownerid') || physical.columns(object.name) === null)
    return [];
  const share = object.name.replace(/__c$/i, '__Share');
  const shared =
    physical.columns(share) === null
      ? ''
      : ` OR ${alias}."Id" IN (SELECT "ParentId" FROM "${share}" WHERE "UserOrGroupId" = ?)`;
  return [
    {
      sql: `(? OR ${alias}."OwnerId" = ?${shared})`,
      parameters: [
        (run) => (run.viewsAll(object.name) ? 1 : 0),
        ...Array.from({ length: shared === '' ? 1 : 2 }, () => (run: { userId: string }) => run.userId),
      ],
    },
  ];
}
