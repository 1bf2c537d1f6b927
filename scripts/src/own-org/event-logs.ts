import { deployOrgBound } from '../org-bound/render.ts';
import { assignPermissionSets } from '../org/permission-sets.ts';
import { rest, type RestSession } from '../org/rest.ts';

const RIGHT = 'PermissionsViewEventLogFiles';
const PERMISSION_SET = 'Hub_Own_Org_Event_Logs';

interface Description {
  readonly fields: readonly { readonly name: string }[];
}

/** Lets a user read event log files where the org knows the right for it; answers whether it does. */
export async function grantEventLogs(session: RestSession, username: string): Promise<boolean> {
  const { fields } = (await rest(session, 'GET', '/sobjects/PermissionSet/describe')) as Description;
  if (!fields.some(({ name }) => name === RIGHT)) return false;
  await deployOrgBound(session, 'own-org-event-logs', {});
  await assignPermissionSets(session, username, [PERMISSION_SET]);
  return true;
}
