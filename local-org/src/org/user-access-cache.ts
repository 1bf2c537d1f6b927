import { loadUserAccess } from '../data/index.ts';
import type { UserAccess } from '../data/types.ts';
import { dataVersion } from './opened-org.ts';
import type { LocalOrg } from './server-types.ts';
import { userById } from './users.ts';

interface Entry {
  readonly version: number;
  readonly users: Map<string, UserAccess>;
  readonly active: Map<string, boolean>;
}

/** What users may do, joined once per change of the org's file: rights are read on every request. */
export class UserAccessCache {
  readonly #entries = new WeakMap<LocalOrg, Entry>();

  get(org: LocalOrg, userId: string): UserAccess {
    return remembered(this.#entry(org).users, userId, () => loadUserAccess(org.database, userId));
  }

  /** Deactivating a user ends its sessions at once. */
  isActive(org: LocalOrg, userId: string): boolean {
    return remembered(this.#entry(org).active, userId, () => userById(org, userId)?.isActive === true);
  }

  #entry(org: LocalOrg): Entry {
    const version = dataVersion(org.database);
    let entry = this.#entries.get(org);
    if (entry?.version !== version) {
      entry = { version, users: new Map(), active: new Map() };
      this.#entries.set(org, entry);
    }
    return entry;
  }
}

function remembered<T>(values: Map<string, T>, key: string, read: () => T): T {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = read();
  values.set(key, value);
  return value;
}
