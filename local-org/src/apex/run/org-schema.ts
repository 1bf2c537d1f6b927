import type { OrgDatabase } from '../../data/index.ts';
import { storedCustomSchema } from '../../metadata/projections/custom-object.ts';
import { schemaOf } from '../../schema/index.ts';
import type { OrgIdentity } from '../../org/types.ts';
import type { Schema } from '../../schema/types.ts';

/** The schema of an org: its kind, and what its deployed objects and fields add (none before the file is open). */
export function orgSchema(org: OrgIdentity, db: OrgDatabase | null): Schema {
  return db === null ? schemaOf(org) : schemaOf(org, storedCustomSchema(db));
}
