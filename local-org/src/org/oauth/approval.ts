import type { LocalOrg, OrgServer } from '../server-types.ts';
import { systemAccess, type OrgUser } from '../users.ts';
import type { OAuthApp } from './apps.ts';
import { OAuthRefusal } from './refusal.ts';

/** Whether a permission set or profile of the user names the app (SetupEntityAccess). */
function isApproved(server: Pick<OrgServer, 'userAccess'>, org: LocalOrg, user: OrgUser, entityId: string): boolean {
  const { permissionSetIds } = server.userAccess(org, user.id);
  const { totalSize } = org.query({
    soql: 'SELECT COUNT() FROM SetupEntityAccess WHERE SetupEntityId = :entityId AND ParentId IN :parents',
    binds: { entityId, parents: permissionSetIds },
    access: systemAccess(org),
  });
  return totalSize > 0;
}

/** Refuses a user whom the administrator of an admin-approved app did not let in. */
export function checkApproved(
  server: Pick<OrgServer, 'userAccess'>,
  org: LocalOrg,
  user: OrgUser,
  app: OAuthApp,
): void {
  if (!app.adminApproved || app.entityId === null) return;
  if (!isApproved(server, org, user, app.entityId)) {
    throw new OAuthRefusal('invalid_app_access', 'user is not admin approved to access this app');
  }
}
