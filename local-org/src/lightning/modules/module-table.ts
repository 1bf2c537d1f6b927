import type { DatabaseSync } from 'node:sqlite';
import type { CompiledModule } from '../types.ts';

/** Creates the table of compiled bundles in an org's file. */
export function createModuleTable(database: DatabaseSync): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS _lwc_module (bundle TEXT PRIMARY KEY, code TEXT NOT NULL, etag TEXT NOT NULL, imports TEXT NOT NULL, refs TEXT NOT NULL) STRICT',
  );
}

/** Stores a compiled bundle in the transaction that is open. */
export function saveModule(database: DatabaseSync, module: CompiledModule): void {
  createModuleTable(database);
  database
    .prepare('INSERT OR REPLACE INTO _lwc_module (bundle, code, etag, imports, refs) VALUES (?, ?, ?, ?, ?)')
    .run(module.name, module.code, module.etag, JSON.stringify(module.imports), JSON.stringify(module.references));
}

export function deleteModule(database: DatabaseSync, bundle: string): void {
  createModuleTable(database);
  database.prepare('DELETE FROM _lwc_module WHERE bundle = ?').run(bundle);
}

/** One compiled bundle, or null. */
export function readModule(database: DatabaseSync, bundle: string): CompiledModule | null {
  createModuleTable(database);
  const row = database.prepare(`${columns} WHERE bundle = ?`).get(bundle);
  return row ? toModule(row) : null;
}

/** All compiled bundles of the org, by name. */
export function readModules(database: DatabaseSync): CompiledModule[] {
  createModuleTable(database);
  return database.prepare(`${columns} ORDER BY bundle`).all().map(toModule);
}

const columns = 'SELECT bundle, code, etag, imports, refs FROM _lwc_module';

function toModule(row: Record<string, unknown>): CompiledModule {
  return {
    name: String(row['bundle']),
    code: String(row['code']),
    etag: String(row['etag']),
    imports: JSON.parse(String(row['imports'])) as string[],
    references: JSON.parse(String(row['refs'])) as string[],
  };
}
