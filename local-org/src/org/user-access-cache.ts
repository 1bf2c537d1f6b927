import { loadUserAccess } from '../data/index.ts';
import { dataVersion } from './opened-org.ts';
import type { UserAccess } from '../data/types.ts';
import type { LocalOrg } from './server-types.ts';

interface Entry {
  readonly version: number;
  readonly users: Map<string, UserAccess>;
}

/** What users may do, joined once per change of the org's file: rights are read on every request. */
export class UserAccessCache {
  readonly #entries = new WeakMap<LocalOrg, Entry>();

  get(org: LocalOrg, userId: string): UserAccess {
    const version = dataVersion(org.database);
    let entry = this.#entries.get(org);
    if (entry?.version !== version) {
      entry = { version, users: new Map() };
      this.#entries.set(org, entry);
    }
    let access = entry.users.get(userId);
    if (!access) {
      access = loadUserAccess(org.database, userId);
      entry.users.set(userId, access);
    }
    return access;
  }
}
