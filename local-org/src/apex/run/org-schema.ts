import { assignPrefix, type OrgDatabase } from '../../data/index.ts';
import { ComponentStore } from '../../metadata/index.ts';
import { customSchemaOf } from '../../metadata/custom-schema.ts';
import type { OrgIdentity } from '../../org/types.ts';
import { openSchema } from '../../schema/index.ts';
import type { Schema } from '../../schema/types.ts';

/** The schema of an org: its shape, and what its deployed objects and fields add (none before the file is open). */
export function orgSchema(org: OrgIdentity, db: OrgDatabase | null): Schema {
  if (db === null || !db.tables.exists('_component')) return openSchema({ shape: org.shape });
  const components = new ComponentStore(db.sqlite).list();
  const custom = components.filter(({ type }) => type === 'CustomObject' || type === 'CustomField');
  if (custom.length === 0) return openSchema({ shape: org.shape });
  const prefix = (object: string, first: 'a' | 'm' | 'e' | 'x'): string =>
    db.transaction(() => assignPrefix(db, object, first));
  return openSchema({ shape: org.shape, custom: customSchemaOf(custom, prefix) });
}
