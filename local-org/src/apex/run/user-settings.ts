import type { OrgDatabase } from '../../data/index.ts';

/** What formatting needs of a user. */
export class UserSettings {
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string;
  /** the User row by lower-cased column */
  readonly row: Readonly<Record<string, unknown>>;

  constructor(row: Readonly<Record<string, unknown>>) {
    this.row = row;
    this.timeZone = this.text('timezonesidkey') || 'GMT';
    this.locale = this.text('localesidkey') || 'en_US';
    this.language = this.text('languagelocalekey') || 'en_US';
  }

  static load(db: OrgDatabase, userId: string): UserSettings {
    return new UserSettings(rowOf(db, 'User', userId));
  }

  text(column: string): string {
    const value = this.row[column];
    return typeof value === 'string' ? value : '';
  }
}

/** One row of an object as it is stored, columns lower-cased; empty when there is none. */
export function rowOf(db: OrgDatabase, object: string, id: string): Readonly<Record<string, unknown>> {
  return rowsOf(db, object, 'Id', id)[0] ?? {};
}

export function rowsOf(
  db: OrgDatabase,
  object: string,
  column: string,
  value: string,
): Readonly<Record<string, unknown>>[] {
  const def = db.schema.object(object) ?? db.schema.object(object, 'tooling');
  if (def === undefined || !db.tables.exists(def.name)) return [];
  const rows = db.prepare(`SELECT * FROM "${def.name}" WHERE "${column}" = ? COLLATE NOCASE`).all(value);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key.toLowerCase(), cell])));
}
