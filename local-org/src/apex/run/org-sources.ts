import type { OrgDatabase } from '../../data/index.ts';
import type { ApexSource } from '../index.ts';

/** Source of the org's classes and triggers, as they were deployed. */
export function orgSources(db: OrgDatabase): ApexSource[] {
  if (!db.tables.exists('_component')) return [];
  const rows = db
    .prepare(
      "SELECT f.path AS path, f.bytes AS bytes, c.document AS document FROM _component c JOIN _component_file f ON f.key = c.key WHERE c.type IN ('ApexClass', 'ApexTrigger')",
    )
    .all() as { path: string; bytes: Uint8Array; document: string | null }[];
  return rows.map(({ path, bytes, document }) => ({
    path,
    text: new TextDecoder().decode(bytes),
    apiVersion: versionOf(document),
  }));
}

function versionOf(document: string | null): number {
  const version = /apiVersion[^0-9]{1,40}(\d+)(?:\.\d)?/.exec(document ?? '')?.[1];
  return version === undefined ? 67 : Number(version);
}
