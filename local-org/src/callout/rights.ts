import type { UserAccess } from '../data/types.ts';
import { CredentialError } from './representations.ts';

const EDIT_RIGHTS = ['managenamedcredentials', 'customizeapplication'];

/** Throws unless the user may fill principals and identity providers. */
export function requireEditRight(user: UserAccess): void {
  if (EDIT_RIGHTS.some((right) => user.userPermissions.has(right))) return;
  throw new CredentialError(
    403,
    'INSUFFICIENT_ACCESS',
    'You need the permission Manage Named Credentials or Customize Application.',
  );
}
