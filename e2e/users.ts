import { randomBytes } from 'node:crypto';
import { assignPermissionSets } from '../scripts/src/org/permission-sets.ts';
import { queryAll, rest, soqlText, type RestSession } from '../scripts/src/org/rest.ts';

/** Creates a user with the least rights and these permission sets, and signs the user in: the session is the user's own. */
export async function signInNewUser(
  admin: RestSession,
  name: string,
  permissionSets: readonly string[],
  profileName = 'Minimum Access - Salesforce',
): Promise<RestSession> {
  const [profile] = await queryAll<{ Id: string }>(
    admin,
    `SELECT Id FROM Profile WHERE Name = ${soqlText(profileName)}`,
  );
  const username = `${name}.${randomBytes(4).toString('hex')}@users.example`;
  const { id } = (await rest(admin, 'POST', '/sobjects/User', {
    Username: username,
    LastName: name,
    Alias: name.slice(0, 8),
    Email: username,
    ProfileId: profile?.Id,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  })) as { id: string };
  if (permissionSets.length > 0) await assignPermissionSets(admin, username, permissionSets);
  const password = randomBytes(12).toString('base64url');
  await soap(admin, 'setPassword', `<userId>${id}</userId><password>${password}</password>`, admin.accessToken);
  const answer = await soap(admin, 'login', `<username>${username}</username><password>${password}</password>`);
  const accessToken = /<sessionId>([^<]+)<\/sessionId>/.exec(answer)?.[1];
  if (accessToken === undefined) throw new Error(`The sign-in of ${username} gave no session.`);
  return { ...admin, accessToken };
}

async function soap(org: RestSession, operation: string, parameters: string, sessionId?: string): Promise<string> {
  const partner = 'xmlns="urn:partner.soap.sforce.com"';
  const header = sessionId
    ? `<Header><SessionHeader ${partner}><sessionId>${sessionId}</sessionId></SessionHeader></Header>`
    : '';
  const response = await fetch(`${org.url}/services/Soap/u/${org.apiVersion}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml', soapaction: '""' },
    body: `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/">${header}<Body><${operation} ${partner}>${parameters}</${operation}></Body></Envelope>`,
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${operation} answered ${response.status}: ${/<faultstring>([^<]*)/.exec(text)?.[1]}`);
  return text;
}
