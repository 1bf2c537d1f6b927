import { loadUserAccess, type OrgDatabase } from '../../data/index.ts';
import type { UserAccess } from '../../data/types.ts';

/** What users may do, joined again only when the org's file has changed: most transactions change nothing. */
export class UserRights {
  readonly #db: OrgDatabase;
  readonly #known = new Map<string, UserAccess>();
  #state = '';

  constructor(db: OrgDatabase) {
    this.#db = db;
  }

  of(userId: string): UserAccess {
    // what a transaction has written may be rolled back
    if (this.#db.hasUncommittedWork) return loadUserAccess(this.#db, userId);
    const state = fileState(this.#db);
    if (state !== this.#state) this.#known.clear();
    this.#state = state;
    const access = this.#known.get(userId) ?? loadUserAccess(this.#db, userId);
    this.#known.set(userId, access);
    return access;
  }

  /** with a permission set besides those that are assigned */
  withSet(userId: string, permissionSetId: string): UserAccess {
    return loadUserAccess(this.#db, userId, this.#db.schema, permissionSetId);
  }
}

/** Changes with every write to the org's file, by another connection or by this one. */
export function fileState(db: OrgDatabase): string {
  const others = db.prepare('PRAGMA data_version').get()?.['data_version'];
  const own = db.prepare('SELECT total_changes() AS changes').get()?.['changes'];
  return `${String(others)} ${String(own)}`;
}
