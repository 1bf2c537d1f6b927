import { queryAll, rest, soqlText, type RestSession } from './rest.ts';

interface IdRow {
  readonly Id: string;
}
interface AssignmentRow {
  readonly PermissionSetId: string;
}

/** Gives a user the permission sets that the user lacks; names may end in `%`. */
export async function assignPermissionSets(
  session: RestSession,
  username: string,
  names: readonly string[],
): Promise<void> {
  const [user] = await queryAll<IdRow>(session, `SELECT Id FROM User WHERE Username = ${soqlText(username)}`);
  const conditions = names
    .map((name) => `Name LIKE ${soqlText(name.replaceAll('_', '\\_')).replaceAll('\\\\', '\\')}`)
    .join(' OR ');
  const sets = await queryAll<IdRow>(
    session,
    `SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = false AND (${conditions})`,
  );
  const held = await queryAll<AssignmentRow>(
    session,
    `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${user.Id}'`,
  );
  const missing = sets.filter((set) => !held.some((assignment) => assignment.PermissionSetId === set.Id));
  for (const set of missing)
    await rest(session, 'POST', '/sobjects/PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set.Id });
}
