import type { Access, UserAccess } from '../types.ts';

/**
 * As whom APIs and pages read: in user mode, with sharing. Only Apex, and users with View Encrypted Data, see encrypted text:
 * https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/fields_about_encrypted_fields.htm
 */
export function outsideAccess(user: UserAccess): Access {
  const masksEncrypted = !user.userPermissions.has('viewencrypteddata');
  return { mode: 'user', user, sharing: true, masksEncrypted };
}
