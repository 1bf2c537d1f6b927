import type { Access, ObjectAccess, UserAccess } from '../types.ts';

const ALL: ObjectAccess = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };

/** A set that has everything: the org itself lacks no right. */
class Everything extends Set<string> {
  override has(): boolean {
    return true;
  }
}

export const EVERYTHING: ReadonlySet<string> = new Everything();

/** Who may do everything, as the given user. */
function unlimitedUser(userId: string, username = ''): UserAccess {
  return {
    userId,
    username,
    profileId: '',
    userPermissions: EVERYTHING,
    customPermissions: EVERYTHING,
    apexClasses: EVERYTHING,
    principals: EVERYTHING,
    tabs: EVERYTHING,
    permissionSetIds: [],
    object: () => ALL,
    field: () => ({ read: true, edit: true }),
  };
}

/** The org's own work (issuing tokens, projections of metadata, seeds): no rights are asked and read-only fields are written. */
export function internalAccess(userId: string): Access {
  return { mode: 'system', user: unlimitedUser(userId), sharing: false, internal: true };
}
