import { ComponentStore, createComponentTables } from './component-store.ts';
import { rowsOf, text, type Connection, type SqlRow } from './sql.ts';

/** A row of the Tooling object SourceMember, by which the CLI tracks what changed in the org. */
export interface SourceMember {
  readonly MemberIdOrName: string;
  readonly MemberType: string;
  readonly MemberName: string;
  readonly IsNameObsolete: boolean;
  readonly IsNewMember: boolean;
  readonly RevisionCounter: number;
  readonly ChangedBy: string;
  readonly LastModifiedDate: string;
}

/** What changed after a revision, oldest first. A bundle has one more row for each file, named `hello/hello.js`. */
export function sourceMembers(db: Connection, afterRevision: number): SourceMember[] {
  createComponentTables(db);
  const store = new ComponentStore(db);
  const rows = rowsOf(db, 'SELECT * FROM _component_revision WHERE revision > ? ORDER BY revision', afterRevision);
  return rows.flatMap((row) => [member(row, text(row['type']), text(row['full_name'])), ...fileMembers(store, row)]);
}

function fileMembers(store: ComponentStore, row: SqlRow): SourceMember[] {
  if (row['type'] !== 'LightningComponentBundle') return [];
  const ref = { type: text(row['type']), fullName: text(row['full_name']) };
  const names = [...store.files(ref).keys(), store.get(ref)?.documentPath ?? ''].filter(Boolean);
  return names.map((path) => member(row, 'LightningComponentResource', path.replace(/^lwc\//, '')));
}

function member(row: SqlRow, type: string, name: string): SourceMember {
  return {
    MemberIdOrName: name,
    MemberType: type,
    MemberName: name,
    IsNameObsolete: row['deleted'] === 1,
    IsNewMember: row['is_new'] === 1,
    RevisionCounter: Number(row['revision']),
    ChangedBy: text(row['changed_by']),
    LastModifiedDate: text(row['changed_date']),
  };
}
