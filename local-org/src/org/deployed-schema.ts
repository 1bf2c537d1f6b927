import type { OrgDatabase } from '../data/index.ts';
import type { CustomSchema } from '../schema/index.ts';

export function deployedSchema(database: OrgDatabase): CustomSchema {
  void database;
  return { objects: [], fields: [] };
}
