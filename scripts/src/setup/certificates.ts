import { queryAll, RestError, type RestSession } from '../org/rest.ts';

/** One certificate as the check `certificate-near-expiry` reads it. */
export interface CertificateItem {
  readonly name: string;
  /** `2027-11-21`, null when it does not expire */
  readonly expiresOn: string | null;
  /** developer names of named and external credentials */
  readonly usedBy: readonly string[];
}
interface CertificateRow {
  readonly Id: string;
  readonly DeveloperName: string;
  readonly ExpirationDate: string | null;
}
interface UserRow {
  readonly DeveloperName?: string;
  readonly NamedCredential?: { readonly DeveloperName: string };
  readonly ExternalCredential?: { readonly DeveloperName: string };
  readonly CertificateId: string | null;
  readonly JwtSigningCertificateId?: string | null;
}

/** What may sign or authenticate with a certificate. */
const USERS = [
  'SELECT DeveloperName, CertificateId, JwtSigningCertificateId FROM NamedCredential',
  'SELECT NamedCredential.DeveloperName, CertificateId FROM NamedCredentialParameter',
  'SELECT ExternalCredential.DeveloperName, CertificateId FROM ExternalCredentialParameter',
];

/** All certificates of Certificate and Key Management, with the credentials that use them. */
export async function readCertificates(session: RestSession): Promise<CertificateItem[]> {
  const rows = await queryAll<CertificateRow>(
    session,
    'SELECT Id, DeveloperName, ExpirationDate FROM Certificate ORDER BY DeveloperName',
    'tooling',
  );
  const users = rows.length === 0 ? [] : (await Promise.all(USERS.map((soql) => readUsers(session, soql)))).flat();
  return rows.map(({ Id, DeveloperName, ExpirationDate }) => ({
    name: DeveloperName,
    expiresOn: ExpirationDate?.slice(0, 10) ?? null,
    usedBy: [
      ...new Set(
        users
          .filter((user) => user.CertificateId === Id || user.JwtSigningCertificateId === Id)
          .map(
            (user) =>
              user.DeveloperName ?? user.NamedCredential?.DeveloperName ?? user.ExternalCredential?.DeveloperName,
          )
          .filter((name) => name !== undefined),
      ),
    ].sort(),
  }));
}

/** Who uses a certificate helps, but the date counts: an org that does not tell is no reason to give up. */
async function readUsers(session: RestSession, soql: string): Promise<UserRow[]> {
  try {
    return await queryAll<UserRow>(session, soql, 'tooling');
  } catch (error) {
    if (error instanceof RestError) return [];
    throw error;
  }
}
