import type { Schema } from '../../schema/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import { DataError } from '../types.ts';
import type { ObjectAccess, UserAccess } from '../types.ts';
import { fieldRights } from './fields.ts';
import { loadGrants } from './grants.ts';
import type { Grants } from './grants.ts';
import { EVERYTHING } from './internal.ts';
import { objectRights } from './objects.ts';
import { permissionSetIds } from './permission-sets.ts';

/**
 * Everything a user may do: the permission set of the profile, the permission sets assigned, and those of assigned groups
 * less what their muting sets mute; `addedSetId` is one more permission set, which nothing mutes. Throws INVALID_USER when there is no such user.
 */
export function loadUserAccess(
  database: OrgDatabase,
  userId: string,
  schema: Schema = database.schema,
  addedSetId: string | null = null,
): UserAccess {
  const user = database.tables.exists('User')
    ? database.prepare('SELECT "Username" AS username, "ProfileId" AS profile FROM "User" WHERE "Id" = ?').get(userId)
    : undefined;
  if (user === undefined) throw new DataError('INVALID_USER', `No user has the id ${userId}.`);
  const profileId = String(user['profile'] ?? '');
  const sets = permissionSetIds(database, userId, profileId, addedSetId);
  const profile = profileName(database, profileId);
  const grants = loadGrants(database, sets, profile);
  return buildAccess(schema, profile === 'System Administrator' ? withEverything(grants) : grants, {
    userId,
    username: String(user['username'] ?? ''),
    profileId,
    permissionSetIds: sets.ids,
  });
}

function profileName(database: OrgDatabase, profileId: string): string {
  if (!database.tables.exists('Profile')) return '';
  const row = database.prepare('SELECT "Name" AS name FROM "Profile" WHERE "Id" = ?').get(profileId);
  return String(row?.['name'] ?? '');
}

/** The administrator's profile opens every object and field; custom permissions and principals it must be granted like anybody. */
function withEverything(grants: Grants): Grants {
  return { ...grants, objects: EVERYTHING, fields: EVERYTHING };
}

type Identity = Pick<UserAccess, 'userId' | 'username' | 'profileId' | 'permissionSetIds'>;

function buildAccess(schema: Schema, grants: Grants, identity: Identity): UserAccess {
  const objects = new Map<string, ObjectAccess>();
  const object = (name: string): ObjectAccess => {
    const key = name.toLowerCase();
    const found = objects.get(key) ?? objectRights(schema, grants, key);
    objects.set(key, found);
    return found;
  };
  return {
    ...identity,
    userPermissions: grants.userPermissions,
    customPermissions: grants.customPermissions,
    /** Author Apex opens every class */
    apexClasses: grants.userPermissions.has('authorapex') ? EVERYTHING : grants.apexClasses,
    principals: grants.principals,
    tabs: grants.tabs,
    object,
    field: (objectName, fieldName) => fieldRights(schema, grants, object(objectName), objectName, fieldName),
  };
}
