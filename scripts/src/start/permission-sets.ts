import { queryAll, rest, soqlText, type RestSession } from '../org/rest.ts';

interface IdRow {
  readonly Id: string;
}
interface AssignmentRow {
  readonly PermissionSetId: string;
}

/** Gives the user every permission set of the hub that the user lacks. */
export async function assignPermissionSets(session: RestSession, username: string): Promise<void> {
  const [user] = await queryAll<IdRow>(session, `SELECT Id FROM User WHERE Username = ${soqlText(username)}`);
  const sets = await queryAll<IdRow>(
    session,
    "SELECT Id FROM PermissionSet WHERE Name LIKE 'Hub\\_%' AND IsOwnedByProfile = false",
  );
  const held = await queryAll<AssignmentRow>(
    session,
    `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${user.Id}'`,
  );
  const missing = sets.filter((set) => !held.some((assignment) => assignment.PermissionSetId === set.Id));
  for (const set of missing)
    await rest(session, 'POST', '/sobjects/PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set.Id });
}
