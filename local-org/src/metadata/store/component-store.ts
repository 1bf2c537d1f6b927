import { createHash } from 'node:crypto';
import { componentKey, type ComponentRef, type ParsedComponent } from '../components.ts';
import { makeElement, plainElement, type PlainElement } from '../xml/plain.ts';
import type { XmlElement } from '../xml/parse.ts';
import { newComponentId } from './component-ids.ts';
import { rowOf, rowsOf, text, type Connection, type SqlRow } from './sql.ts';

/** A component of the org. */
export interface StoredComponent extends ComponentRef {
  readonly id: string;
  readonly document: XmlElement | null;
  readonly documentPath: string;
  readonly createdById: string;
  readonly createdDate: string;
  readonly lastModifiedById: string;
  readonly lastModifiedDate: string;
  readonly revision: number;
}

export interface Change {
  readonly id: string;
  readonly state: 'created' | 'changed' | 'unchanged';
}

const TABLES = `
CREATE TABLE IF NOT EXISTS _component (
  key TEXT PRIMARY KEY, type TEXT NOT NULL, full_name TEXT NOT NULL, id TEXT NOT NULL, document TEXT, document_path TEXT NOT NULL,
  hash TEXT NOT NULL, created_by TEXT NOT NULL, created_date TEXT NOT NULL, modified_by TEXT NOT NULL, modified_date TEXT NOT NULL,
  revision INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS _component_type ON _component(type);
CREATE TABLE IF NOT EXISTS _component_file (
  key TEXT NOT NULL, path TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (key, path));
CREATE TABLE IF NOT EXISTS _component_revision (
  key TEXT PRIMARY KEY, type TEXT NOT NULL, full_name TEXT NOT NULL, revision INTEGER NOT NULL, deleted INTEGER NOT NULL,
  is_new INTEGER NOT NULL, changed_by TEXT NOT NULL, changed_date TEXT NOT NULL);
`;

export function createComponentTables(db: Connection): void {
  db.exec(TABLES);
}

/** The components of one org: their parsed trees and the bytes of their content. */
export class ComponentStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
    createComponentTables(db);
  }

  get(ref: ComponentRef): StoredComponent | undefined {
    const row = rowOf(this.#db, 'SELECT * FROM _component WHERE key = ?', componentKey(ref));
    return row && stored(row);
  }

  /** by type, sorted by name; of all types when none is given */
  list(type?: string): StoredComponent[] {
    const rows =
      type === undefined
        ? rowsOf(this.#db, 'SELECT * FROM _component ORDER BY type, full_name')
        : rowsOf(this.#db, 'SELECT * FROM _component WHERE type = ? ORDER BY full_name', type);
    return rows.map(stored);
  }

  /** name and type only: what reference checks need */
  refs(): ComponentRef[] {
    return rowsOf(this.#db, 'SELECT type, full_name FROM _component').map((row) => ({
      type: text(row['type']),
      fullName: text(row['full_name']),
    }));
  }

  files(ref: ComponentRef): Map<string, Uint8Array> {
    const rows = rowsOf(
      this.#db,
      'SELECT path, bytes FROM _component_file WHERE key = ? ORDER BY path',
      componentKey(ref),
    );
    return new Map(rows.map((row) => [text(row['path']), row['bytes'] as Uint8Array]));
  }

  put(component: ParsedComponent, userId: string, now: string): Change {
    const key = componentKey(component);
    const document = component.document && JSON.stringify(plainElement(component.document));
    const hash = hashOf(document, component);
    const before = rowOf(this.#db, 'SELECT id, hash, full_name FROM _component WHERE key = ?', key);
    const id = before ? text(before['id']) : newComponentId(component.type);
    if (before && before['hash'] === hash && before['full_name'] === component.fullName)
      return { id, state: 'unchanged' };
    const revision = this.#track(component, false, !before, userId, now);
    this.#db
      .prepare(
        `INSERT INTO _component VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(key) DO UPDATE SET full_name=excluded.full_name,
         document=excluded.document, document_path=excluded.document_path, hash=excluded.hash, modified_by=excluded.modified_by,
         modified_date=excluded.modified_date, revision=excluded.revision`,
      )
      .run(
        key,
        component.type,
        component.fullName,
        id,
        document,
        component.documentPath,
        hash,
        userId,
        now,
        userId,
        now,
        revision,
      );
    this.#putFiles(key, component);
    return { id, state: before ? 'changed' : 'created' };
  }

  delete(ref: ComponentRef, userId: string, now: string): boolean {
    const key = componentKey(ref);
    const before = this.get(ref);
    if (!before) return false;
    this.#db.prepare('DELETE FROM _component WHERE key = ?').run(key);
    this.#db.prepare('DELETE FROM _component_file WHERE key = ?').run(key);
    this.#track(before, true, false, userId, now);
    return true;
  }

  #putFiles(key: string, component: ParsedComponent): void {
    this.#db.prepare('DELETE FROM _component_file WHERE key = ?').run(key);
    const insert = this.#db.prepare('INSERT INTO _component_file VALUES (?,?,?)');
    for (const { path, bytes } of component.content) insert.run(key, path, bytes);
  }

  /** The next revision of the org, and this component's entry under it: what source tracking reads. */
  #track(ref: ComponentRef, deleted: boolean, isNew: boolean, userId: string, now: string): number {
    const last = rowOf(this.#db, 'SELECT max(revision) AS revision FROM _component_revision');
    const revision = Number(last?.['revision'] ?? 0) + 1;
    this.#db
      .prepare('INSERT OR REPLACE INTO _component_revision VALUES (?,?,?,?,?,?,?,?)')
      .run(componentKey(ref), ref.type, ref.fullName, revision, Number(deleted), Number(isNew), userId, now);
    return revision;
  }
}

function stored(row: SqlRow): StoredComponent {
  const document = row['document'];
  return {
    type: text(row['type']),
    fullName: text(row['full_name']),
    id: text(row['id']),
    document: typeof document === 'string' ? makeElement(JSON.parse(document) as PlainElement) : null,
    documentPath: text(row['document_path']),
    createdById: text(row['created_by']),
    createdDate: text(row['created_date']),
    lastModifiedById: text(row['modified_by']),
    lastModifiedDate: text(row['modified_date']),
    revision: Number(row['revision']),
  };
}

function hashOf(document: string | null, component: ParsedComponent): string {
  const hash = createHash('sha256').update(document ?? '');
  for (const { path, bytes } of [...component.content].sort((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`\0${path}\0`).update(bytes);
  return hash.digest('hex');
}
