import type { OrgDatabase } from '../../data/store/database.ts';
import type { Projection } from './projection.ts';

const TABLE = '_org_preference';

/** Settings are no rows in SOQL: `_org_preference(area, name, value)` holds what they switch. */
export const settings: Projection = {
  types: ['Settings'],
  apply({ context, component, document }) {
    clear(context.db, component.fullName);
    const insert = context.db.prepare(`INSERT OR REPLACE INTO ${TABLE} VALUES (?,?,?)`);
    for (const child of document.children)
      if (child.children.length === 0) insert.run(component.fullName, child.name, child.text.trim());
  },
  remove({ context, component }) {
    clear(context.db, component.fullName);
  },
};

function clear(db: OrgDatabase, area: string): void {
  db.ownTable(TABLE, 'area TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (area, name)');
  db.prepare(`DELETE FROM ${TABLE} WHERE area = ?`).run(area);
}

/** One switch of `<area>Settings`; null when no deploy has set it. */
export function orgPreference(db: OrgDatabase, area: string, name: string): string | null {
  if (!db.tables.exists(TABLE)) return null;
  const row = db.prepare(`SELECT value FROM ${TABLE} WHERE area = ? AND name = ?`).get(area, name);
  return row ? String(row['value']) : null;
}
