import { queryAll, rest, soqlText, type RestSession } from './rest.ts';

interface IdRow {
  readonly Id: string;
}
interface AssignmentRow {
  readonly PermissionSetId: string;
}

/** Gives a user the permission sets of these names that the user lacks. */
export function assignPermissionSets(session: RestSession, username: string, names: readonly string[]): Promise<void> {
  return assign(session, username, `Name IN (${names.map(soqlText).join(', ')})`);
}

/** Gives a person all permission sets of the hub but those that make a user API-only: they would close the pages to the person. */
export function assignHubPermissionSets(session: RestSession, username: string): Promise<void> {
  return assign(session, username, "Name LIKE 'Hub\\_%' AND PermissionsApiUserOnly = false");
}

async function assign(session: RestSession, username: string, which: string): Promise<void> {
  const [user] = await queryAll<IdRow>(session, `SELECT Id FROM User WHERE Username = ${soqlText(username)}`);
  const sets = await queryAll<IdRow>(
    session,
    `SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = false AND ${which}`,
  );
  const held = await queryAll<AssignmentRow>(
    session,
    `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${user.Id}'`,
  );
  const missing = sets.filter((set) => !held.some((assignment) => assignment.PermissionSetId === set.Id));
  for (const set of missing)
    await rest(session, 'POST', '/sobjects/PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set.Id });
}
