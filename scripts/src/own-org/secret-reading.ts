import { deployFiles, packageXml } from '../org/deploy-files.ts';
import { queryAll, rest, soqlText, type RestSession } from '../org/rest.ts';

const SETTINGS = 'settings/ExternalClientApp.settings';
const HELPER_SET = 'Hub_Temporary_Secret_Reading';
interface IdRow {
  readonly Id: string;
}

/** The switch or a right that reading a consumer secret needs could not be taken back: someone must do it by hand. */
export class NotPutBackError extends Error {
  constructor(what: string, cause: unknown) {
    super(
      `${what} could not be put back: ${cause instanceof Error ? cause.message : String(cause)}\n` +
        `In Setup, External Client App Settings, switch off "Allow access to External Client App consumer secrets via REST API", and delete the permission set ${HELPER_SET}.`,
      { cause },
    );
    this.name = 'NotPutBackError';
  }
}

/**
 * Lets `work` read consumer secrets: switches REST access to them on and gives the user the two rights for it. Both are
 * taken back in every exit, also of a killed command's next run, and checked. Throws NotPutBackError when that fails.
 */
export async function withSecretReading<T>(session: RestSession, username: string, work: () => Promise<T>): Promise<T> {
  await removeHelperSet(session);
  const interrupted = new AbortController();
  const onSignal = (): void => interrupted.abort(new Error('Interrupted.'));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    await setSwitch(session, true);
    await grantHelperRights(session, username);
    return await Promise.race([work(), rejection(interrupted.signal)]);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await putBack(session);
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
}

/** Rights first: they are what an attacker could use. Both are tried even when one fails. */
async function putBack(session: RestSession): Promise<void> {
  const [rights, access] = await Promise.allSettled([removeHelperSet(session), setSwitch(session, false)]);
  if (rights.status === 'rejected') throw new NotPutBackError('The temporary permission set', rights.reason);
  if (access.status === 'rejected') throw new NotPutBackError('REST access to consumer secrets', access.reason);
  const left = await queryAll<IdRow>(session, `SELECT Id FROM PermissionSet WHERE Name = ${soqlText(HELPER_SET)}`);
  if (left.length > 0) throw new NotPutBackError('The temporary permission set', new Error('it is still there'));
}

function setSwitch(session: RestSession, on: boolean): Promise<void> {
  const settings =
    '<?xml version="1.0" encoding="UTF-8"?>\n<ExternalClientAppSettings xmlns="http://soap.sforce.com/2006/04/metadata">\n' +
    `    <enableClientSecretInRestApiAccess>${on}</enableClientSecretInRestApiAccess>\n</ExternalClientAppSettings>\n`;
  return deployFiles(session, 'the switch for reading consumer secrets', {
    [SETTINGS]: settings,
    'package.xml': packageXml({ Settings: ['ExternalClientApp'] }, session.apiVersion),
  });
}

async function grantHelperRights(session: RestSession, username: string): Promise<void> {
  const [user] = await queryAll<IdRow>(session, `SELECT Id FROM User WHERE Username = ${soqlText(username)}`);
  const created = (await rest(session, 'POST', '/sobjects/PermissionSet', {
    Name: HELPER_SET,
    Label: 'Hub: temporary secret reading',
    Description: 'Made by `hub own-org connect` and deleted when it ends. Delete it when you see it.',
    PermissionsViewClientSecret: true,
    PermissionsExternalClientAppDeveloper: true,
  })) as { id: string };
  await rest(session, 'POST', '/sobjects/PermissionSetAssignment', {
    AssigneeId: user.Id,
    PermissionSetId: created.id,
  });
}

async function removeHelperSet(session: RestSession): Promise<void> {
  const [set] = await queryAll<IdRow>(session, `SELECT Id FROM PermissionSet WHERE Name = ${soqlText(HELPER_SET)}`);
  if (set === undefined) return;
  const assignments = await queryAll<IdRow>(
    session,
    `SELECT Id FROM PermissionSetAssignment WHERE PermissionSetId = '${set.Id}'`,
  );
  for (const { Id } of assignments) await rest(session, 'DELETE', `/sobjects/PermissionSetAssignment/${Id}`);
  await rest(session, 'DELETE', `/sobjects/PermissionSet/${set.Id}`);
}
