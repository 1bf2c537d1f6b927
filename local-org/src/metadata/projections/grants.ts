import type { OrgDatabase } from '../../data/store/database.ts';

/** What a permission set gives beside objects, fields and user permissions. */
export interface Grant {
  /** metadata type, or `ExternalCredentialPrincipal` */
  readonly kind: string;
  /** API name; `<external credential>-<principal>` for a principal */
  readonly name: string;
  readonly entityId: string | null;
  /** `SetupEntityType` of SetupEntityAccess */
  readonly entityType: string;
}

/** Grants by name, for readers that know names: `_grant(parent_id, kind, name)`, `name` lower-cased. */
export function replaceGrants(db: OrgDatabase, parentId: string, grants: readonly Grant[]): void {
  db.ownTable(
    '_grant',
    'parent_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (parent_id, kind, name)',
  );
  db.prepare('DELETE FROM _grant WHERE parent_id = ?').run(parentId);
  const insert = db.prepare('INSERT OR IGNORE INTO _grant VALUES (?,?,?)');
  for (const { kind, name } of grants) insert.run(parentId, kind, name.toLowerCase());
}
